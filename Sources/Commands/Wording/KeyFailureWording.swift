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
