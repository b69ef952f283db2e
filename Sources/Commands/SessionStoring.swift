import AWSConfig

/// How a session comes into the credentials file.
extension Context {
  func store(_ session: StoredSession, of target: Target) throws(Failure) {
    if isPoisonous(session, target) {
      throw .notOverwritten(profile: target.profile.name, endpoint: target.endpoint.url)
    }
    try world.files.update(paths.credentials) { bytes throws(Failure) in
      try storing(session, target, in: bytes)
    }
  }

  /// A live session of another endpoint is not overwritten by a shell whose endpoint is not AWS: a project's settings for a
  /// local stand-in must not reach every terminal.
  private func isPoisonous(_ session: StoredSession, _ target: Target) -> Bool {
    guard let stored = shared.sessionSection(of: target.profile.name).session(at: now) else { return false }
    return session.tie.endpoint != nil && stored.tie.endpoint != session.tie.endpoint
  }

  private func storing(_ session: StoredSession, _ target: Target, in bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let shared = try shared(with: bytes)
    if case .foreign(let owner) = shared.sessionSection(of: target.profile.name) {
      throw .foreignSection(profile: target.profile.name, owner)
    }
    let resolution = (try? shared.resolution(of: target.profile.name)) ?? target.resolution
    return try endingExpired(in: shared.storing(session, for: resolution))
  }
}
