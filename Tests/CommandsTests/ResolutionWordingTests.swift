import AWSConfig
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// What is said of a profile that leads to no keys.
struct ResolutionWordingTests {
  struct Sentence: CustomTestStringConvertible, Sendable {
    let failure: Failure
    let error: String
    let hint: String
    var testDescription: String { error }

    init(_ trouble: ResolutionTrouble, _ error: String, _ hint: String) {
      (failure, self.error, self.hint) = (.resolution(trouble), error, hint)
    }

    init(_ trouble: KeyProcessTrouble, _ error: String, _ hint: String) {
      (failure, self.error, self.hint) = (.keyProcess(trouble, profile: "p"), error, hint)
    }
  }

  @Test(arguments: [
    Sentence(
      .unknownProfile("p"), "no profile p in ~/.aws/config or ~/.aws/credentials",
      "aws-mfa list shows the profiles that there are"),
    Sentence(
      .unknownSource("b", of: "p", key: .sourceProfile),
      "source_profile of profile p names b, and no such profile is in ~/.aws/config or ~/.aws/credentials",
      "add the profile, or correct the name: aws-mfa list shows those that there are"),
    Sentence(
      .loop(["p", "b", "p"], key: .includeProfile), "include_profile goes in a circle: p → b → p",
      "one of these profiles needs another include_profile"),
    Sentence(
      .loop(["p", "p"], key: .sourceProfile), "source_profile goes in a circle: p → p",
      "profile p needs keys of its own, or another source_profile"),
    Sentence(
      .twoSources("p"), "profile p has both source_profile and credential_source", "take one of them out"),
    Sentence(
      .noSource("p"), "profile p has a role_arn and nothing to assume the role with",
      "add source_profile, which names a profile with keys"),
    Sentence(
      .unknownCredentialSource("x", of: "p"), "credential_source of profile p cannot be x",
      "give Environment, or a source_profile instead"),
    Sentence(
      .machine("EcsContainer", of: "p"),
      "profile p takes the machine's own credentials (EcsContainer), which know no MFA code",
      "give it a source_profile with access keys; without MFA the SDKs use it as it is"),
    Sentence(
      .foreign(.webIdentity, of: "p"), "profile p signs in with a web identity, which has no MFA code of AWS's",
      "use it as it is: AWS_PROFILE=p"),
    Sentence(
      .foreign(.singleSignOn, of: "p"), "profile p signs in with IAM Identity Center, which asks for MFA itself",
      "run aws sso login --profile p"),
    Sentence(
      .foreign(.login, of: "p"), "profile p signs in with `aws login`, which asks for MFA itself",
      "run aws login --profile p"),
    Sentence(
      .unreadable, "credential_process of profile p has a quote that is not closed, or no command",
      "write it as for a shell"),
    Sentence(
      .ours(of: nil),
      "credential_process of profile p is aws-mfa itself, which needs long-term keys to open a session with",
      "log in to the profile that has the keys"),
    Sentence(
      .ours(of: "q"),
      "credential_process of profile p is aws-mfa itself, which needs long-term keys to open a session with",
      "run aws-mfa q, whose session it gives"),
    Sentence(
      .failed(status: 7), "credential_process of profile p failed with status 7", "run its command by hand to see"),
    Sentence(
      .timedOut(seconds: 60), "credential_process of profile p gave no keys within 60 seconds",
      "run its command by hand to see"),
    Sentence(
      .noKeys, "credential_process of profile p printed something else than access keys",
      "it has to print JSON with Version 1, AccessKeyId and SecretAccessKey"),
  ])
  func `a profile without keys is explained`(_ sentence: Sentence) {
    #expect(sentence.failure.status == .failed)
    let text = message(for: sentence.failure, in: .untouchable(["HOME": "/home/u"]))
    #expect(text == "aws-mfa: \(sentence.error)\nhint: \(sentence.hint)")
  }
}
