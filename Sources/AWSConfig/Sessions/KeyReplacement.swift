import Secrecy

/// A long-term key that takes the place of another one, wherever the two shared files have it.
package struct KeyReplacement: Equatable, Sendable {
  package let old: String
  package let new: AccessKeys

  package init(of old: String, with new: AccessKeys) {
    self.old = old
    self.new = new
  }
}

extension SharedConfig {
  /// Both files with the key replaced: in every section that has the old id and a secret, and in what ties stored
  /// sessions to it. Nothing but the values themselves changes.
  package func replacing(_ replacement: KeyReplacement) -> (config: [UInt8], credentials: [UInt8]) {
    (
      config.applying(config.edits(for: replacement)),
      credentials.applying(credentials.edits(for: replacement) + tieEdits(for: replacement))
    )
  }

  /// The same files with one of them, or both, read anew.
  package func with(config: [UInt8]? = nil, credentials: [UInt8]? = nil) throws(INIDocument.Malformed) -> SharedConfig {
    SharedConfig(
      config: try config.map { bytes throws(INIDocument.Malformed) in try INIDocument(bytes) } ?? self.config,
      credentials: try credentials.map { bytes throws(INIDocument.Malformed) in try INIDocument(bytes) }
        ?? self.credentials,
      olderRole: olderRole)
  }

  /// Whether a section has the id of a key, even without its secret.
  package func hasID(_ id: String, inCredentials: Bool) -> Bool {
    let document = inCredentials ? credentials : config
    return (document.sections + document.defaults).contains {
      document.value(ProfileKey.accessKeyID.rawValue, in: $0) == id
    }
  }

  /// The headers of the sections that have a key, without their brackets.
  package func sections(withKey id: String, inCredentials: Bool) -> [String] {
    let document = inCredentials ? credentials : config
    return document.pairs(of: id).map { document.name(of: $0.section) }
  }

  /// The profiles whose stored sessions are tied to a key, roles included.
  package func profiles(tiedTo id: String) -> [String] {
    managedProfiles.filter { profile in
      guard case .session(let session) = sessionSection(of: profile) else { return false }
      return session.tie.base == .accessKey(id)
    }
  }

  /// Sessions that have ended, and will be removed, may be among them.
  private func tieEdits(for replacement: KeyReplacement) -> [INIDocument.Edit] {
    managedProfiles.compactMap { profile in
      guard let section = credentialsSection(named: SessionSection.name(for: profile)),
        let option = credentials.option(ProfileKey.tieAccessKeyID.rawValue, in: section)
      else { return nil }
      let value = credentials.valueOnFirstLine(of: option)
      guard credentials.bytes[value].elementsEqual(replacement.old.utf8) else { return nil }
      return INIDocument.Edit(range: value, text: Array(replacement.new.id.utf8))
    }
  }
}

extension INIDocument {
  fileprivate typealias Pair = (section: Section, id: Range<Int>, secret: Range<Int>)

  /// Where the id and the secret of a key stand in one section, `[DEFAULT]` included.
  fileprivate func pairs(of id: String) -> [Pair] {
    (sections + defaults).compactMap { section in
      guard let idOption = option(ProfileKey.accessKeyID.rawValue, in: section),
        let secretOption = option(ProfileKey.secretAccessKey.rawValue, in: section)
      else { return nil }
      let range = valueOnFirstLine(of: idOption)
      guard bytes[range].elementsEqual(id.utf8) else { return nil }
      return (section, range, valueOnFirstLine(of: secretOption))
    }
  }

  fileprivate func edits(for replacement: KeyReplacement) -> [Edit] {
    pairs(of: replacement.old).flatMap { pair in
      [
        Edit(range: pair.id, text: Array(replacement.new.id.utf8)),
        Edit(range: pair.secret, text: Array(replacement.new.secret.reveal().utf8)),
      ]
    }
  }

  /// The part of an option's value that is on the line of its key, without surrounding whitespace.
  fileprivate func valueOnFirstLine(of option: Option) -> Range<Int> {
    INIReader.trimmed(bytes, INIReader.line(of: bytes, at: Int(option.valueStart)).content)
  }
}
