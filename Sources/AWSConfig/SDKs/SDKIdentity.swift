/// Whose credentials a program would use, and where it would find them.
package struct SDKIdentity: Equatable, Sendable {
  package enum Source: String, Equatable, Sendable {
    case environment, keys, role, process, login
    case singleSignOn = "sso"
    case webIdentity = "web_identity"
    case container
    /// Nothing gives credentials: what is left is the role of the machine, if it has one.
    case machine
    /// The program stops with an error.
    case error
  }

  package let source: Source
  package var profile: String?
  package var accessKeyID: String?
  package var role: String?
  package let why: Why

  /// What decided.
  package enum Why: Equatable, Sendable {
    case variable(Variable)
    /// No variable names a profile.
    case defaultProfile
    case nothingFound
    case missingProfile(String, Variable)
    /// The file has the profile, but this SDK cannot read its name.
    case unreadableProfile(String)
    case halfKeys
    case missingSource(String)
    case loop
    /// A role without a profile or another source to assume it with.
    case roleWithoutSource(String)
    case noSecret(String)
    /// A role is to be assumed with the environment's keys.
    case noSourceKeys
  }

  /// Whether both lead to the same credentials.
  package func isSame(as other: SDKIdentity) -> Bool {
    if source == .error || other.source == .error { return source == other.source }
    if accessKeyID != nil || other.accessKeyID != nil { return (accessKeyID, role) == (other.accessKeyID, other.role) }
    return (source, profile, role) == (other.source, other.profile, other.role)
  }
}

extension SDKIdentity {
  /// What a family would use, with this environment and these files.
  package init(of family: SDKFamily, in environment: Environment, _ shared: SharedConfig) {
    self = SDKSearch(family: family, environment: environment, shared: shared).run()
  }
}
