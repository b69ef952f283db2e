import AWSConfig

@testable import Commands

/// The sentences about a profile that leads to no keys.
extension FailureSentence {
  static let resolutions: [FailureSentence] = [
    FailureSentence(
      resolution(.unknownProfile("p")), .failed,
      "no profile p in ~/.aws/config or ~/.aws/credentials",
      "aws-mfa list shows the profiles that there are"),
    FailureSentence(
      resolution(.unknownSource("b", of: "p", key: .sourceProfile)), .failed,
      "source_profile of profile p names b, and no such profile is in ~/.aws/config or ~/.aws/credentials",
      "add the profile, or correct the name: aws-mfa list shows those that there are"),
    FailureSentence(
      resolution(.loop(["p", "b", "p"], key: .includeProfile)), .failed,
      "include_profile goes in a circle: p → b → p",
      "one of these profiles needs another include_profile"),
    FailureSentence(
      resolution(.loop(["p", "p"], key: .sourceProfile)), .failed,
      "source_profile goes in a circle: p → p",
      "profile p needs keys of its own, or another source_profile"),
    FailureSentence(
      resolution(.twoSources("p")), .failed,
      "profile p has both source_profile and credential_source", "take one of them out"),
    FailureSentence(
      resolution(.noSource("p")), .failed,
      "profile p has a role_arn and nothing to assume the role with",
      "add source_profile, which names a profile with keys"),
    FailureSentence(
      resolution(.unknownCredentialSource("x", of: "p")), .failed,
      "credential_source of profile p cannot be x",
      "give Environment, or a source_profile instead"),
    FailureSentence(
      resolution(.machine("EcsContainer", of: "p")), .failed,
      "profile p takes the machine's own credentials (EcsContainer), which know no MFA code",
      "give it a source_profile with access keys; without MFA the SDKs use it as it is"),
    FailureSentence(
      resolution(.foreign(.webIdentity, of: "p")), .failed,
      "profile p signs in with a web identity, which has no MFA code of AWS's",
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
      "credential_process of profile p has a quote that is not closed, or no command",
      "write it as for a shell"),
    FailureSentence(
      keyProcess(.ours(of: nil)), .failed,
      "credential_process of profile p is aws-mfa itself, which needs long-term keys to open a session with",
      "log in to the profile that has the keys"),
    FailureSentence(
      keyProcess(.ours(of: "q")), .failed,
      "credential_process of profile p is aws-mfa itself, which needs long-term keys to open a session with",
      "run aws-mfa q, whose session it gives"),
    FailureSentence(
      keyProcess(.failed(status: 7)), .failed,
      "credential_process of profile p failed with status 7", "run its command by hand to see"),
    FailureSentence(
      keyProcess(.timedOut(seconds: 60)), .failed,
      "credential_process of profile p gave no keys within 60 seconds",
      "run its command by hand to see"),
    FailureSentence(
      keyProcess(.noKeys), .failed,
      "credential_process of profile p printed something else than access keys",
      "it has to print JSON with Version 1, AccessKeyId and SecretAccessKey"),
  ]

  private static func resolution(_ trouble: ResolutionTrouble) -> Failure {
    .resolution(trouble)
  }

  private static func keyProcess(_ trouble: KeyProcessTrouble) -> Failure {
    .keyProcess(trouble, profile: "p")
  }
}
