/// How long a session is asked for, in seconds.
enum SessionDuration {
  /// What `GetSessionToken` takes of a user.
  static let bounds = 900...129_600
  /// What `AssumeRole` takes.
  static let roleBounds = 900...43_200
  /// The most that AWS gives the root user, and for a role that is assumed with a session.
  static let hour = 3600
}
