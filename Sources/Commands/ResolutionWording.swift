import AWSConfig

extension ResolutionTrouble {
  func words(_ paths: Paths?) -> FailureWords {
    let files = paths.map { "\($0.shown($0.config)) or \($0.shown($0.credentials))" } ?? "the shared files"
    switch self {
    case .unknownProfile(let name):
      return FailureWords(
        error: "no profile \(printable(name)) in \(files)", hint: "aws-mfa list shows the profiles that there are")
    case .unknownSource(let name, let profile, let key):
      return FailureWords(
        error:
          "\(key.rawValue) of profile \(printable(profile)) names \(printable(name)), and no such profile is in \(files)",
        hint: "add the profile, or correct the name: aws-mfa list shows those that there are")
    case .loop(let names, let key):
      return FailureWords(
        error: "\(key.rawValue) goes in a circle: \(names.map(printable).joined(separator: " → "))",
        hint: names.count == 2
          ? "profile \(printable(names[0])) needs keys of its own, or another \(key.rawValue)"
          : "one of these profiles needs another \(key.rawValue)")
    case .twoSources(let profile):
      return FailureWords(
        error: "profile \(printable(profile)) has both source_profile and credential_source",
        hint: "take one of them out")
    case .noSource(let profile):
      return FailureWords(
        error: "profile \(printable(profile)) has a role_arn and nothing to assume the role with",
        hint: "add source_profile, which names a profile with keys")
    case .unknownCredentialSource(let source, let profile):
      return FailureWords(
        error: "credential_source of profile \(printable(profile)) cannot be \(printable(source))",
        hint: "give Environment, or a source_profile instead")
    case .machine(let source, let profile):
      return FailureWords(
        error: "profile \(printable(profile)) takes the machine's own credentials (\(source)), which know no MFA code",
        hint: "give it a source_profile with access keys; without MFA the SDKs use it as it is")
    case .foreign(let identity, let profile): return identity.words(profile)
    }
  }
}

extension ForeignIdentity {
  fileprivate func words(_ profile: String) -> FailureWords {
    switch self {
    case .webIdentity:
      FailureWords(
        error: "profile \(printable(profile)) signs in with a web identity, which has no MFA code of AWS's",
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

extension EnvironmentKeysTrouble {
  var words: FailureWords {
    let (id, secret, token) = (
      Variable.accessKeyID.rawValue, Variable.secretAccessKey.rawValue, Variable.sessionToken.rawValue
    )
    return switch self {
    case .temporary:
      FailureWords(
        error: "the keys in the environment are temporary, and AWS opens sessions for long-term keys only",
        hint: "unset \(id), \(secret) and \(token), or name a profile: aws-mfa PROFILE")
    case .incomplete:
      FailureWords(error: "\(id) is set, and \(secret) is not", hint: "set both, or unset \(id)")
    case .malformed:
      FailureWords(error: "\(id) is no access key id", hint: "set it again, or unset it")
    }
  }
}
