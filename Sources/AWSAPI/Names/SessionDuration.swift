/// How long a session is asked for, in seconds.
package enum SessionDuration {
  /// What `GetSessionToken` takes of a user.
  package static let bounds = 900...129_600
  /// What `AssumeRole` takes.
  package static let roleBounds = 900...43_200
  /// The most that AWS gives the root user, and for a role that is assumed with a session.
  package static let hour = 3600
}
