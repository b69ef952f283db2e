import Secrecy
import Text

/// A profile that is not written yet: what each of the two files would get.
package struct ProfileDraft {
  package let name: String
  /// In the order in which they are written.
  private var config: [(key: ProfileKey, value: String)] = []
  private var keys: AccessKeys?

  package init(_ name: String, keys: AccessKeys? = nil) {
    self.name = name
    self.keys = keys
  }

  /// Adds a line to the config file's section, or changes it; `nil` leaves what is there.
  package func with(_ key: ProfileKey, _ value: String?) -> ProfileDraft {
    guard let value else { return self }
    var draft = self
    draft.config.removeAll { $0.key == key }
    draft.config.append((key, value))
    return draft
  }

  /// Which of the files it has lines for, the config file first.
  package var files: [Bool] { (config.isEmpty ? [] : [false]) + (keys == nil ? [] : [true]) }

  /// The bytes of a file with the profile in it.
  package func bytes(isInCredentials: Bool, in shared: SharedConfig) -> [UInt8] {
    document(isInCredentials, shared).setting(
      lines(isInCredentials) { $0.reveal() }, in: header(isInCredentials, shared))
  }

  /// What a file gets, for display: the secret is not shown.
  package func diff(isInCredentials: Bool, in shared: SharedConfig) -> ProfileEdit.Diff {
    let document = document(isInCredentials, shared)
    let header = header(isInCredentials, shared)
    let lines = lines(isInCredentials) { _ in "…" }.flatMap { key, value in
      document.lines(of: key, in: header).map { _ in ProfileEdit.Diff.Line.removed("\(key) = …") }
        + [.added("\(key) = \(value)")]
    }
    return ProfileEdit.Diff(header: header, isNewSection: document.section(named: header) == nil, lines: lines)
  }

  /// The section that the profile has in a file, as it is written; `nil` if it has none.
  package func section(isInCredentials: Bool, in shared: SharedConfig) -> [UInt8]? {
    let document = document(isInCredentials, shared)
    return document.section(named: header(isInCredentials, shared)).map { section in
      Array(document.bytes[section.header.range.lowerBound..<section.body.range.upperBound])
    }
  }

  private func document(_ isInCredentials: Bool, _ shared: SharedConfig) -> INIDocument {
    isInCredentials ? shared.credentials : shared.config
  }

  private func header(_ isInCredentials: Bool, _ shared: SharedConfig) -> String {
    isInCredentials ? name : shared.configHeader(of: name)
  }

  private func lines(_ isInCredentials: Bool, _ secret: (Secret) -> String) -> [(key: String, value: String)] {
    guard isInCredentials else { return config.map { ($0.key.rawValue, $0.value) } }
    guard let keys else { return [] }
    return [
      (ProfileKey.accessKeyID.rawValue, keys.id), (ProfileKey.secretAccessKey.rawValue, secret(keys.secret)),
    ]
  }
}

extension SharedConfig {
  /// The files as they would be with a draft in them.
  ///
  /// - Throws: `Malformed`, if a value would break a file.
  package func with(_ draft: ProfileDraft) throws(INIDocument.Malformed) -> SharedConfig {
    func document(_ isInCredentials: Bool) throws(INIDocument.Malformed) -> INIDocument {
      guard draft.files.contains(isInCredentials) else { return isInCredentials ? credentials : config }
      return try INIDocument(draft.bytes(isInCredentials: isInCredentials, in: self))
    }
    return SharedConfig(config: try document(false), credentials: try document(true), olderRole: olderRole)
  }
}
