import AWSAPI
import AWSConfig

/// How a session comes into the credentials file. What was read at the start may be old by now: a person has typed meanwhile.
extension Context {
  /// Whether the section for the target's session is another's. Where none would be written, it does not matter.
  ///
  /// - Throws: `foreignSection`.
  func checkSection(of target: Target) throws(Failure) {
    let name = target.profile.name
    if SessionSection.unreadability(of: name) == nil, case .foreign(let owner) = shared.sessionSection(of: name) {
      throw .foreignSection(profile: name, owner)
    }
  }

  /// Whether a section that was pasted by hand becomes ours with the target's session.
  func adoptsSection(of target: Target) -> Bool {
    SessionSection.unreadability(of: target.profile.name) == nil
      && shared.sessionSection(of: target.profile.name) == .adoptable
  }

  func store(_ issued: IssuedSession, of target: Target) throws(Failure) {
    if let why = SessionSection.unreadability(of: target.profile.name) {
      throw .unreadableName(profile: target.profile.name, why)
    }
    if hasOtherKeys(target) { throw .otherKeys(profile: target.name) }
    let reading = reading { $0.hasKeys(of: target) }
    try world.files.update(paths.credentials, reading) { bytes throws(Failure) in
      try storing(issued, target, in: bytes)
    }
  }

  private func storing(_ issued: IssuedSession, _ target: Target, in bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let shared = try shared(with: bytes)
    let section = shared.sessionSection(of: target.profile.name)
    if case .foreign(let owner) = section { throw .foreignSection(profile: target.profile.name, owner) }
    if isPoisonous(issued.session, over: section.session(at: now)) {
      throw .notOverwritten(profile: target.profile.name, endpoint: target.endpoint.url)
    }
    if let base = issued.base, shared.isLoggedOut(base) {
      throw .sourceEnded(profile: target.profile.name, source: base)
    }
    let resolution = (try? shared.resolution(of: target.profile.name)) ?? target.resolution
    return try endingExpired(in: shared.storing(issued.session, for: resolution))
  }

  /// A live session of another endpoint is not overwritten by a shell whose endpoint is not AWS: a project's settings for a
  /// local stand-in must not reach every terminal.
  private func isPoisonous(_ session: StoredSession, over stored: StoredSession?) -> Bool {
    guard let stored else { return false }
    return session.tie.endpoint != nil && stored.tie.endpoint != session.tie.endpoint
  }
}

extension SharedConfig {
  /// Whether the file still has the keys that a session was issued with, if it had them.
  fileprivate func hasKeys(of target: Target) -> Bool {
    guard case .file = target.resolution.keys else { return true }
    guard case .file? = (try? resolution(of: target.profile.name))?.keys else { return false }
    return true
  }
}
