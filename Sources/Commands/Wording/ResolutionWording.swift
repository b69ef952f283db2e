import AWSConfig
import ShellState
import Text

extension ResolutionError {
  func words(_ paths: Paths?) -> FailureWords {
    let files =
      paths.map { "\(printable($0.shown($0.config))) or \(printable($0.shown($0.credentials)))" } ?? "the shared files"
    switch self {
    case .unknownProfile(let name):
      return FailureWords(
        error: "no profile \(printable(name)) in \(files)", hint: "aws-mfa list shows your profiles")
    case .unknownSource(let name, let profile, let key):
      return FailureWords(
        error:
          "\(key.rawValue) of profile \(printable(profile)) names \(printable(name)), but there is no such profile in \(files)",
        hint: "add the profile, or correct the name: aws-mfa list shows your profiles"
      ).about(name)
    case .loop(let names, let key):
      return FailureWords(
        error: "\(key.rawValue) forms a loop: \(names.map(printable).joined(separator: " → "))",
        hint: names.count == 2
          ? "profile \(printable(names[0])) needs keys of its own, or another \(key.rawValue)"
          : "one of these profiles needs another \(key.rawValue)")
    case .twoSources(let profile):
      return FailureWords(
        error: "profile \(printable(profile)) has both source_profile and credential_source",
        hint: "remove one of them")
    case .noSource(let profile):
      return FailureWords(
        error: "profile \(printable(profile)) has a role_arn, but nothing to assume the role with",
        hint: "add source_profile, which names a profile with keys")
    case .unknownCredentialSource(let source, let profile):
      return FailureWords(
        error: "credential_source of profile \(printable(profile)) cannot be \(printable(source))",
        hint: "use Environment, or a source_profile instead"
      ).about(source)
    case .machine(let source, let profile):
      return FailureWords(
        error: "profile \(printable(profile)) uses the machine's own credentials (\(source)), which have no MFA device",
        hint: "give it a source_profile with access keys; without MFA, the SDKs can use it as it is")
    case .foreign(let identity, let profile): return identity.words(profile)
    }
  }
}

extension FailureWords {
  static func nearSource(
    _ source: String, profile: String, key: ProfileKey, near: String, _ paths: Paths?
  ) -> FailureWords {
    let words = ResolutionError.unknownSource(source, of: profile, key: key).words(paths)
    return FailureWords(error: words.error, hint: "did you mean \(printable(near))? correct the name").about(source)
  }
}

extension ForeignIdentity {
  fileprivate func words(_ profile: String) -> FailureWords {
    switch self {
    case .webIdentity:
      FailureWords(
        error: "profile \(printable(profile)) signs in with a web identity, which uses no MFA code from AWS",
        hint: "use it as it is: AWS_PROFILE=\(shellWord(profile))")
    case .singleSignOn:
      FailureWords(
        error: "profile \(printable(profile)) signs in with IAM Identity Center, which asks for MFA itself",
        hint: "run aws sso login --profile \(shellWord(profile))")
    case .login:
      FailureWords(
        error: "profile \(printable(profile)) signs in with `aws login`, which asks for MFA itself",
        hint: "run aws login --profile \(shellWord(profile))")
    }
  }
}

extension EnvironmentKeysError {
  var words: FailureWords {
    let (id, secret, token) = (
      Variable.accessKeyID.rawValue, Variable.secretAccessKey.rawValue, Variable.sessionToken.rawValue
    )
    return switch self {
    case .temporary:
      FailureWords(
        error: "the keys in the environment are temporary, and AWS opens sessions only for long-term keys",
        hint: "unset \(id), \(secret) and \(token), or name a profile: aws-mfa PROFILE")
    case .leftoverToken(let variable):
      FailureWords(
        error: "\(variable.rawValue) is set beside long-term keys, which AWS refuses together with a session's token",
        hint: "unset \(variable.rawValue)")
    case .incomplete:
      FailureWords(error: "\(id) is set, but \(secret) is not", hint: "set both, or unset \(id)")
    case .malformed:
      FailureWords(error: "\(id) is not an access key ID", hint: "set it again, or unset it")
    }
  }
}
