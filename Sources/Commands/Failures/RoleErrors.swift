/// Why a role is not assumed for a moment.
package enum RolePauseReason: String, Equatable, Sendable {
  case refused, unreachable
}

/// Why a file is not a session policy.
package enum PolicyError: Error, Equatable, Sendable {
  case absent
  case notJSON
  /// By its code point, such as `U+2026`.
  case badCharacter(String)
  /// How many characters it has.
  case tooLong(Int)

  /// The most that AWS accepts.
  package static let longest = 2048
}
