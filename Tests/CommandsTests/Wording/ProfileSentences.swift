@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

private func typed(_ words: String...) -> Arguments {
  guard case .run(let line)? = try? Request(parsing: words) else { return Arguments(verb: .help) }
  return line
}

/// The messages about profiles, their keys and their values.
extension FailureSentence {
  static let profiles: [FailureSentence] = [
    FailureSentence(
      .environmentKeys(.temporary), .failed,
      "the keys in the environment are temporary, and AWS opens sessions only for long-term keys",
      "unset AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or name a profile: aws-mfa PROFILE"
    ),
    FailureSentence(
      .environmentKeys(.incomplete), .failed,
      "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not",
      "set both, or unset AWS_ACCESS_KEY_ID"),
    FailureSentence(
      .environmentKeys(.malformed), .failed, "AWS_ACCESS_KEY_ID is not an access key ID",
      "set it again, or unset it"),
    FailureSentence(
      .unknownProfile("prodution", near: ["production"], files: ["~/a", "~/b"], line: typed("prodution")), .failed,
      "no profile prodution in ~/a or ~/b", "did you mean aws-mfa production?"),
    FailureSentence(
      .unknownNamed("prod", near: ["production", "prod-eu"], by: .variable("AWS_PROFILE"), files: ["~/a", "~/b"]),
      .failed, "AWS_PROFILE names prod, but no profile has that name in ~/a or ~/b",
      "did you mean production or prod-eu? change or unset it"),
    FailureSentence(
      .unknownNamed("prod", near: ["production"], by: .option("--source"), files: ["~/a"]), .failed,
      "--source names prod, but no profile has that name in ~/a",
      "did you mean production? name an existing profile"),
    FailureSentence(
      .unknownNamed("prod", near: [], by: .file("~/w/.awsmfa", line: 2), files: ["~/a"]), .failed,
      "~/w/.awsmfa, line 2, names prod, but no profile has that name in ~/a",
      "change it, then run aws-mfa allow; aws-mfa list shows your profiles"),
    FailureSentence(
      .unknownNamed("prod", near: ["production"], by: .file("~/.config/aws-mfa/config", line: 3), files: ["~/a"]),
      .failed, "~/.config/aws-mfa/config, line 3, names prod, but no profile has that name in ~/a",
      "did you mean production? change it"),
    FailureSentence(
      .unknownNamed("prod", near: [], by: .session, files: ["~/a"]), .failed,
      "this shell's session is of prod, but no profile has that name in ~/a",
      "aws-mfa off ends it here; aws-mfa list shows your profiles"),
    FailureSentence(
      .unknownProfile("stauts", near: [], files: ["~/a", "~/b"], line: typed("stauts")), .failed,
      "no profile stauts in ~/a or ~/b", "did you mean aws-mfa status?"),
    FailureSentence(
      .unknownProfile("x", near: ["a b"], files: ["~/a"], line: typed("x")), .failed,
      "no profile x in ~/a",
      "did you mean aws-mfa 'a b'?"),
    FailureSentence(
      .unknownProfile(
        "prod", near: ["production", "prod-eu", "-x"], files: ["~/a"],
        line: Arguments(verb: .logout, operands: ["prod"])),
      .failed, "no profile prod in ~/a",
      "did you mean aws-mfa logout production, aws-mfa logout prod-eu or aws-mfa logout -- -x?"),
    FailureSentence(
      .unknownProfile("123456", near: [], files: ["~/a"], line: typed("123456")), .failed,
      "no profile 123456 in ~/a", "did you mean aws-mfa --code 123456?"),
    FailureSentence(
      .unknownProfile("123456", near: [], files: ["~/a"], line: Arguments(verb: .logout, operands: ["123456"])),
      .failed,
      "no profile 123456 in ~/a", "aws-mfa list shows your profiles"),
    FailureSentence(
      .unknownProfile("version", near: [], files: ["~/a"], line: typed("version")), .failed,
      "no profile version in ~/a", "did you mean aws-mfa --version?"),
    FailureSentence(
      .unknownProfile(
        "admn", near: ["admin"], files: ["~/a"],
        line: typed("console", "admn", "s3", "--region", "eu-west-1", "--print")),
      .failed, "no profile admn in ~/a", "did you mean aws-mfa console admin s3 --region eu-west-1 --print?"),
    FailureSentence(
      .unknownProfile(
        "data", near: ["datatruck"], files: ["~/a"],
        line: typed("exec", "data", "--code", "123456", "--", "sh", "-c", "echo $X")),
      .failed, "no profile data in ~/a", "did you mean aws-mfa exec datatruck --code 123456 -- sh -c 'echo $X'?"),
    FailureSentence(
      .unknownProfile("data", near: ["datatruck"], files: ["~/a"], line: typed("logout", "p", "data", "--purge")),
      .failed, "no profile data in ~/a", "did you mean aws-mfa logout p datatruck --purge?"),
    FailureSentence(
      .unknownProfile("data", near: ["datatruck"], files: ["~/a"], line: typed("console", "-p", "data")),
      .failed, "no profile data in ~/a", "did you mean aws-mfa console datatruck?"),
    FailureSentence(
      .unknownProfile("lgoin", near: [], files: ["~/a"], line: typed("lgoin", "--force")),
      .failed, "no profile lgoin in ~/a", "did you mean aws-mfa --force?"),
    FailureSentence(
      .unknownProfile("source", near: ["sources"], files: ["~/a"], line: typed("deploy")),
      .failed, "no profile source in ~/a", "did you mean sources?"),
    FailureSentence(
      .noKeysAtAll(["a", "b c"]), .failed, "none of your profiles has access keys: a and b c",
      "add them with: aws-mfa setup a"),
    FailureSentence(
      .profileNotNamed(["a", "b"]), .noSession, "no profile was named, and several have access keys: a and b",
      "name one of them, or set default_profile in the settings"),
    FailureSentence(
      .profileNotNamed((1...12).map { "p\($0)" }), .noSession,
      "no profile was named, and several have access keys: p1, p2, p3, p4, p5, p6, p7, p8, p9, p10 and 2 more",
      "name one of them, or set default_profile in the settings"),
    FailureSentence(
      .unknownProfile("x", near: [], files: ["~/a"], line: typed("x")), .failed, "no profile x in ~/a",
      "aws-mfa list shows your profiles"),
    FailureSentence(
      .endpoint(.unknownServices("s")), .failed,
      "the profile has services = s, but the config file has no section [services s]",
      "add the section, or remove the key"),
    FailureSentence(
      .noKeys(profile: "p"), .failed, "profile p has no access keys to open a session with",
      "add them with: aws-mfa setup p"),
    FailureSentence(
      .badKeys(profile: "p"), .failed,
      "the access keys of profile p contain characters that an access key cannot have",
      "were they swapped, or pasted with quotes? enter them again: aws configure --profile p"),
    FailureSentence(
      .otherKeys(profile: "p"), .failed,
      "profile p and the environment have different keys, so the profile's section is left alone",
      "give the environment's keys a profile of their own"),
    FailureSentence(
      .unnamedProfile(only: "p", files: ["a", "b"]), .failed, "no profile default in a or b",
      "name p, the only profile, or set default_profile = p"),
    FailureSentence(
      .noProfiles(files: ["a", "b"]), .failed, "there is no profile in a or b",
      "make one, for which you need an access key, with: aws-mfa setup NAME"),
    FailureSentence(
      .temporaryBaseKeys(profile: "p"), .failed,
      "the keys of profile p are temporary, and AWS opens sessions only for long-term keys",
      "put your long-term keys there: aws-mfa keeps the session in [p-mfa]"),
    FailureSentence(
      .noEnvironmentKeys(profile: "p"), .failed,
      "profile p takes its keys from the environment, which has no long-term keys",
      "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the profile a source_profile"),
    FailureSentence(
      .badRole("x", source: "--role"), .usage, "--role is not a role ARN: x",
      "a role ARN looks like arn:aws:iam::ACCOUNT:role/NAME"),
    FailureSentence(
      .badRole("x", source: "role_arn of profile p"), .failed,
      "role_arn of profile p is not a role ARN: x",
      "a role ARN looks like arn:aws:iam::ACCOUNT:role/NAME"),
    FailureSentence(
      .badRole("", source: "role_arn of profile p"), .failed, "role_arn of profile p has no value",
      "a role ARN looks like arn:aws:iam::ACCOUNT:role/NAME"),
    FailureSentence(
      .badRoleValue("", source: "external_id of profile p", marks: "_", lengths: 2...1224), .failed,
      "external_id of profile p has no value", "AWS accepts 2 to 1224 letters, digits and _"),
    FailureSentence(
      .badRoleValue(
        "a b", source: "role_session_name of profile p", marks: "_+=,.@-", lengths: 2...64),
      .failed,
      "role_session_name of profile p cannot be a b",
      "AWS accepts 2 to 64 letters, digits and _+=,.@-"),
    FailureSentence(
      .endpoint(.badRegion("a.b", source: "AWS_REGION")), .failed,
      "AWS_REGION is not a region name: a.b",
      "a region looks like eu-west-1"),
    FailureSentence(
      .endpoint(.badEndpoint("x", source: "endpoint_url")), .failed, "endpoint_url is not an endpoint URL: x",
      "an endpoint URL looks like https://sts.eu-west-1.amazonaws.com"),
    FailureSentence(
      .endpoint(.plainEndpoint("http://x", source: "endpoint_url")), .failed,
      "endpoint_url is not HTTPS, so the code would be sent unencrypted: http://x",
      "use https; plain http is allowed for this computer only"),
    FailureSentence(
      .noSecret(profile: "a b"), .failed,
      "profile a b has an aws_access_key_id but no aws_secret_access_key",
      "enter both again: aws configure --profile 'a b'"),
  ]
}
