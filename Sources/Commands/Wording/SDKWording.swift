import AWSConfig
import Text

/// What `doctor --sdk` says about a family of SDKs.
extension SDKIdentity {
  /// Whose credentials they are, in a few words. `profile` is the one with the same keys as the environment, if any.
  func shown(asProfile known: String?) -> String {
    let name = printable(profile ?? known ?? "")
    return switch source {
    case .environment: known == nil ? "the environment's keys" : name
    case .keys: name
    case .role: "\(name) (role)"
    case .process: "\(name) (credential_process)"
    case .login: "\(name) (aws login)"
    case .singleSignOn: "\(name) (IAM Identity Center)"
    case .webIdentity: profile == nil ? "a web identity" : "\(name) (web identity)"
    case .container: "the container's role"
    case .machine: "nobody, or the machine's role"
    case .error: "nobody: it stops"
    }
  }
}

extension SDKIdentity.Why {
  var words: String {
    switch self {
    case .variable(let variable): "\(variable.rawValue) is set"
    case .defaultProfile: "no variable names a profile"
    case .nothingFound: "neither the environment nor the profile has credentials"
    case .missingProfile(let name, let variable):
      name.isEmpty
        ? "\(variable.rawValue) is set, but empty" : "\(variable.rawValue) names \(printable(name)), which no file has"
    case .unreadableProfile(let name): "it cannot read the name of profile \(printable(name))"
    case .halfKeys: "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not"
    case .missingSource(let name): "source_profile names \(printable(name)), which no file has"
    case .noSourceKeys: "credential_source is Environment, which has no keys"
    case .loop: "source_profile forms a loop"
    case .roleWithoutSource(let name): "\(printable(name)) has a role_arn, but nothing to assume it with"
    case .noSecret(let name): "\(printable(name)) has an access key id, but no secret"
    }
  }
}
