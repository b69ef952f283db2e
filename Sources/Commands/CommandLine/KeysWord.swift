import AWSConfig

/// The word after `keys`.
enum KeysWord: String, CaseIterable {
  case move, restore, print
}

/// Where `keys move` puts keys.
enum KeyTarget: Equatable {
  case store(KeyStore)
  /// Another section of the same file, so that the plain name stands for the session.
  case section

  init?(_ word: String) {
    if word == Self.sectionWord {
      self = .section
    } else if let store = KeyStore(rawValue: word) {
      self = .store(store)
    } else {
      return nil
    }
  }

  private static let sectionWord = "section"
  static let stores = KeyStore.allCases.map(\.rawValue)
  static let words = stores + [sectionWord]
}

extension Arguments {
  /// What `keys` is to do; `nil` if no word says.
  var keysWord: KeysWord? {
    get throws(UsageError) {
      guard let text = operand else { return nil }
      guard let word = KeysWord(rawValue: text) else {
        throw .badKeysWord(text, near: nearest(to: text, among: KeysWord.allCases.map(\.rawValue)))
      }
      return word
    }
  }
}
