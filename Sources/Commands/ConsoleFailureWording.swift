/// What is said when the console cannot be opened.
extension FailureWords {
  static func noConsole(_ profile: String, roleProfile: String?) -> FailureWords {
    FailureWords(
      error: "AWS opens the console with a role's session only, and \(printable(profile)) has no role",
      hint: roleProfile.map { "aws-mfa console \(shellWord($0)) opens it with a role" }
        ?? "add a profile with role_arn and source_profile = \(printable(profile)), or sign in in the browser")
  }

  static func consoleNotAWS(_ profile: String, endpoint: String) -> FailureWords {
    FailureWords(
      error: "the session of \(printable(profile)) is from \(endpoint), which has no console",
      hint: "sessions from AWS itself open its console")
  }

  static func noConsoleIn(partition: String) -> FailureWords {
    FailureWords(
      error: "how to sign in to the console of partition \(partition) is not known",
      hint: "sign in in the browser: only aws, aws-cn and aws-us-gov are known here")
  }

  static func consoleRefused(status: Int, _ profile: String) -> FailureWords {
    FailureWords(
      error: "AWS did not take the session of \(printable(profile)) for its console (HTTP status \(status))",
      hint: "open a new one with \(loginCommand(profile)) --force")
  }

  static func noBrowser(_ profile: String) -> FailureWords {
    FailureWords(
      error: "no browser could be opened",
      hint: "aws-mfa console \(shellWord(profile)) --print prints the URL instead")
  }
}
