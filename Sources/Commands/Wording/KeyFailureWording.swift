import AWSConfig
import Text

/// What is said about keys that cannot be used as they are written.
extension FailureWords {
  static func leftoverToken(_ token: LeftoverToken, _ profile: String, _ paths: Paths?) -> FailureWords {
    let lines = token.lines.map { paths?.shown($0) ?? "line \($0.number)" }.map(printable)
    let keys = token.keys.map(printable).joined(separator: " and ")
    return FailureWords(
      error: "profile \(printable(profile)) has long-term keys with a session's \(keys) beside them: "
        + lines.joined(separator: ", "),
      hint: "delete \(lines.count == 1 ? "that line" : "those lines"), "
        + "or run aws-mfa setup \(shellWord(profile)), which offers to")
  }

  static func idleSource(_ key: ProfileKey, _ source: String, _ profile: String) -> FailureWords {
    let isProfile = key == .sourceProfile
    return FailureWords(
      error: "profile \(printable(profile)) has no access keys, and its \(key.rawValue) counts only with a role_arn",
      hint: "add the role's ARN as role_arn"
        + (isProfile ? ", or use the source itself: \(loginCommand(source))" : ", or give the profile access keys")
    ).about(source)
  }
}

/// Access keys in a profile that cannot open a session.
extension FailureWords {
  static func noKeys(_ profile: String) -> FailureWords {
    FailureWords(
      error: "profile \(printable(profile)) has no access keys to open a session with",
      hint: "add them with: aws-mfa setup \(shellWord(profile))")
  }

  static func noSecret(_ profile: String) -> FailureWords {
    FailureWords(
      error: "profile \(printable(profile)) has an aws_access_key_id but no aws_secret_access_key",
      hint: "enter both again: aws configure --profile \(shellWord(profile))")
  }

  static func badKeys(_ profile: String, hasComment: Bool) -> FailureWords {
    FailureWords(
      error: "the access keys of profile \(printable(profile)) contain characters that an access key cannot have",
      hint: hasComment
        ? "the AWS CLI reads a comment behind a key as part of it: put the comment on a line of its own"
        : "were they swapped, or pasted with quotes? enter them again: aws configure --profile \(shellWord(profile))")
  }

  static func temporaryBaseKeys(_ profile: String) -> FailureWords {
    FailureWords(
      error:
        "the keys of profile \(printable(profile)) are temporary, and AWS opens sessions only for long-term keys",
      hint: profile.before(ending: SessionSection.name(for: "")).map {
        "put your long-term keys into [\(printable($0))]: [\(printable(profile))] is where its session is kept"
      }
        ?? "put your long-term keys there: aws-mfa keeps the session in [\(printable(SessionSection.name(for: profile)))]"
    )
  }
}
