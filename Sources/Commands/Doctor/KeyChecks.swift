import AWSAPI
import AWSConfig
import Secrecy
import Text

/// The keys of one profile, its session, and the devices of their user, as AWS tells.
struct KeyChecks {
  let inspection: Inspection
  /// A target without a role.
  let target: Target

  private var context: Context { inspection.context }
  private var name: String { target.profile.name }

  /// - Throws: `callInterrupted`, and nothing else.
  func run() throws(Failure) -> [Finding] {
    let (ofKeys, keys) = try checkedKeys()
    if ofKeys.contains(where: { $0.check == .network }) { return ofKeys }
    let (ofSession, session) = try checkedSession()
    // Policies often want a session for what comes now.
    guard let signer = session ?? keys else { return ofKeys + ofSession + knownAge }
    return ofKeys + ofSession + (try devicesAndAge(signer))
  }

  /// What a call is signed with.
  private struct Signer {
    let keys: AccessKeys
    var token: Secret?
  }

  private func checkedKeys() throws(Failure) -> ([Finding], Signer?) {
    if case .process = target.resolution.keys {
      return ([.ok(.keys, "\(printable(name)) has a credential_process, which was not run")], nil)
    }
    if case .store(let keys) = target.resolution.keys {
      return ([.ok(.keys, "\(printable(name)) has its keys in \(keys.store.rawValue), which was not opened")], nil)
    }
    do throws(Failure) {
      let keys = try context.keys(of: target)
      _ = try context.send(.callerIdentity, by: context.caller(for: target, with: keys), of: name)
      return ([.ok(.keys, "AWS accepts the keys of \(printable(name))")], Signer(keys: keys))
    } catch {
      return (try findings(for: error, .keys, .keysRefused(error, inspection.paths)), nil)
    }
  }

  private func checkedSession() throws(Failure) -> ([Finding], Signer?) {
    guard let session = context.storedSession(of: target, tiedBy: target.accepted)?.credentials else {
      return ([.ok(.session, "\(printable(name)) has no live session; \(loginCommand(name)) opens one")], nil)
    }
    do throws(Failure) {
      let caller = context.caller(for: target, with: session.keys, token: session.token)
      _ = try context.send(.callerIdentity, by: caller, of: name)
      let text = "\(printable(name)) has a session \(Wording.until(session.expiration, inspection.world))"
      return ([.ok(.session, text)], Signer(keys: session.keys, token: session.token))
    } catch {
      return (try findings(for: error, .session, .sessionRefused(error)), nil)
    }
  }

  /// A clock that is wrong has been found already, and a call that got no answer says nothing about the keys.
  private func findings(
    for failure: Failure, _ check: Check, _ words: FindingWords
  ) throws(Failure) -> [Finding] {
    switch failure {
    case .callInterrupted: throw failure
    case .refused(.clock, profile: _): return []
    case .transport, .notAWS, .refused(.busy, profile: _): return [.warning(.network, .notReached(failure))]
    default: return [.error(check, words)]
    }
  }

  // MARK: What IAM tells

  private func devicesAndAge(_ signer: Signer) throws(Failure) -> [Finding] {
    let search = DeviceSearch(context: context, target: target, keys: signer.keys, token: signer.token)
    let result: DeviceSearch.Result
    do throws(Failure) { result = try search.run() } catch {
      if error == .callInterrupted { throw error }
      return [.ok(.mfaDevice, "IAM did not answer, so the devices and the age of the key were not checked")]
    }
    switch result {
    case .listed(let devices): return [finding(of: devices.map(\.serial)), try age(signer)]
    case .unlisted(.transport, guess: _):
      return [.ok(.mfaDevice, "IAM was not reached, so the devices and the age of the key were not checked")]
    case .unlisted:
      return [.ok(.mfaDevice, "the user may not list MFA devices, so they were not checked"), try age(signer)]
    }
  }

  private func finding(of serials: [DeviceSerial]) -> Finding {
    let usable = serials.filter { !$0.isPasskey }
    if serials.isEmpty { return .warning(.mfaDevice, .noDevice(name)) }
    if usable.isEmpty { return .error(.mfaDevice, .passkeysOnly(name)) }
    if let device = target.device, !usable.contains(device.serial) {
      return .error(.mfaDevice, .unknownDevice(device, name, instead: usable))
    }
    let devices = usable.map { printable($0.text) }.joined(separator: ", ")
    return .ok(.mfaDevice, "\(printable(name)) has an MFA device that gives codes: \(devices)")
  }

  private func age(_ signer: Signer) throws(Failure) -> Finding {
    guard case .accessKey(let id) = target.base, let listed = try listedKeys(signer),
      let key = listed.first(where: { $0.id == id })
    else { return .ok(.keyAge, "the user may not list access keys, so their age was not checked") }
    return finding(of: KnownKey(id: id, since: key.created, isExact: true))
  }

  /// What is known without AWS of keys that nothing is signed with here: those in a password store, which stays closed.
  private var knownAge: [Finding] {
    guard isStored, let id = target.resolution.keys.keyID, let key = context.stateDirectory.knownKey(id) else {
      return []
    }
    return [finding(of: key)]
  }

  private var isStored: Bool { if case .store = target.resolution.keys { true } else { false } }

  private func finding(of key: KnownKey) -> Finding {
    let age = max(0, context.now - key.since)
    let (days, limit) = (age / 86_400, context.settings.keyAge)
    return limit > 0 && age >= limit
      ? .warning(.keyAge, .oldKey(key.id, days: days, isExact: key.isExact, name, isStored: isStored))
      : .ok(.keyAge, "the access key \(Wording.oldKey(key.id, days: days, isExact: key.isExact))")
  }

  /// `nil` if AWS does not tell.
  private func listedKeys(_ signer: Signer) throws(Failure) -> [ListedKey]? {
    do throws(Failure) {
      let caller = try context.iamCaller(for: target, with: signer.keys, token: signer.token)
      let keys = try context.send(.accessKeys(of: nil), by: caller, of: name).result
      for key in keys { context.stateDirectory.noteKey(key.id, made: key.created) }
      return keys
    } catch {
      if error == .callInterrupted { throw error }
      return nil
    }
  }
}
