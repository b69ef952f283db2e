import AWSAPI
import Text

/// What is said when the console cannot be opened.
extension FailureWords {
  static func noConsole(_ profile: String, near: Arguments?) -> FailureWords {
    FailureWords(
      error: "AWS opens the console only for a role's session, and \(printable(profile)) has no role",
      hint: near.map { "\(commandLine($0)) opens it with a role" }
        ?? "add a profile with role_arn and source_profile = \(printable(profile)), or sign in with the browser")
  }

  static func consoleNotAWS(_ profile: String, endpoint: String) -> FailureWords {
    FailureWords(
      error: "the session of \(printable(profile)) is from \(endpoint), which has no console",
      hint: "use a session from AWS itself")
  }

  static func noConsoleIn(partition: String) -> FailureWords {
    FailureWords(
      error: "aws-mfa cannot sign in to the console of partition \(partition)",
      hint: "sign in with the browser: aws-mfa knows only aws, aws-cn, aws-us-gov and aws-eusc")
  }

  static func consoleRefused(status: Int, _ profile: String) -> FailureWords {
    FailureWords(
      error: "AWS did not accept the session of \(printable(profile)) for its console (HTTP status \(status))",
      hint: "open a new one with \(loginCommand(profile)) --force")
  }

  static func noBrowser(_ line: Arguments) -> FailureWords {
    FailureWords(
      error: "no browser could be opened",
      hint: "\(commandLine(printing(line))) prints the URL instead")
  }

  /// - Parameter status: `nil` if there is no such program.
  static func browserFailed(_ program: String, status: Int?, _ line: Arguments) -> FailureWords {
    FailureWords(
      error: status.map { "\(printable(program)), the setting browser, failed with status \($0)" }
        ?? "there is no program \(printable(program)), which the setting browser names",
      hint: "correct the setting, or print the URL instead: \(commandLine(printing(line)))")
  }

  private static func printing(_ line: Arguments) -> Arguments {
    var line = line
    line.flags.insert(.print)
    return line
  }

  static func unknownService(_ word: String, near: String?) -> FailureWords {
    FailureWords(
      error: "the console has no service \(printable(word)) that aws-mfa knows",
      hint: (near.map { "did you mean \($0)? Otherwise" } ?? "use a name such as s3, or")
        + " write the page's path in the console, such as ec2/home")
  }

  static func consoleRegion(_ region: String, partition: String, _ profile: String) -> FailureWords {
    FailureWords(
      error: "region \(region) is not in partition \(partition), where the role of \(printable(profile)) is",
      hint: "use a region of that partition"
        + (Partition.named(partition).map { ", such as \($0.implicitRegion)" } ?? ""))
  }
}
