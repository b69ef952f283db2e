import TestSupport

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about values that people write and mistype in the field.
extension FailureSentence {
  static let field: [FailureSentence] = values + certificates + badRoles + missing + lines

  private static let values: [FailureSentence] = [
    region("EU-WEST-1", "did you mean eu-west-1?"), region("eu_west_1", "did you mean eu-west-1?"),
    region("eu-west-1#home", comment("#home")), region("eu-west-1;x", comment(";x")),
    region("eu-west-1 ", "remove the space after the value"),
    region("\teu-west-1", "remove the space before the value", shown: "?eu-west-1"),
    endpoint("localhost:4566", "write http://localhost:4566"),
    endpoint("sts.example.com", "write https://sts.example.com"),
    endpoint(
      "https://me:secret@example.com", "an endpoint URL has no user and no password in it",
      shown: "https://…@example.com"),
    duration("12 H", "write it in seconds: 43200"), duration("3,600", "write it in seconds: 3600"),
    duration("1e4", "write a number of seconds, such as 3600"),
    FailureSentence(
      .durationOutOfBounds(-60, 900...129_600, source: "duration_seconds of profile p"), .failed,
      "duration_seconds of profile p asks for -60 seconds, which AWS does not allow",
      "use 15m to 36h, in seconds: 900 to 129600"),
    FailureSentence(
      .durationOutOfBounds(129_660, 900...129_600, source: "--duration"), .usage,
      "--duration asks for 36h1m, which AWS does not allow", "use 15m to 36h"),
  ]

  private static let certificates: [FailureSentence] = [
    FailureSentence(
      .noCertificates(path: "$HOME/ca.pem", source: "AWS_CA_BUNDLE"), .failed,
      "AWS_CA_BUNDLE names a file that does not exist: $HOME/ca.pem",
      "write the whole path: $HOME is not expanded there"),
    FailureSentence(
      .noCertificates(path: "~bob/ca.pem", source: "AWS_CA_BUNDLE"), .failed,
      "AWS_CA_BUNDLE names a file that does not exist: ~bob/ca.pem", "write the whole path: ~bob is not expanded there"),
    FailureSentence(
      .badSerial("arn:aws:iam::1111-2222-3333:mfa/alice", source: "--serial"), .failed,
      "--serial is not an MFA device: arn:aws:iam::1111-2222-3333:mfa/alice",
      "use the device's ARN, such as arn:aws:iam::111122223333:mfa/NAME, or a hardware token's serial number"),
    FailureSentence(
      .badCertificates(path: "/home/u/ca.der", source: "AWS_CA_BUNDLE", isFile: true), .failed,
      "AWS_CA_BUNDLE names a file without a certificate in PEM form: ~/ca.der",
      "openssl x509 -inform der -in FILE -out FILE.pem converts the other form, DER"),
    FailureSentence(
      .badCertificates(path: "/home/u/certs", source: "ca_bundle of profile p", isFile: false), .failed,
      "ca_bundle of profile p names something that is not a file: ~/certs",
      "write the path of the file with the certificates to trust"),
    FailureSentence(
      .keyProcess(.failed(status: 126, said: "/t is not executable"), profile: "p"), .failed,
      "credential_process of profile p failed with status 126: /t is not executable",
      "check its permissions and, if it is a script, its first line, which must end without a carriage return"),
  ]

  private static let badRoles: [FailureSentence] = [
    role(
      "arn:aws:sts::111122223333:assumed-role/Admin/me",
      "that is a session of the role, whose own ARN looks like arn:aws:iam::111122223333:role/Admin"),
    role("arn:aws-cn:iam::111122223333:Admin", "a role ARN looks like arn:aws-cn:iam::111122223333:role/Admin"),
    role("arn:aws:iam::111122223333:user/me", "a role ARN looks like arn:aws:iam::111122223333:role/NAME"),
    role("arn:aws:iam::aws:policy/Admin", "a role ARN looks like arn:aws:iam::ACCOUNT:role/NAME"),
  ]

  private static let missing: [FailureSentence] = [
    FailureSentence(
      .nearSource("Prod", profile: "r", key: .sourceProfile, near: "prod"), .failed,
      "source_profile of profile r names Prod, but there is no such profile in ~/.aws/config or ~/.aws/credentials",
      "did you mean prod? correct the name"),
    FailureSentence(
      .misspeltKey(
        MisspeltKey(
          profile: "p", written: WrittenKey(name: "aws_secret_key", line: FileLine(isInCredentials: true, number: 3)),
          right: .secretAccessKey)), .failed,
      "~/.aws/credentials:3: profile p has no aws_secret_access_key, but a key that no tool reads: aws_secret_key",
      "write aws_secret_access_key in its place"),
    FailureSentence(
      .noKeyID(profile: "a b"), .failed, "profile a b has an aws_secret_access_key but no aws_access_key_id",
      "enter both again: aws configure --profile 'a b'"),
    FailureSentence(
      .absentFile(.missing(.sharedCredentialsFile), profile: "p", path: "/nope"), .failed,
      "profile p has no access keys, and AWS_SHARED_CREDENTIALS_FILE names a file that does not exist: /nope",
      "correct the variable, or unset it to use ~/.aws/credentials"),
    FailureSentence(
      .absentFile(.brokenLink, profile: "p", path: "/home/u/.aws/credentials"), .failed,
      "profile p has no access keys: ~/.aws/credentials is a link to a file that does not exist",
      "bring that file back, or mount the disk that it is on"),
    FailureSentence(
      .absentFile(.notRegular, profile: "p", path: "/dev/fd/3"), .failed,
      "profile p has no access keys: /dev/fd/3 is not read, because it is not a regular file",
      "use the path of a regular file"),
    FailureSentence(
      .misnamedSection(
        MisnamedSection(
          profile: "prod", line: FileLine(isInCredentials: true, number: 1), header: "Prod", right: "prod",
          isOtherCase: true)), .failed,
      "~/.aws/credentials:1: in this file, the header [Prod] does not name profile prod",
      "write [prod]: upper and lower case count in names"),
  ]

  private static let lines: [FailureSentence] = [
    FailureSentence(
      .usage(.missingValue(.format, .prompt)), .usage, "--format needs a value",
      "--format FORMAT: a text with {profile}, {left}, {region}, {account} or {role} in it"),
    FailureSentence(
      .usage(.missingCommand(.exec, near: Arguments(verb: .exec, operands: ["p"], command: ["aws", "s3"]))), .usage,
      "exec needs -- and a command after it", "did you mean aws-mfa exec p -- aws s3?"),
    FailureSentence(
      .usage(.otherOption("--json", .export, .json)), .usage, "export has no option --json",
      "--format process prints JSON"),
    FailureSentence(
      .usage(.otherOption("--shell", .initialize, .shell)), .usage, "init has no option --shell",
      "give the shell's name alone, such as aws-mfa init bash"),
    unknown("all", .logout, "did you mean aws-mfa logout --all?"),
    unknown("123-456", nil, "did you mean aws-mfa --code 123456?"),
    unknown(
      "arn:aws:iam::111122223333:role/Admin", nil, "did you mean aws-mfa --role arn:aws:iam::111122223333:role/Admin?"),
    unknown(Sample.serial, .login, "did you mean aws-mfa --serial \(Sample.serial)?"),
    unknown("arn:aws:iam::111122223333:user/me", nil, "aws-mfa list shows your profiles"),
  ]

  private static func region(_ text: String, _ hint: String, shown: String? = nil) -> FailureSentence {
    FailureSentence(
      .endpoint(.badRegion(text, source: "AWS_REGION")), .failed,
      "AWS_REGION is not a region name: \(shown ?? text)", hint)
  }

  private static func endpoint(_ url: String, _ hint: String, shown: String? = nil) -> FailureSentence {
    FailureSentence(
      .endpoint(.badEndpoint(url, source: "endpoint_url")), .failed,
      "endpoint_url is not an endpoint URL: \(shown ?? url)", hint)
  }

  private static func duration(_ text: String, _ hint: String) -> FailureSentence {
    FailureSentence(
      .badDuration(text, source: "duration_seconds of profile p"), .failed,
      "duration_seconds of profile p is not a number of seconds: \(text)", hint)
  }

  private static func role(_ arn: String, _ hint: String) -> FailureSentence {
    FailureSentence(
      .badRole(arn, source: "role_arn of profile p"), .failed, "role_arn of profile p is not a role ARN: \(arn)", hint)
  }

  private static func unknown(_ name: String, _ verb: Verb?, _ hint: String) -> FailureSentence {
    FailureSentence(
      .unknownProfile(
        name, near: [], files: ["a"],
        line: Arguments(verb: verb ?? .login, operands: [name], isVerbNamed: verb != nil)),
      .failed, "no profile \(name) in a", hint)
  }
}
