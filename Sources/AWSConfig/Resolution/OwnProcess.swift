import Text

/// The password stores that keys can be in, as `--to` and `--from` name them.
package enum KeyStore: String, CaseIterable, Sendable {
  case pass
  case secretService = "secret-service"
  case keychain
}

/// Long-term keys in a password store, as a `credential_process` of ours names them.
package struct StoredKeys: Hashable, Sendable {
  package let store: KeyStore
  /// The access key's id, which is not a secret: sessions are tied to it without a look into the store.
  package let id: String

  package init(store: KeyStore, id: String) {
    (self.store, self.id) = (store, id)
  }

  /// The store's entry.
  package var entry: String { Self.entry(id) }

  package static func entry(_ id: String) -> String { "aws-mfa/\(id)" }

  /// The command that prints them, quoted both for a POSIX shell and for Python's `shlex`.
  package func command(_ program: String, for profile: String) -> String {
    let guarded = profile.hasPrefix("-") ? ["--", profile] : [profile]
    return
      ([program, OwnProcess.keys, OwnProcess.print, OwnProcess.from, store.rawValue, OwnProcess.keyID, id] + guarded)
      .map(posixWord).joined(separator: " ")
  }
}

/// A `credential_process` that is this program.
package enum OwnProcess: Equatable, Sendable {
  /// `awsmfa credential-process NAME`: the session of a profile.
  case session(of: String)
  /// `awsmfa keys print --from STORE --key-id ID NAME`: long-term keys.
  case stored(StoredKeys)

  /// `nil` if the command is another program, or this one in another form than it is written in.
  package init?(_ command: String) {
    guard let words = shellWords(command), words.count > 2, Self.isOurs(words[0]) else { return nil }
    var rest = words.dropFirst()
    if rest.starts(with: [Self.keys, Self.print, Self.from]), rest.count > 5 {
      rest = rest.dropFirst(3)
      guard let store = rest.popFirst().flatMap(KeyStore.init), rest.popFirst() == Self.keyID,
        let id = rest.popFirst(), AccessKeys.isBaseID(id), Self.name(rest) != nil
      else { return nil }
      self = .stored(StoredKeys(store: store, id: id))
    } else if rest.popFirst() == Self.credentialProcess, let name = Self.name(rest) {
      self = .session(of: name)
    } else {
      return nil
    }
  }

  package var stored: StoredKeys? { if case .stored(let keys) = self { keys } else { nil } }

  /// Whether a program is this one, by its name.
  package static func isOurs(_ program: String) -> Bool {
    program.split(separator: "/").last == "awsmfa"
  }

  /// Whether a command is ours for keys in a password store, in whatever form.
  package static func printsKeys(_ command: String) -> Bool {
    guard let words = shellWords(command), let program = words.first else { return false }
    return isOurs(program) && words.dropFirst().first == keys
  }

  private static func name(_ rest: ArraySlice<String>) -> String? {
    let words = rest.first == "--" ? rest.dropFirst() : rest
    return words.count == 1 ? words.first : nil
  }

  static let keys = "keys"
  static let print = "print"
  static let from = "--from"
  static let keyID = "--key-id"
  static let credentialProcess = "credential-process"
}
