/// Why the environment's keys cannot open a session.
package enum EnvironmentKeysError: Error, Equatable, Sendable {
  case temporary
  /// There is an access key id, but no secret.
  case incomplete
  case malformed
}
