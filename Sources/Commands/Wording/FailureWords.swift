/// What is said about a failure: the cause, then the next step. One line each.
package struct FailureWords: Equatable, Sendable {
  let error: String
  let hint: String
}
