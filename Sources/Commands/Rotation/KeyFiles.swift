import AWSConfig
import Secrecy

/// The two files, in which a long-term key takes another one's place.
struct KeyFiles {
  let context: Context
  /// The profile that has the key.
  let profile: String
  /// The key as it was read.
  let keys: AccessKeys

  private var shared: SharedConfig { context.shared }

  /// Whether it is the credentials file that has the profile's key. The other file may have it under another name.
  ///
  /// - Throws: `notEditable`, if it could not be replaced.
  func isInCredentials() throws(Failure) -> Bool {
    let trial = KeyReplacement(of: keys.id, with: AccessKeys(id: "AKIA0000000000000000", secret: Secret("0")))
    let (config, credentials) = shared.replacing(trial)
    for isInCredentials in [true, false] {
      let changed =
        isInCredentials ? try? shared.with(credentials: credentials) : try? shared.with(config: config)
      if changed.map({ has(trial.new, in: $0) }) ?? false { return isInCredentials }
    }
    throw .rotation(.notEditable(path: path(shared.hasID(keys.id, inCredentials: true))), profile: profile)
  }

  /// Finds out whether the files can be written, by writing what they hold already.
  func rehearse() throws(Failure) {
    let isInCredentials = try isInCredentials()
    try context.world.files.rehearse(path(isInCredentials), reading(isInCredentials))
    if hasWork(!isInCredentials, for: keys.id) {
      try context.world.files.rehearse(path(!isInCredentials), reading(!isInCredentials))
    }
  }

  /// Puts the new key into the profile's file, together with the ties of the sessions if they are in the same file.
  ///
  /// - Throws: `changedMeanwhile`, if the file has another key by now.
  func write(_ new: AccessKeys) throws(Failure) {
    let isInCredentials = try isInCredentials()
    let path = path(isInCredentials)
    try update(isInCredentials) { shared throws(Failure) in
      guard has(keys, in: shared) else { throw .rotation(.changedMeanwhile(path: path), profile: profile) }
    } to: {
      KeyReplacement(of: keys.id, with: new)
    }
  }

  /// Replaces an earlier key by this one wherever a file still has it, and moves the ties that are left.
  func spread(over old: String) throws(Failure) {
    for isInCredentials in [true, false] where hasWork(isInCredentials, for: old) {
      try update(isInCredentials) { _ throws(Failure) in
      } to: {
        KeyReplacement(of: old, with: keys)
      }
    }
  }

  /// Which key the profile has in the files.
  enum Held {
    case new, old
    /// Another one, none, or what cannot be read: it may be a file that another program is writing.
    case unknown
  }

  /// Which key the profile has in the files as they are now: the one that was read, or the new one.
  func held(or new: AccessKeys) -> Held {
    guard let shared = (try? Context(context.world))?.shared,
      case .file(let found)? = (try? shared.resolution(of: profile))?.keys
    else { return .unknown }
    if has(new, in: shared) { return .new }
    return found.id == keys.id ? .old : .unknown
  }

  /// Whether the files, as they are now, have the key under the profile's name.
  func hold(_ keys: AccessKeys) -> Bool {
    guard let context = try? Context(context.world) else { return false }
    return has(keys, in: context.shared)
  }

  // MARK: One file

  private func update(
    _ isInCredentials: Bool, checking check: (SharedConfig) throws(Failure) -> Void,
    to replacement: () -> KeyReplacement
  ) throws(Failure) {
    let files = context.world.files
    let write = isInCredentials ? files.update : files.edit
    try write(path(isInCredentials), reading(isInCredentials)) { bytes throws(Failure) in
      let shared = try read(isInCredentials, bytes)
      try check(shared)
      let (config, credentials) = shared.replacing(replacement())
      return isInCredentials ? credentials : config
    }
  }

  private func hasWork(_ isInCredentials: Bool, for old: String) -> Bool {
    let (config, credentials) = shared.replacing(KeyReplacement(of: old, with: AccessKeys(id: "", secret: Secret(""))))
    return isInCredentials ? credentials != shared.credentials.bytes : config != shared.config.bytes
  }

  private func path(_ isInCredentials: Bool) -> String {
    isInCredentials ? context.paths.credentials : context.paths.config
  }

  private func reading(_ isInCredentials: Bool) -> Reading {
    Reading((isInCredentials ? shared.credentials : shared.config).bytes) { bytes in
      guard let shared = try? read(isInCredentials, bytes) else { return false }
      if case .file? = (try? shared.resolution(of: profile))?.keys { return true }
      return false
    }
  }

  private func read(_ isInCredentials: Bool, _ bytes: [UInt8]) throws(Failure) -> SharedConfig {
    do throws(INIDocument.Malformed) {
      return try isInCredentials ? shared.with(credentials: bytes) : shared.with(config: bytes)
    } catch {
      throw .malformed(path: context.paths.shown(path(isInCredentials)), error)
    }
  }

  private func has(_ keys: AccessKeys, in shared: SharedConfig) -> Bool {
    guard case .file(let found)? = (try? shared.resolution(of: profile))?.keys else { return false }
    return found.id == keys.id && found.secret == keys.secret
  }
}
