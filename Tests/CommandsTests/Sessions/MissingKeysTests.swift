import TestSupport
import Testing

@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// Profiles whose keys are not where they seem to be: what is said instead of asking for a code.
struct MissingKeysTests {
  struct Files: Sendable {
    var config = ""
    var credentials = ""
    var words = ["p"]
    var environment: [String: String] = [:]
  }

  private static let id = "aws_access_key_id = AKIAEXAMPLE000000001\n"
  private static let secret = "aws_secret_access_key = s\n"

  private static func misspelt(_ name: String, _ line: Int, _ right: ProfileKey = .accessKeyID) -> Failure {
    .misspeltKey(
      MisspeltKey(
        profile: "p",
        written: WrittenKey(name: name, line: FileLine(isInCredentials: true, number: line)), right: right))
  }

  @Test(arguments: [
    Case(
      "a line of a shell", Files(credentials: "[p]\nexport AWS_ACCESS_KEY_ID=AKIA\nexport AWS_SECRET_ACCESS_KEY=s\n"),
      misspelt("export aws_access_key_id", 2)),
    Case("a shorter key", Files(credentials: "[p]\naws_access_key = AKIA\n" + secret), misspelt("aws_access_key", 2)),
    Case(
      "a letter less", Files(credentials: "[p]\naws_acces_key_id = AKIA\n" + secret), misspelt("aws_acces_key_id", 2)),
    Case("a dash", Files(credentials: "[p]\naws-access-key-id = AKIA\n" + secret), misspelt("aws-access-key-id", 2)),
    Case(
      "a shorter secret", Files(credentials: "[p]\n" + id + "aws_secret_key = s\n"),
      misspelt("aws_secret_key", 3, .secretAccessKey)),
    Case("only a secret", Files(credentials: "[p]\n" + secret), .noKeyID(profile: "p")),
    Case("nothing like a key", Files(credentials: "[p]\nregion = x\naws_account_id = 1\n"), .noKeys(profile: "p")),
    Case(
      "keys under the name in another case", Files(config: "[profile p]\n", credentials: "[P]\n" + id + secret),
      .misnamedSection(
        MisnamedSection(
          profile: "p", line: FileLine(isInCredentials: true, number: 1), header: "P", right: "p", isOtherCase: true))),
    Case(
      "two profiles in two cases", Files(config: "[profile p]\n[profile P]\n", credentials: "[P]\n" + id + secret),
      .noKeys(profile: "p")),
    Case(
      "a source in another case",
      Files(
        config: "[profile r]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = pp\n",
        credentials: Sample.keys, words: ["r"]),
      .nearSource("pp", profile: "r", key: .sourceProfile, near: "p")),
    Case(
      "the older variable for the profile",
      Files(credentials: Sample.keys, words: [], environment: ["AWS_DEFAULT_PROFILE": "other"]),
      .unknownNamed(
        "other", near: [], by: .variable("AWS_DEFAULT_PROFILE"), files: ["~/.aws/config", "~/.aws/credentials"])),
    Case(
      "the account in place of the name", Files(credentials: Sample.keys, words: ["1111-2222-3333"]),
      near("1111-2222-3333")),
    Case(
      "the access key", Files(credentials: Sample.keys, words: ["AKIAEXAMPLE000000001"]), near("AKIAEXAMPLE000000001")),
    Case("the device", Files(credentials: Sample.keys, words: [Sample.serial]), near(Sample.serial)),
    Case("the user", Files(credentials: Sample.keys, words: ["alice"]), near("alice")),
  ])
  func `keys that are missing are looked for`(_ row: Case<Files, Failure>) {
    let stage = Stage()
    stage.files[Stage.config] = row.given.config
    stage.files[Stage.credentials] = row.given.credentials
    stage.environment.merge(row.given.environment) { $1 }
    #expect(stage.run(words: row.given.words).failure == row.wanted)
  }

  private static func near(_ name: String) -> Failure {
    .unknownProfile(
      name, near: ["p"], files: ["~/.aws/config", "~/.aws/credentials"],
      line: Arguments(verb: .login, operands: [name], isVerbNamed: false))
  }
}
