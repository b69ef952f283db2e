/// What is said about a failure: the cause, then the next step. One line each.
package struct FailureWords: Equatable, Sendable {
  package let error: String
  package let hint: String
}
