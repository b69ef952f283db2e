/// The SDKs that find credentials by the same rules.
package enum SDKFamily: String, CaseIterable, Sendable {
  case cli = "AWS CLI v2"
  case boto = "boto3, AWS CLI v1"
  case go = "Go v2"
  case javaScript = "JavaScript v3"
  case java = "Java v2"
  case rust = "Rust"
  case terraform = "Terraform"

  /// The variables that name the profile, the first one set counts.
  var profileVariables: [Variable] {
    switch self {
    case .cli, .go, .terraform: [.profile, .defaultProfile]
    case .boto: [.defaultProfile, .profile]
    case .javaScript, .java, .rust: [.profile]
    }
  }

  /// What is looked at, in this order, until something gives credentials.
  ///
  /// Sources: botocore's `create_credential_resolver`; aws-sdk-go-v2's `resolveCredentialChain`, which Terraform's AWS
  /// provider uses by way of aws-sdk-go-base; aws-sdk-js-v3's `defaultProvider`; aws-sdk-java-v2's
  /// `DefaultCredentialsProvider`, without system properties; aws-config's `DefaultCredentialsChain`.
  var chain: [Link] {
    switch self {
    case .cli, .boto: [.environment, .roleOfProfile, .webIdentity, .profile, .container]
    case .go, .terraform: [.environment, .webIdentity, .profile, .container]
    case .javaScript: [.environmentUnlessProfile, .profile, .webIdentity, .container]
    case .java: [.environment, .webIdentity, .profile, .container]
    case .rust: [.environment, .profile, .webIdentity, .container]
    }
  }

  enum Link {
    case environment
    /// The environment's keys, unless a variable names a profile.
    case environmentUnlessProfile
    case roleOfProfile
    /// The web identity that the environment names.
    case webIdentity
    case profile
    case container
  }

  /// What a profile's own credentials are taken from, in this order.
  var sources: [Source] {
    switch self {
    case .cli, .boto: [.role, .webIdentity, .singleSignOn, .credentialsFileKeys, .login, .process, .configFileKeys]
    case .go, .terraform: [.role, .keys, .webIdentity, .singleSignOn, .login, .process]
    case .javaScript: [.role, .keys, .webIdentity, .process, .singleSignOn, .login]
    case .java: [.webIdentity, .singleSignOn, .role, .login, .process, .keys]
    case .rust: [.role, .webIdentity, .singleSignOn, .login, .process, .keys]
    }
  }

  enum Source {
    case role, webIdentity, singleSignOn, login, process
    case credentialsFileKeys, configFileKeys
    /// Of either file.
    case keys
  }

  /// Whether a source profile's keys come before its own role.
  var prefersKeysOfSources: Bool { [.cli, .boto, .javaScript, .rust].contains(self) }

  /// Whether a `role_arn` without a source is ignored, and not an error.
  var ignoresRoleWithoutSource: Bool { [.javaScript, .java].contains(self) }

  /// Whether a profile that a variable names, but no file has, is an error even if something else gives credentials.
  var insistsOnProfile: Bool { [.cli, .boto, .go, .terraform].contains(self) }

  /// Whether the search ends at such a profile.
  var stopsAtMissingProfile: Bool { insistsOnProfile || self == .rust }

  /// Whether an access key id without a secret in the environment is an error.
  var refusesHalfKeys: Bool { [.cli, .boto].contains(self) }

  /// Whether the family reads a section of that name.
  func reads(_ profile: String) -> Bool {
    let missing = SessionSection.unreadability(of: profile)?.sdks ?? []
    return switch self {
    case .cli, .boto: true
    case .go, .terraform: !missing.contains(.go)
    case .javaScript: !missing.contains(.javaScript)
    case .java: !missing.contains(.java)
    case .rust: !missing.contains(.rust)
    }
  }
}
