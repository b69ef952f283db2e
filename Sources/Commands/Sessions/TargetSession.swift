import AWSConfig
import Secrecy
import ShellState

/// Finds the session of a target.
extension Context {
  /// The stored session of a target, if it is tied to it and lasts longer than `seconds`.
  ///
  /// - Parameter tie: the tie to match, if not the one that a login wants.
  func storedSession(of target: Target, lasting seconds: Int = 0, tiedBy tie: Tie? = nil) -> StoredSession? {
    world.trace(
      target.isUnkept
        ? TraceWording.unkept(target.name)
        : TraceWording.stored(
          shared.sessionSection(of: target.profile.name), of: target.name, tiedBy: tie ?? target.wanted,
          lasting: seconds, now: now))
    guard !target.isUnkept, case .session(let session) = shared.sessionSection(of: target.profile.name),
      session.tie.satisfies(tie ?? target.wanted),
      session.credentials.secondsLeft(at: now) > seconds
    else { return nil }
    return session
  }

  /// Whether the environment's keys are used under the name of a profile that has its own. The section is for those.
  func hasOtherKeys(_ target: Target) -> Bool {
    target.resolution.keys == .environment && target.resolution.roles.isEmpty && unnamedHasKeys
  }

  /// The session that the older aws-mfa opened with the same keys, in that program's section.
  func olderSession(of target: Target, lasting seconds: Int = 0) -> StoredSession? {
    guard !target.isUnkept, !shared.wasLoggedOut(target.profile.name),
      let session = shared.olderSession(of: target.profile.name),
      session.tie.satisfies(target.wanted), session.credentials.secondsLeft(at: now) > seconds
    else { return nil }
    return session
  }

  /// The live session of a profile, for the verbs that never ask.
  func liveSession(of choice: ProfileChoice) throws(Failure) -> (target: Target, session: StoredSession) {
    let target = try target(of: choice)
    if let session = storedSession(of: target, tiedBy: target.accepted) { return (target, session) }
    throw absence(of: target)
  }

  /// Why a target has no live session, for the verbs that never ask.
  func absence(of target: Target) -> Failure {
    let profile = target.profile.name
    if case .session(let other) = shared.sessionSection(of: profile), other.tie.satisfies(target.accepted) {
      return .sessionEnded(profile: profile)
    }
    return .noSession(profile: profile)
  }

  /// The region that comes with a session: the one that the user set for the session, else the profile's or its
  /// chain's.
  func region(of target: Target) -> String? {
    let own = target.isSeparate ? nil : shared.ownSetting(.region, ofSession: target.profile.name)
    return own ?? target.resolution.along(.region)?.value
  }

  /// The stored form of this shell's session; `nil` if it is not stored.
  var storedHere: StoredSession? {
    let memory = shell.memory
    guard let profile = memory.profile, !memory.isWaiting, memory.ending == nil,
      case .session(let session) = shared.sessionSection(of: profile),
      session.credentials.expiration == memory.expiration,
      shell.sessionKeyID == nil || shell.sessionKeyID == session.credentials.keys.id
    else { return nil }
    return session
  }
}
