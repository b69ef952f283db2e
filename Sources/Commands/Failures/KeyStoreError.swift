/// Why a password store did not do what it was asked for.
package enum KeyStoreError: Error, Equatable, Sendable {
  case noProgram(String)
  case noEntry
  /// The entry holds the keys of this other id.
  case otherKey(String)
  /// The entry does not hold keys in our form.
  case notKeys
  /// The entry holds another secret for the same id.
  case differs
  /// It was not unlocked: nobody gave the passphrase, or there was nowhere to ask for it.
  case locked
  /// No secret service answers.
  case unreachable(said: String)
  /// `pass` has no key to encrypt for.
  case notSetUp
  case failed(status: Int, said: String?)
  case timedOut(seconds: Int)
}
