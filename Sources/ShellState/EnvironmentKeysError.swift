package import AWSConfig

/// Why the environment's keys cannot open a session.
package enum EnvironmentKeysError: Error, Equatable, Sendable {
  case temporary
  /// A session's token is set beside long-term keys.
  case leftoverToken(Variable)
  /// There is an access key id, but no secret.
  case incomplete
  case malformed
}
