@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about what is written in the files, but counts for something else than it seems to say.
extension FailureSentence {
  static let writing: [FailureSentence] = [
    FailureSentence(
      .leftoverToken(profile: "p", token([4])), .failed,
      "profile p has long-term keys with a session's aws_session_token beside them: ~/.aws/credentials:4",
      "delete that line, or run aws-mfa setup p, which offers to"),
    FailureSentence(
      .leftoverToken(profile: "a b", token([4, 6], isInCredentials: false)), .failed,
      "profile a b has long-term keys with a session's aws_session_token and aws_security_token beside them: "
        + "~/.aws/config:4, ~/.aws/config:6",
      "delete those lines, or run aws-mfa setup 'a b', which offers to"),
    FailureSentence(
      .environmentKeys(.leftoverToken(.sessionToken)), .failed,
      "AWS_SESSION_TOKEN is set beside long-term keys, which AWS refuses together with a session's token",
      "unset AWS_SESSION_TOKEN"),
    FailureSentence(
      misnamed("profile x", "x", isInCredentials: true), .failed,
      "~/.aws/credentials:7: in this file, the header [profile x] does not name profile x",
      "write [x]: only headers of the config file begin with profile"),
    FailureSentence(
      misnamed("x", "profile x", isInCredentials: false), .failed,
      "~/.aws/config:7: in this file, the header [x] does not name profile x",
      "write [profile x]: headers of the config file begin with profile, except for [default]"),
    FailureSentence(
      .idleSource(profile: "p", key: .sourceProfile, source: "base"), .failed,
      "profile p has no access keys, and its source_profile counts only with a role_arn",
      "add the role's ARN as role_arn, or use the source itself: aws-mfa base"),
    FailureSentence(
      .idleSource(profile: "p", key: .credentialSource, source: "Environment"), .failed,
      "profile p has no access keys, and its credential_source counts only with a role_arn",
      "add the role's ARN as role_arn, or give the profile access keys"),
    FailureSentence(
      .noCertificates(path: "/home/u/ca.pem", source: "AWS_CA_BUNDLE"), .failed,
      "AWS_CA_BUNDLE names a file that does not exist: ~/ca.pem",
      "write the path of the file with the certificates to trust"),
    FailureSentence(
      .noCertificates(path: "/ca.pem # ours", source: "ca_bundle of profile p"), .failed,
      "ca_bundle of profile p names a file that does not exist: /ca.pem # ours", comment("# ours")),
    FailureSentence(
      .temporaryBaseKeys(profile: "p-mfa"), .failed,
      "the keys of profile p-mfa are temporary, and AWS opens sessions only for long-term keys",
      "put your long-term keys into [p]: [p-mfa] is where its session is kept"),
    FailureSentence(
      .badKeys(profile: "p", hasComment: true), .failed,
      "the access keys of profile p contain characters that an access key cannot have",
      "the AWS CLI reads a comment behind a key as part of it: put the comment on a line of its own"),
    FailureSentence(
      .badRole("arn:aws:iam::1:role/x ; y", source: "role_arn of profile p"), .failed,
      "role_arn of profile p is not a role ARN: arn:aws:iam::1:role/x ; y", comment("; y")),
    FailureSentence(
      .badRoleValue("a # b", source: "external_id of profile p", marks: "_", lengths: 2...64), .failed,
      "external_id of profile p cannot be a # b", comment("# b")),
    FailureSentence(
      .endpoint(.badRegion("eu-west-1 # home", source: "region of profile p")), .failed,
      "region of profile p is not a region name: eu-west-1 # home", comment("# home")),
    FailureSentence(
      .endpoint(.badEndpoint("https://x #\u{1B}y", source: "endpoint_url")), .failed,
      "endpoint_url is not an endpoint URL: https://x #?y", comment("#?y")),
    FailureSentence(
      .endpoint(.unknownServices("s # t")), .failed,
      "the profile has services = s # t, but the config file has no section [services s # t]", comment("# t")),
    FailureSentence(
      .resolution(.unknownSource("b # c", of: "p", key: .sourceProfile)), .failed,
      "source_profile of profile p names b # c, but there is no such profile in ~/.aws/config or ~/.aws/credentials",
      comment("# c")),
    FailureSentence(
      .resolution(.unknownCredentialSource("Environment # c", of: "p")), .failed,
      "credential_source of profile p cannot be Environment # c", comment("# c")),
  ]

  /// The hint about a comment at the end of a value.
  static func comment(_ text: String) -> String {
    "the AWS CLI reads \(text) as part of the value: put the comment on a line of its own"
  }

  private static func token(_ lines: [Int], isInCredentials: Bool = true) -> LeftoverToken {
    LeftoverToken(
      lines: lines.map { FileLine(isInCredentials: isInCredentials, number: $0) },
      keys: Array(["aws_session_token", "aws_security_token"].prefix(lines.count)), section: "p")
  }

  private static func misnamed(_ header: String, _ right: String, isInCredentials: Bool) -> Failure {
    .misnamedSection(
      MisnamedSection(
        profile: "x", line: FileLine(isInCredentials: isInCredentials, number: 7), header: header, right: right))
  }
}
