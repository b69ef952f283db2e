/// Durations of sessions, in seconds.
package enum SessionDuration {
  /// What `GetSessionToken` allows a user.
  package static let bounds = 900...129_600
  /// What `AssumeRole` allows.
  package static let roleBounds = 900...43_200
  /// The maximum for the root user, and for a role that is assumed with a session.
  package static let hour = 3600
}
