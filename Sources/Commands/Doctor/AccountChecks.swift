import AWSAPI
import AWSConfig
import Secrecy
import ShellState
import Text

/// What AWS says about the profile that is meant or, if none is, about those that have keys: whether it is reached, the
/// time, the keys, the session and the devices.
///
/// Each question is asked once, none is asked of a person, and what AWS does not allow is no fault.
struct AccountChecks {
  let inspection: Inspection
  /// The profile that was named, if one was.
  let operand: String?

  /// In seconds, to find out whether AWS is reached at all.
  private static let time = 5
  /// In seconds: up to the first, a clock is right; beyond the second, some services refuse calls.
  private static let (tolerated, refused) = (120, 300)
  /// In days.
  private static let oldKey = 90
  /// How many profiles are checked if none is meant.
  private static let mostProfiles = 5

  private var context: Context { inspection.context }

  func run() -> [Finding] {
    let choice = context.profileName(operand)
    do throws(Failure) {
      let named = try context.target(of: choice)
      let owner = try context.keysOwner(of: named)
      return (named.role == nil ? [] : [roleFinding(named, owner)]) + reaching([owner])
    } catch {
      if operand == nil, !choice.isNamed { return everyone }
      if operand == nil, case .resolution(let error) = error, error.isOtherWay { return clockAlone }
      return [.error(.profile, .unusable(error, inspection.paths, isChosen: true))]
    }
  }

  private func roleFinding(_ named: Target, _ owner: Target) -> Finding {
    let role = printable(named.role?.arn ?? "")
    return .ok(
      .keys, "\(printable(named.profile.name)) assumes \(role) with the keys of \(printable(owner.profile.name))")
  }

  /// The profiles that have keys of their own.
  private var everyone: [Finding] {
    let shared = inspection.shared.indexed
    let names = context.userProfiles.filter { name in
      // Most profiles of a long file have none, and need not be resolved.
      guard shared.profile(name)?[.accessKeyID] != nil || shared.longTermSection(of: name) != nil,
        let resolution = try? shared.resolution(of: name), resolution.roles.isEmpty, case .file = resolution.keys
      else { return false }
      return true
    }
    let targets = names.prefix(Self.mostProfiles).compactMap { try? context.target(of: context.choice(of: $0)) }
    if targets.isEmpty { return clockAlone }
    let rest = names.count - Self.mostProfiles
    let left = "\(rest) more profiles were not checked with AWS; aws-mfa doctor PROFILE checks one"
    return reaching(targets) + (rest > 0 ? [.ok(.keys, left)] : [])
  }

  // MARK: Reaching AWS

  private var clockAlone: [Finding] {
    let rules = EndpointRules(
      environment: inspection.world.environment, shared: inspection.shared, profile: nil,
      userRegion: context.shell.userRegion, serial: nil)
    guard let endpoint = try? rules.sts() else { return [] }
    return asking(endpoint, caBundle: inspection.world.environment[.caBundle]).findings
  }

  /// Where an endpoint is not reached, nothing more is asked there.
  private func reaching(_ targets: [Target]) -> [Finding] {
    var reached: [String: Bool] = [:]
    return targets.flatMap { target -> [Finding] in
      let endpoint = target.endpoint
      if let isReached = reached[endpoint.url] { return isReached ? account(target) : [] }
      let caller = context.caller(for: target, with: AccessKeys(id: "", secret: Secret("")))
      let (findings, isReached) = asking(endpoint, caBundle: caller.caBundle)
      reached[endpoint.url] = isReached
      return isReached ? findings + account(target) : findings
    }
  }

  /// Asks for the time, which needs no keys. Without curl, the signed calls show whether AWS is reached.
  private func asking(_ endpoint: Endpoint, caBundle: String?) -> (findings: [Finding], isReached: Bool) {
    let request = QueryRequest(
      url: endpoint.url, host: endpoint.host, query: Secret(""), isLoopback: endpoint.isLoopback, caBundle: caBundle,
      timeLimit: Self.time)
    let answer: HTTPAnswer
    do throws(TransportError) { answer = try inspection.world.aws.fetch(request) } catch {
      switch error {
      case .curlNeeded, .curlMissing: return ([], inspection.world.aws.canCall())
      default: return ([.warning(.network, .notReached(.transport(error, host: endpoint.host)))], false)
      }
    }
    let reached = Finding.ok(.network, "\(endpoint.host) answers")
    guard let date = answer.date else { return ([reached], true) }
    return ([reached, clock(context.now - date)], true)
  }

  private func clock(_ skew: Int) -> Finding {
    if abs(skew) <= Self.tolerated { return .ok(.clock, "the clock is right") }
    let isRefused = abs(skew) > Self.refused
    let words = FindingWords.clock(skew, isRefused: isRefused)
    return isRefused ? .error(.clock, words) : .warning(.clock, words)
  }

  // MARK: Keys, session, devices

  private func account(_ target: Target) -> [Finding] {
    let (keyFindings, keys) = checkedKeys(of: target)
    let (sessionFindings, session) = checkedSession(of: target)
    guard let signer = session.map({ Signer(keys: $0.keys, token: $0.token) }) ?? keys.map({ Signer(keys: $0) }) else {
      return keyFindings + sessionFindings
    }
    return keyFindings + sessionFindings + devices(of: target, signer) + age(of: target, signer)
  }

  private struct Signer {
    let keys: AccessKeys
    var token: Secret?
  }

  private func checkedKeys(of target: Target) -> ([Finding], AccessKeys?) {
    let name = printable(target.profile.name)
    if case .process = target.resolution.keys {
      return ([.ok(.keys, "\(name) has a credential_process, which was not run")], nil)
    }
    do throws(Failure) {
      let keys = try context.keys(of: target)
      _ = try context.send(.callerIdentity, by: context.caller(for: target, with: keys), of: target.profile.name)
      return ([.ok(.keys, "AWS accepts the keys of \(name)")], keys)
    } catch {
      return (finding(for: error, .keys, .keysRefused(error, inspection.paths)), nil)
    }
  }

  private func checkedSession(of target: Target) -> ([Finding], SessionCredentials?) {
    let name = target.profile.name
    guard let session = context.storedSession(of: target, tiedBy: target.accepted)?.credentials else {
      return ([.ok(.session, "\(printable(name)) has no live session; \(loginCommand(name)) opens one")], nil)
    }
    let caller = context.caller(for: target, with: session.keys, token: session.token)
    do throws(Failure) {
      _ = try context.send(.callerIdentity, by: caller, of: name)
      let text = "\(printable(name)) has a session \(Wording.until(session.expiration, inspection.world))"
      return ([.ok(.session, text)], session)
    } catch {
      return (finding(for: error, .session, .sessionRefused(name, error)), nil)
    }
  }

  /// A clock that is wrong has been found already, and a call that got no answer says nothing about the keys.
  private func finding(for failure: Failure, _ check: Check, _ words: FindingWords) -> [Finding] {
    switch failure {
    case .refused(.clock, profile: _): []
    case .transport, .notAWS, .refused(.busy, profile: _): [.warning(.network, .notReached(failure))]
    default: [.error(check, words)]
    }
  }

  private func devices(of target: Target, _ signer: Signer) -> [Finding] {
    let search = DeviceSearch(context: context, target: target, keys: signer.keys, token: signer.token)
    guard let result = try? search.run(), case .listed(let listed) = result else {
      return [.ok(.mfaDevice, "the user may not list MFA devices, so they were not checked")]
    }
    let serials = listed.map(\.serial)
    let usable = serials.filter { !$0.isPasskey }
    let name = target.profile.name
    if serials.isEmpty { return [.warning(.mfaDevice, .noDevice(name))] }
    if usable.isEmpty { return [.error(.mfaDevice, .passkeysOnly(name))] }
    if let device = target.device, !usable.contains(device.serial) {
      return [.error(.mfaDevice, .unknownDevice(device, name, instead: usable))]
    }
    let names = usable.map { printable($0.text) }.joined(separator: ", ")
    return [.ok(.mfaDevice, "\(printable(name)) has an MFA device that gives codes: \(names)")]
  }

  private func age(of target: Target, _ signer: Signer) -> [Finding] {
    guard case .accessKey(let id) = target.base,
      let caller = try? context.iamCaller(for: target, with: signer.keys, token: signer.token),
      let listed = try? context.send(.accessKeys(of: nil), by: caller, of: target.profile.name).result,
      let key = listed.first(where: { $0.id == id })
    else { return [.ok(.keyAge, "the user may not list access keys, so their age was not checked")] }
    let days = max(0, context.now - key.created) / 86_400
    return days >= Self.oldKey
      ? [.warning(.keyAge, .oldKey(id, days: days, target.profile.name))]
      : [.ok(.keyAge, "the access key \(id) is \(days) days old")]
  }
}
