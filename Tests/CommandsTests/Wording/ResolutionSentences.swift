@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about a profile that does not lead to keys.
extension FailureSentence {
  static let resolutions: [FailureSentence] = [
    FailureSentence(
      resolution(.unknownProfile("p")), .failed,
      "no profile p in ~/.aws/config or ~/.aws/credentials",
      "aws-mfa list shows your profiles"),
    FailureSentence(
      resolution(.unknownSource("b", of: "p", key: .sourceProfile)), .failed,
      "source_profile of profile p names b, but there is no such profile in ~/.aws/config or ~/.aws/credentials",
      "add the profile, or correct the name: aws-mfa list shows your profiles"),
    FailureSentence(
      resolution(.loop(["p", "b", "p"], key: .includeProfile)), .failed,
      "include_profile forms a loop: p → b → p",
      "one of these profiles needs another include_profile"),
    FailureSentence(
      resolution(.loop(["p", "p"], key: .sourceProfile)), .failed,
      "source_profile forms a loop: p → p",
      "profile p needs keys of its own, or another source_profile"),
    FailureSentence(
      resolution(.twoSources("p")), .failed,
      "profile p has both source_profile and credential_source", "remove one of them"),
    FailureSentence(
      resolution(.noSource("p")), .failed,
      "profile p has a role_arn, but nothing to assume the role with",
      "add source_profile, which names a profile with keys"),
    FailureSentence(
      resolution(.unknownCredentialSource("x", of: "p")), .failed,
      "credential_source of profile p cannot be x",
      "use Environment, or a source_profile instead"),
    FailureSentence(
      resolution(.machine("EcsContainer", of: "p")), .failed,
      "profile p uses the machine's own credentials (EcsContainer), which have no MFA device",
      "give it a source_profile with access keys; without MFA, the SDKs can use it as it is"),
    FailureSentence(
      resolution(.foreign(.webIdentity, of: "p")), .failed,
      "profile p signs in with a web identity, which uses no MFA code from AWS",
      "use it as it is: AWS_PROFILE=p"),
    FailureSentence(
      resolution(.foreign(.singleSignOn, of: "p")), .failed,
      "profile p signs in with IAM Identity Center, which asks for MFA itself",
      "run aws sso login --profile p"),
    FailureSentence(
      resolution(.foreign(.login, of: "p")), .failed,
      "profile p signs in with `aws login`, which asks for MFA itself",
      "run aws login --profile p"),
    FailureSentence(
      keyProcess(.unreadable), .failed,
      "credential_process of profile p has an unclosed quote, or no command",
      "write it as you would in a shell"),
    FailureSentence(
      keyProcess(.ours(of: nil)), .failed,
      "credential_process of profile p is aws-mfa itself, which needs long-term keys to open a session",
      "log in to the profile that has the keys"),
    FailureSentence(
      keyProcess(.ours(of: "q")), .failed,
      "credential_process of profile p is aws-mfa itself, which needs long-term keys to open a session",
      "run aws-mfa q, whose session it prints"),
    FailureSentence(
      keyProcess(.failed(status: 7)), .failed,
      "credential_process of profile p failed with status 7", "run its command by hand to see why"),
    FailureSentence(
      keyProcess(.failed(status: 7, said: "no\u{1B}[31m token")), .failed,
      "credential_process of profile p failed with status 7: no?[31m token", "run its command by hand to see why"),
    FailureSentence(
      keyProcess(.failed(status: 7, said: String(repeating: "x", count: 205))), .failed,
      "credential_process of profile p failed with status 7: \(String(repeating: "x", count: 200))… (5 more)",
      "run its command by hand to see why"),
    FailureSentence(
      keyProcess(.failed(status: 127)), .failed,
      "credential_process of profile p failed with status 127",
      "write the program's whole path: no shell runs it, so aliases and functions do not count"),
    FailureSentence(
      keyProcess(.failed(status: 127, said: "not found", syntax: "~")), .failed,
      "credential_process of profile p failed with status 127: not found",
      "no shell runs it, so ~ means nothing there: write the whole path"),
    FailureSentence(
      keyProcess(.failed(status: 1, syntax: "$HOME")), .failed,
      "credential_process of profile p failed with status 1",
      "no shell runs it, so $HOME means nothing there: write the whole path"),
    FailureSentence(
      keyProcess(.noKeys(syntax: "&&")), .failed,
      "credential_process of profile p printed something other than access keys",
      "no shell runs it, so && means nothing there: put the command into a script, and write the script's whole path"),
    FailureSentence(
      keyProcess(.timedOut(seconds: 60)), .failed,
      "credential_process of profile p printed no keys within 60 seconds",
      "run its command by hand to see why"),
    FailureSentence(
      keyProcess(.noKeys()), .failed,
      "credential_process of profile p printed something other than access keys",
      "it must print JSON with Version 1, AccessKeyId and SecretAccessKey"),
  ]

  private static func resolution(_ cause: ResolutionError) -> Failure {
    .resolution(cause)
  }

  private static func keyProcess(_ cause: KeyProcessError) -> Failure {
    .keyProcess(cause, profile: "p")
  }
}
