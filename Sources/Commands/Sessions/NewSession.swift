import AWSAPI
import AWSConfig
import Secrecy

/// Opens a new session. A role is assumed with its source's session, without a code; that session is opened first if it
/// is not live.
struct NewSession {
  let context: Context
  /// The target that was asked for by name; questions are worded for it.
  let target: Target
  let limits: SessionLimits
  let isStoring: Bool
  let givenCode: String?
  let occasion: Occasion
  /// What asks in the terminal's place.
  var dialog: Dialog?

  func open() throws(Failure) -> IssuedSession {
    if !occasion.isUninvited { context.warn(ofValuesOf: target) }
    return try session(of: target)
  }

  private func session(of target: Target) throws(Failure) -> IssuedSession {
    try context.checkCertificates(for: target)
    let duration = try limits.duration(of: target)
    guard let role = target.role else {
      return IssuedSession(session: try sessionByCode(of: target) { .sessionToken($0, duration: $1) })
    }
    let source = try context.source(of: target)
    if duration > SessionDuration.hour, let source {
      guard source.role == nil else {
        throw .chainedDuration(duration, source: limits.source(of: target, role))
      }
      context.world.say(Wording.longRole(target.name, duration))
    }
    guard let source, duration <= SessionDuration.hour else {
      return IssuedSession(
        session: try sessionByCode(of: target) { code, duration in
          .assumeRole(
            role.request(
              duration, sessionName: RoleRequest.sessionName(for: code.device.serial), policy: target.policy),
            code: code)
        })
    }
    let base = try liveSession(of: source)
    return IssuedSession(
      session: try context.assume(
        role, of: target, lasting: duration, with: base.session, of: source,
        within: occasion.budget?.secondsLeft ?? Caller.callTime),
      base: base.isKept ? source.profile.name : nil)
  }

  // MARK: Roles

  /// The source's stored session, or a new one. A new one is stored as if it had been asked for by name, unless the
  /// source is only a step on the way to the target's role.
  private func liveSession(of source: Target) throws(Failure) -> (session: StoredSession, isKept: Bool) {
    if source.isUnkept { return (try session(of: source).session, false) }
    if let session = context.storedSession(of: source, tiedBy: occasion.isUninvited ? source.accepted : nil) {
      return (session, true)
    }
    if let session = context.olderSession(of: source) { return (session, false) }
    if isStoring { try context.checkSection(of: source) }
    let opened = try session(of: source)
    return (opened.session, isStoring ? try keep(opened, of: source) : false)
  }

  private func keep(_ opened: IssuedSession, of source: Target) throws(Failure) -> Bool {
    do throws(Failure) {
      try context.store(opened, of: source)
    } catch {
      if case .sourceEnded = error { throw error }
      context.world.say(Wording.sourceNotStored(source.name, error, context.paths))
      return false
    }
    if context.adoptsSection(of: source) { context.world.say(Wording.adopting(source.name)) }
    try? context.stateDirectory.bumpGeneration(opened.session.credentials.keys.id)
    return true
  }

  // MARK: Codes

  private func sessionByCode(
    of target: Target, _ call: @escaping (DeviceCode, _ duration: Int) -> Call<SessionCredentials>
  ) throws(Failure) -> StoredSession {
    guard context.world.aws.canCall() else { throw .transport(.curlMissing, host: target.endpoint.host) }
    let keys = try context.keys(of: target, within: occasion.budget?.secondsLeft ?? KeyProcess.time)
    let device = try device(for: target, keys)
    try check(device, keys, target)
    // The device may only just have been found, and a root user's device has its own maximum.
    let duration = try limits.duration(of: target.with(device))
    return try CodeExchange(
      context: context, target: target, keys: keys, device: device, duration: duration, call: { call($0, duration) },
      title: self.target.name, destination: context.destination(of: target),
      codeProcess: occasion.runsCodeProcess ? self.target.resolution.along(.mfaProcess) : nil, givenCode: givenCode,
      occasion: occasion, dialog: dialog,
      serves: { serves($0, target) }
    ).open()
  }

  /// Whether a session stored in the meantime makes the code unnecessary.
  private func serves(_ session: StoredSession, _ target: Target) -> Bool {
    if occasion.isTest { return false }
    let left = session.credentials.secondsLeft(at: context.now)
    return target.isSource ? left > 0 : left > limits.minTTL && left >= limits.wanted ?? 0
  }

  /// The configured device, else the one that worked last with these keys, else one found now.
  private func device(for target: Target, _ keys: AccessKeys) throws(Failure) -> Device {
    if let device = target.device { return device }
    if let serial = context.stateDirectory.workingDevice(of: keys.id, at: target.endpoint) {
      return Device(serial: serial, source: "the device that worked last", isRemembered: true)
    }
    if occasion.isOffTerminal { throw .noSerial(profile: target.resolution.base.name) }
    return try DeviceChoice(context: context, target: target, keys: keys).run()
  }

  /// AWS would refuse a device of an account other than the keys', without giving that reason.
  private func check(_ device: Device, _ keys: AccessKeys, _ target: Target) throws(Failure) {
    guard target.endpoint.isAWS, device.serial.partition == .commercial, let account = device.serial.account,
      let own = AccessKeys.account(ofID: keys.id), own != account
    else { return }
    throw .otherAccount(device.serial.text, source: device.source, account: own, profile: target.resolution.base.name)
  }
}

/// A new session, and the profile whose stored session it was opened with.
struct IssuedSession {
  let session: StoredSession
  var base: String?
  /// Whether nobody asked for it by name, so that a logout of its profile in the meantime stands against it.
  var isByItself = false
}

extension NewSession {
  /// Whether a target's session can now be opened without a code.
  static func needsNoCode(_ target: Target, file: DirectoryFile?, in context: Context) -> Bool {
    let login = Arguments(verb: .login)
    guard target.role != nil, let limits = try? SessionLimits(login, file: file, context.settings, for: target),
      let duration = try? limits.duration(of: target), duration <= SessionDuration.hour,
      let source = (try? context.source(of: target)) ?? nil
    else { return false }
    return context.storedSession(of: source, tiedBy: source.accepted) ?? context.olderSession(of: source) != nil
      || needsNoCode(source, file: nil, in: context)
  }
}

extension Context {
  /// Where calls go, if that is not AWS or not where the profile with the keys makes its calls.
  func destination(of target: Target) -> String? {
    if !target.endpoint.isAWS { return Wording.calling(target.endpoint.url) }
    guard hasOwnEndpoint(target) else { return nil }
    return Wording.callingOwn(target.endpoint.host, for: target.governing.profile.name)
  }
}
