/// Why no session can be opened with the environment's keys.
package enum EnvironmentKeysError: Error, Equatable, Sendable {
  case temporary
  /// There is an id, and no secret.
  case incomplete
  case malformed
}
