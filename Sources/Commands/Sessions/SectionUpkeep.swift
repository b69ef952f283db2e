import AWSConfig
import Text

/// How sections of ours are ended, in bytes that may be newer than those that were read at the start.
extension Context {
  /// What another terminal may have stored or ended since the start is read once more. Everything else stays as it was read.
  func reread() throws(Failure) -> Context {
    var next = self
    let bytes: [UInt8]?
    do throws(FileTrouble) { bytes = try world.files.read(paths.credentials) } catch { throw .file(error) }
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

  /// Ends the stored sessions that have expired, if the file can be written. A prompt waits for it: what cannot be done at once is
  /// left for the next change of the file.
  func endStored() {
    try? world.files.update(paths.credentials, reading(patience: Reading.shortPatience)) { bytes throws(Failure) in
      try endingExpired(in: bytes)
    }
  }

  /// Keys that are dead help nobody: what stays in their section says so to every tool.
  func endingExpired(in credentials: [UInt8]) throws(Failure) -> [UInt8] {
    let found = try shared(with: credentials).indexed
    return found.ending(
      found.managedProfiles.compactMap { profile in
        guard case .session(let session) = found.sessionSection(of: profile),
          session.credentials.secondsLeft(at: now) == 0
        else { return nil }
        return SessionEnd(of: profile, process: process(for: profile), expiration: session.credentials.expiration)
      })
  }

  /// The command that the SDKs run, quoted for a POSIX shell and for Python's `shlex` alike.
  func process(for profile: String) -> String {
    let guarded = profile.hasPrefix("-") ? ["--", profile] : [profile]
    return ([world.executable, Verb.credentialProcess.rawValue] + guarded)
      .map(posixWord).joined(separator: " ")
  }
}
