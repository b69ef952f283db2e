import Text

extension KeyProcessError {
  func words(_ profile: String) -> FailureWords {
    let subject = "credential_process of profile \(printable(profile))"
    let byHand = "run its command by hand to see why"
    return switch self {
    case .unreadable:
      FailureWords(error: "\(subject) has an unclosed quote, or no command", hint: "write it as you would in a shell")
    case .ours(let source):
      FailureWords(
        error: "\(subject) is aws-mfa itself, which needs long-term keys to open a session",
        hint: source.map { "run \(loginCommand($0)), whose session it prints" }
          ?? "log in to the profile that has the keys")
    case .failed(let status, let said, let syntax):
      FailureWords(
        error: "\(subject) failed with status \(status)\(told(said))",
        hint: syntax.map(shellHint) ?? (status == 127 ? Self.path : status == 126 ? Self.permissions : byHand))
    case .timedOut(let seconds):
      FailureWords(error: "\(subject) printed no keys within \(limit(seconds))", hint: byHand)
    case .noKeys(let syntax):
      FailureWords(
        error: "\(subject) printed something other than access keys",
        hint: syntax.map(shellHint) ?? "it must print JSON with Version 1, AccessKeyId and SecretAccessKey")
    }
  }

  private static let path = "write the program's whole path: no shell runs it, so aliases and functions do not count"

  private static let permissions =
    "check its permissions and, if it is a script, its first line, which must end without a carriage return"

  /// What to do about a part of the command that only a shell would understand.
  private func shellHint(_ syntax: String) -> String {
    let isPath = syntax == "~" || syntax.hasPrefix("$") && !syntax.hasPrefix("$(")
    let cure = isPath ? "write the whole path" : "put the command into a script, and write the script's whole path"
    return "no shell runs it, so \(printable(syntax)) means nothing there: \(cure)"
  }
}

extension CodeProcessError {
  func words(_ profile: String) -> FailureWords {
    let subject = "mfa_process of profile \(printable(profile))"
    let byHand = "run its command by hand to see why, or pass the code with --code -"
    return switch self {
    case .failed(let status, let said):
      FailureWords(error: "\(subject) failed with status \(status)\(told(said))", hint: byHand)
    case .timedOut(let seconds):
      FailureWords(error: "\(subject) printed no code within \(limit(seconds))", hint: byHand)
    case .noCode: FailureWords(error: "\(subject) printed something other than six digits", hint: byHand)
    case .refused(usedBefore: false):
      FailureWords(
        error: "AWS refused the code that \(subject) printed",
        hint:
          "check that its command uses the secret of this device (\(devicesCommand(profile))), and this computer's clock"
      )
    case .refused(usedBefore: true):
      FailureWords(
        error: "AWS refused the code that \(subject) printed: it is wrong, or was used less than a minute ago",
        hint: "wait for the next code")
    }
  }
}

/// What a command said last, after its status.
func told(_ said: String?) -> String {
  said.map { ": " + printable($0, upTo: 200) } ?? ""
}

private func limit(_ seconds: Int) -> String {
  seconds == 1 ? "a second" : "\(seconds) seconds"
}
