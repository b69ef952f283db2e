import Secrecy
import Text

/// The section that a profile's long-term keys are in, or the command that gets them from a password store.
package struct KeyPlace: Equatable, Sendable {
  package let profile: String
  /// The text between the brackets of its header.
  package let section: String
  package let isInCredentials: Bool
  /// `.file` or `.store`.
  package let keys: Resolution.KeySource
  /// Whether the profile's plain name stands for its session, so that the keys are in `[NAME-long-term]`.
  package let hasPlainName: Bool
}

/// Why a profile's keys cannot be moved or restored.
package enum KeyPlaceError: Error, Equatable, Sendable {
  case none
  /// A `credential_process` that is not ours prints them.
  case process
  case environment
  /// The profile is for a role, and another profile has the keys.
  case ofSource(String)
  /// The SDKs find a role's keys beside it only if they are in the file.
  case besideRole
  case included(String)
  case inBothFiles
  /// A `credential_process` is in the way of ours.
  case besideProcess
  /// The plain name needs the keys in the credentials file.
  case inConfig
  case sectionTaken(String)
  /// They come from `[DEFAULT]`, which every profile has.
  case inDefaults
  /// A value has a line break or another control character in it, which would not come back from a file.
  case notOneLine
  /// Something else in the profile would come before the keys in their new place.
  case hidden
}

extension SharedConfig {
  /// - Throws: ``KeyPlaceError``.
  package func keyPlace(of name: String, _ resolution: Resolution) throws(KeyPlaceError) -> KeyPlace {
    if resolution.profiles.count > 1 { throw .ofSource(resolution.base.name) }
    switch resolution.keys {
    case .none: throw .none
    case .process: throw .process
    case .environment: throw .environment
    case .file, .store: break
    }
    if !resolution.hasPlainBase { throw .besideRole }
    guard let holder = resolution.profile.withIncluded.first(where: { $0.sectionKeys == resolution.keys }) else {
      throw .none
    }
    let longTerm = Self.longTermName(of: name)
    guard holder.name.isExactly(name) || holder.name.isExactly(longTerm) else { throw .included(holder.name) }
    let written = holder.asWritten
    guard written.sectionKeys == resolution.keys else { throw .inDefaults }
    let isInCredentials: Bool
    if case .file = resolution.keys {
      isInCredentials = written.credentialsValue(.accessKeyID) != nil
      if isInCredentials, written.configValue(.accessKeyID) ?? written.configValue(.secretAccessKey) != nil {
        throw .inBothFiles
      }
      if let command = written.ownValue(.credentialProcess), OwnProcess(command) == nil { throw .besideProcess }
    } else {
      isInCredentials = written.credentialsValue(.credentialProcess) != nil
    }
    return KeyPlace(
      profile: name, section: isInCredentials ? holder.name : configHeader(of: holder.name),
      isInCredentials: isInCredentials, keys: resolution.keys, hasPlainName: hasPlainName(name))
  }

  /// The file that has the place.
  package func document(of place: KeyPlace) -> INIDocument { place.isInCredentials ? credentials : config }

  /// The file with our command in place of the keys.
  package func moving(_ place: KeyPlace, to command: String) throws(KeyPlaceError) -> [UInt8] {
    try Self.check(isOneLine: command)
    return document(of: place).setting(
      [(ProfileKey.credentialProcess.rawValue, command)], removing: Self.pair, in: place.section)
  }

  /// The credentials file with the keys, or the command that gets them, in `[NAME-long-term]`, and in `[NAME]` the
  /// command that prints its session.
  package func puttingAside(_ place: KeyPlace, behind session: String) throws(KeyPlaceError) -> [UInt8] {
    guard place.isInCredentials else { throw .inConfig }
    let longTerm = Self.longTermName(of: place.profile)
    if let taken = credentialsSection(named: longTerm), !credentials.options(in: taken).isEmpty {
      throw .sectionTaken(longTerm)
    }
    let process = ProfileKey.credentialProcess.rawValue
    let values = values(of: place)
    for text in values.map(\.value) + [session] { try Self.check(isOneLine: text) }
    let moved = credentials.setting(
      [(process, session)], removing: Self.pair, in: place.section)
    guard let document = try? INIDocument(moved) else { throw .none }
    return document.setting(values, in: longTerm)
  }

  /// The file with the keys as they were: in the profile's own section.
  package func restoring(_ place: KeyPlace, _ keys: AccessKeys) -> [UInt8] {
    let pair = [
      (ProfileKey.accessKeyID.rawValue, keys.id), (ProfileKey.secretAccessKey.rawValue, keys.secret.reveal()),
    ]
    let own: Set = [ProfileKey.credentialProcess.rawValue]
    guard place.hasPlainName else { return document(of: place).setting(pair, removing: own, in: place.section) }
    let restored = credentials.setting(pair, removing: own, in: place.profile)
    guard let document = try? INIDocument(restored), let section = document.section(named: place.section) else {
      return restored
    }
    let ours = Self.pair.union(own)
    if document.keys(in: section).allSatisfy(ours.contains) { return document.removing(sections: [place.section]) }
    return document.applying([document.edit(setting: [], removing: ours, in: section)])
  }

  private func values(of place: KeyPlace) -> [(key: String, value: String)] {
    guard let section = credentialsSection(named: place.section) else { return [] }
    let keys: [ProfileKey] =
      if case .store = place.keys { [.credentialProcess] } else { [.accessKeyID, .secretAccessKey] }
    return keys.compactMap { key in
      credentials.value(key.rawValue, in: section).map { (key.rawValue, $0) }
    }
  }

  private static func check(isOneLine text: String) throws(KeyPlaceError) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }) else { throw .notOneLine }
  }

  private static let pair: Set = [ProfileKey.accessKeyID.rawValue, ProfileKey.secretAccessKey.rawValue]

  /// The profiles whose keys our own command gets from a password store, in file order.
  package var profilesInStores: [(name: String, keys: StoredKeys)] {
    profileNames.compactMap { name in
      guard let command = profile(name)?.asWritten.ownValue(.credentialProcess),
        let keys = OwnProcess(command)?.stored
      else { return nil }
      return (nameOfKeys(name), keys)
    }
  }

  /// The profiles that have a command of ours for keys or in place of their plain name, and its program.
  package var ownCommands: [(name: String, program: String)] {
    profileNames.compactMap { name in
      guard let command = profile(name)?.asWritten.ownValue(.credentialProcess),
        let program = shellWords(command)?.first,
        OwnProcess(command)?.stored != nil || hasPlainName(name)
      else { return nil }
      return (nameOfKeys(name), program)
    }
  }

  /// The profiles whose plain name stands for their session.
  package var profilesWithPlainName: [String] { profileNames.filter(hasPlainName) }
}
