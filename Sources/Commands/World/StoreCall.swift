package import Secrecy

/// A call of a password store's program. Nothing secret is among the words and variables.
package struct StoreCall: Equatable, Sendable {
  /// The program's name first.
  package let words: [String]
  package var input = Secret("")
  /// Variables in addition to ours.
  package var variables: [String: String] = [:]
  package var seconds = time

  /// The time limit in seconds: somebody may have to type a passphrase.
  static let time = 60

  package init(_ words: [String], input: Secret = Secret("")) {
    (self.words, self.input) = (words, input)
  }
}

/// What the program answered.
package enum StoreAnswer: Equatable, Sendable {
  case ended(status: Int, output: Secret, errors: String)
  case timedOut
  /// There is no such program.
  case missing
  /// Ctrl-C.
  case interrupted
}
