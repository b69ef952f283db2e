import AWSConfig

extension ResolutionTrouble {
  func words(_ paths: Paths?) -> Failure.Words {
    let files = paths.map { "\($0.shown($0.config)) or \($0.shown($0.credentials))" } ?? "the shared files"
    switch self {
    case .unknownProfile(let name):
      return Failure.Words(
        error: "no profile \(printable(name)) in \(files)", hint: "aws-mfa list shows the profiles that there are")
    case .unknownSource(let name, let profile, let key):
      return Failure.Words(
        error:
          "\(key.rawValue) of profile \(printable(profile)) names \(printable(name)), and no such profile is in \(files)",
        hint: "add the profile, or correct the name: aws-mfa list shows those that there are")
    case .loop(let names, let key):
      return Failure.Words(
        error: "\(key.rawValue) goes in a circle: \(names.map(printable).joined(separator: " → "))",
        hint: names.count == 2
          ? "profile \(printable(names[0])) needs keys of its own, or another \(key.rawValue)"
          : "one of these profiles needs another \(key.rawValue)")
    case .twoSources(let profile):
      return Failure.Words(
        error: "profile \(printable(profile)) has both source_profile and credential_source",
        hint: "take one of them out")
    case .noSource(let profile):
      return Failure.Words(
        error: "profile \(printable(profile)) has a role_arn and nothing to assume the role with",
        hint: "add source_profile, which names a profile with keys")
    case .unknownCredentialSource(let source, let profile):
      return Failure.Words(
        error: "credential_source of profile \(printable(profile)) cannot be \(printable(source))",
        hint: "give Environment, or a source_profile instead")
    case .machine(let source, let profile):
      return Failure.Words(
        error: "profile \(printable(profile)) takes the machine's own credentials (\(source)), which know no MFA code",
        hint: "give it a source_profile with access keys; without MFA the SDKs use it as it is")
    case .foreign(let identity, let profile): return identity.words(profile)
    }
  }
}

extension ForeignIdentity {
  fileprivate func words(_ profile: String) -> Failure.Words {
    switch self {
    case .webIdentity:
      Failure.Words(
        error: "profile \(printable(profile)) signs in with a web identity, which has no MFA code of AWS's",
        hint: "use it as it is: AWS_PROFILE=\(shellWord(profile))")
    case .singleSignOn:
      Failure.Words(
        error: "profile \(printable(profile)) signs in with IAM Identity Center, which asks for MFA itself",
        hint: "run aws sso login --profile \(shellWord(profile))")
    case .login:
      Failure.Words(
        error: "profile \(printable(profile)) signs in with `aws login`, which asks for MFA itself",
        hint: "run aws login --profile \(shellWord(profile))")
    }
  }
}

extension KeyProcessTrouble {
  func words(_ profile: String) -> Failure.Words {
    let subject = "credential_process of profile \(printable(profile))"
    let byHand = "run its command by hand to see"
    return switch self {
    case .unreadable:
      Failure.Words(error: "\(subject) has a quote that is not closed, or no command", hint: "write it as for a shell")
    case .ours(let source):
      Failure.Words(
        error: "\(subject) is aws-mfa itself, which needs long-term keys to open a session with",
        hint: source.map { "run \(loginCommand($0)), whose session it gives" }
          ?? "log in to the profile that has the keys")
    case .failed(let status): Failure.Words(error: "\(subject) failed with status \(status)", hint: byHand)
    case .timedOut(let seconds):
      Failure.Words(error: "\(subject) gave no keys within \(seconds) seconds", hint: byHand)
    case .noKeys:
      Failure.Words(
        error: "\(subject) printed something else than access keys",
        hint: "it has to print JSON with Version 1, AccessKeyId and SecretAccessKey")
    }
  }
}
