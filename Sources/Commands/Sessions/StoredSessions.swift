import AWSAPI
import AWSConfig
import Text

/// How a session gets into the credentials file. What was read at the start may be outdated: the user has been typing
/// since.
extension Context {
  /// Checks that the section for the target's session is not someone else's. If none would be written, it does not
  /// matter.
  ///
  /// - Throws: `foreignSection`.
  func checkSection(of target: Target) throws(Failure) {
    let name = target.profile.name
    if SessionSection.unreadability(of: name) == nil, case .foreign(let owner) = shared.sessionSection(of: name) {
      throw .foreignSection(profile: name, owner)
    }
  }

  /// Whether storing the target's session makes a section that was pasted by hand ours.
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

  /// Says that others can read the file with the secrets, if they can: some file systems have no modes.
  func warnOfReaders() {
    if world.files.isReadableByOthers(paths.credentials) { world.say(Wording.readableByOthers(paths)) }
  }

  private func storing(_ issued: IssuedSession, _ target: Target, in bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let shared = try shared(with: bytes)
    let section = shared.sessionSection(of: target.profile.name)
    if case .foreign(let owner) = section { throw .foreignSection(profile: target.profile.name, owner) }
    if overwritesAWSSession(issued.session, over: section.session(at: now)) {
      throw .notOverwritten(profile: target.profile.name, endpoint: target.endpoint.url)
    }
    if let base = issued.base, shared.isLoggedOut(base) {
      throw .sourceEnded(profile: target.profile.name, source: base)
    }
    if issued.isByItself, shared.wasLoggedOut(target.profile.name) { throw .noSession(profile: target.profile.name) }
    let resolution = (try? shared.resolution(of: target.profile.name)) ?? target.resolution
    return try endingExpired(in: shared.storing(issued.session, for: resolution))
  }

  /// Whether a session from an endpoint that is not AWS would overwrite a live one from another endpoint: a project's
  /// settings for a local stand-in must not reach every terminal.
  private func overwritesAWSSession(_ session: StoredSession, over stored: StoredSession?) -> Bool {
    guard let stored else { return false }
    return session.tie.endpoint != nil && stored.tie.endpoint != session.tie.endpoint
  }
}

extension SharedConfig {
  /// Whether the file still has the keys that a session was issued with, if they came from it. They may have been moved
  /// to a password store meanwhile.
  fileprivate func hasKeys(of target: Target) -> Bool {
    guard case .file = target.resolution.keys else { return true }
    return (try? resolution(of: target.profile.name))?.keys.keyID != nil
  }
}

/// How our sections are ended, in bytes that may be newer than those read at the start.
extension Context {
  /// Reads again what another terminal may have stored or ended since the start. Everything else stays as it was read.
  func reread() throws(Failure) -> Context {
    var next = self
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try world.files.read(paths.credentials) } catch { throw .file(error) }
    next.shared = try shared(with: bytes ?? [])
    return next
  }

  /// - Throws: `malformed`, if another program has broken the file meanwhile.
  func shared(with credentials: [UInt8]) throws(Failure) -> SharedConfig {
    do throws(INIDocument.Malformed) {
      return SharedConfig(
        config: shared.config, credentials: try INIDocument(credentials), olderRole: shared.olderRole)
    } catch {
      throw .malformed(path: paths.shown(paths.credentials), error)
    }
  }

  /// The credentials file, as it was read at the start.
  func reading(patience: Int = Reading.patience, isWhole: @escaping (SharedConfig) -> Bool = { _ in true }) -> Reading {
    Reading(shared.credentials.bytes, patience: patience) { bytes in
      (try? shared(with: bytes)).map(isWhole) ?? false
    }
  }

  /// Ends the stored sessions that have expired, if the file can be written. A prompt waits for this: what cannot be
  /// done at once is left for the next change of the file.
  func endStored() {
    try? world.files.update(paths.credentials, reading(patience: Reading.shortPatience)) { bytes throws(Failure) in
      try endingExpired(in: bytes)
    }
  }

  /// Removes expired keys, which help nobody: what stays in their section tells every tool that they are gone.
  func endingExpired(in credentials: [UInt8]) throws(Failure) -> [UInt8] {
    let found = try shared(with: credentials)
    return found.ending(
      found.managedProfiles.compactMap { profile in
        guard case .session(let session) = found.sessionSection(of: profile),
          session.credentials.secondsLeft(at: now) == 0
        else { return nil }
        return SessionEnd(of: profile, process: process(for: profile), expiration: session.credentials.expiration)
      })
  }

  /// The command that the SDKs run, quoted both for a POSIX shell and for Python's `shlex`.
  func process(for profile: String) -> String {
    let guarded = profile.hasPrefix("-") ? ["--", profile] : [profile]
    return ([world.executable, Verb.credentialProcess.rawValue] + guarded)
      .map(posixWord).joined(separator: " ")
  }
}
