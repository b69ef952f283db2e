import AWSAPI
import AWSConfig
import Secrecy
import ShellState
import Text

/// What AWS says about the profile that is meant or, if none is, about those that have keys: whether it is reached, the
/// time, the keys, the session and the devices.
///
/// Each question is asked once, none is asked of a person, and what AWS does not allow is not a finding.
struct AccountChecks {
  let inspection: Inspection
  /// The profile that was named, if one was.
  let operand: String?

  /// In seconds, to find out whether AWS is reached at all.
  private static let time = 5
  /// In seconds: up to the first, a clock is right; beyond the second, some services refuse calls.
  private static let (tolerated, refused) = (120, 300)
  /// How many profiles are checked if none is meant.
  private static let mostProfiles = 5

  private var context: Context { inspection.context }

  /// - Throws: `callInterrupted`, and nothing else: Ctrl-C ends the whole run.
  func run() throws(Failure) -> [Finding] {
    let choice = context.profileName(operand)
    let named: Target
    let owner: Target
    do throws(Failure) {
      named = try context.target(of: choice)
      owner = try context.keysOwner(of: named)
    } catch {
      if operand == nil, !choice.isNamed { return try everyone() }
      if operand == nil, case .resolution(let error) = error, error.isOtherWay { return try clockAlone() }
      return [.error(.profile, .unusable(error, inspection.paths, isChosen: true))]
    }
    return (named.role == nil ? [] : [roleFinding(named, owner)]) + (try reaching([owner]))
  }

  private func roleFinding(_ named: Target, _ owner: Target) -> Finding {
    let role = printable(named.role?.arn ?? "")
    return .ok(
      .keys, "\(printable(named.profile.name)) assumes \(role) with the keys of \(printable(owner.profile.name))")
  }

  /// The profiles that have keys of their own.
  private func everyone() throws(Failure) -> [Finding] {
    let shared = inspection.shared
    let names = context.userProfiles.filter { name in
      // Most profiles of a long file have none, and need not be resolved.
      guard shared.profile(name)?[.accessKeyID] != nil || shared.longTermSection(of: name) != nil,
        let resolution = try? shared.resolution(of: name), resolution.roles.isEmpty,
        case .file(let keys) = resolution.keys, !keys.isTemporary
      else { return false }
      return true
    }
    var targets: [Target] = []
    var unusable: [Finding] = []
    for name in names.prefix(Self.mostProfiles) {
      do throws(Failure) { targets.append(try context.target(of: context.choice(of: name))) } catch {
        unusable.append(.error(.profile, .unusable(error, inspection.paths, isChosen: true)))
      }
    }
    if targets.isEmpty, unusable.isEmpty {
      let missing: [Finding] = context.profilesWithKeys.isEmpty ? [.error(.keys, .noKeysAtAll())] : []
      return missing + (try clockAlone())
    }
    let rest = names.count - Self.mostProfiles
    let left = "\(rest) more profiles were not checked with AWS; aws-mfa doctor PROFILE checks one"
    return unusable + (try reaching(targets)) + (rest > 0 ? [.ok(.keys, left)] : [])
  }

  // MARK: Reaching AWS

  private func clockAlone() throws(Failure) -> [Finding] {
    let rules = EndpointRules(
      environment: inspection.world.environment, shared: inspection.shared, profile: nil,
      userRegion: context.shell.userRegion, serial: nil)
    guard let endpoint = try? rules.sts() else { return [] }
    return try asking(endpoint, caBundle: inspection.world.environment[.caBundle]).findings
  }

  /// Where an endpoint is not reached, nothing more is asked there.
  private func reaching(_ targets: [Target]) throws(Failure) -> [Finding] {
    var findings: [Finding] = []
    var reached: [String: Bool] = [:]
    for target in targets {
      let endpoint = target.endpoint
      if reached[endpoint.url] == nil {
        let caller = context.caller(for: target, with: AccessKeys(id: "", secret: Secret("")))
        let answer = try asking(endpoint, caBundle: caller.caBundle)
        findings += answer.findings
        reached[endpoint.url] = answer.isReached
      }
      guard reached[endpoint.url] == true else { continue }
      let account = try KeyChecks(inspection: inspection, target: target).run()
      findings += account
      if account.contains(where: { $0.check == .network }) { reached[endpoint.url] = false }
    }
    return findings
  }

  /// Asks for the time, which needs no keys. Without curl, the signed calls show whether AWS is reached.
  private func asking(
    _ endpoint: Endpoint, caBundle: String?
  ) throws(Failure) -> (findings: [Finding], isReached: Bool) {
    let request = QueryRequest(
      url: endpoint.url, host: endpoint.host, query: Secret(""), isLoopback: endpoint.isLoopback, caBundle: caBundle,
      timeLimit: Self.time)
    let answer: HTTPAnswer
    do throws(TransportError) { answer = try inspection.world.aws.fetch(request) } catch {
      switch error {
      case .interrupted: throw .callInterrupted
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
}
