import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

struct SetupTests {
  private static let keys = Sample.keys.replacing("mfa_serial = \(Sample.serial)\n", with: "")
  private static let list = Sample.answer(
    "ListMFADevices",
    "<MFADevices><member><UserName>alice</UserName><SerialNumber>\(Sample.serial)</SerialNumber></member></MFADevices>")

  private func stage(_ config: String? = nil, credentials: String = keys, answers: [Answer]) -> Stage {
    let stage = Stage()
    stage.files[Stage.credentials] = credentials
    stage.files[Stage.config] = config
    stage.replies = [.success(Self.list), .success(Sample.answer())]
    stage.answers = answers
    return stage
  }

  private static let code = Answer.line("123456")
  private static let durationQuestion = "usual length of a session (15m to 36h, Enter for 36h00m): "
  private static let consent = "write this to ~/.aws/config? (y or n, Enter for y): "

  @Test func `the device is found, tested, shown and written`() {
    let stage = stage("[profile p]\nregion = eu-west-1\n", answers: [Self.code, .line("12h"), .line("")])
    let ending = stage.run("setup", "p")
    #expect(
      [ending.files[Stage.config]] == [
        "[profile p]\nregion = eu-west-1\nmfa_serial = \(Sample.serial)\nduration_seconds = 43200\n"
      ])
    #expect(
      [ending.questions, ending.said] == [
        [
          Sample.question, Self.durationQuestion,
          """

          ~/.aws/config:
            [profile p]
          + mfa_serial = \(Sample.serial)
          + duration_seconds = 43200
          \(Self.consent)
          """,
        ],
        [
          """
          p: MFA device alice, 111122223333 (IAM's list of devices)
          a code tests the device and opens a session, which is kept
          """,
          "p (alice, 111122223333): session until 22:00 tomorrow, 36h00m left",
          "~/.aws/config is updated", "p (alice, 111122223333): joined the session until 22:00 tomorrow, 36h00m left",
        ],
      ])
    #expect(ending.plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new"))
  }

  @Test func `where no shell listens the user is told to log in`() {
    let stage = stage("[profile p]\n", answers: [Self.code, .line(""), .line("")])
    stage.shell = nil
    let ending = stage.run("setup", "p")
    #expect(ending.said.last == "run aws-mfa p to use the session in a shell" && ending.plan == [])
  }

  @Test func `an invalid answer is explained, and the question repeated`() {
    let stage = stage(
      "[profile p]\n", answers: [Self.code, .line("99h"), .line("1h"), .line("perhaps"), .line("no")])
    let ending = stage.run("setup", "p")
    #expect(
      [ending.questions[2], ending.questions[4]] == [
        "aws-mfa: AWS does not allow 99h: use 15m to 36h\n" + Self.durationQuestion,
        "aws-mfa: perhaps is not one of the answers\n" + Self.consent,
      ])
    #expect(ending.files[Stage.config] == nil)
  }

  @Test func `a typed name is not mistaken for another one`() {
    let stage = stage("[default]\nregion = x\n", answers: [.interrupted])
    let ending = stage.run("setup", "default")
    #expect(ending.failure == .interrupted && ending.questions == ["access key id: "])
  }

  @Test func `a profile is chosen by its name too`() {
    let stage = stage(
      credentials: Self.keys + "[q]\naws_access_key_id = AKIAEXAMPLE000000002\naws_secret_access_key = s\n",
      answers: [.line("q"), .interrupted])
    #expect(stage.run("setup").questions.last == "MFA code for q (alice, 111122223333): ")
  }

  struct Writing: Sendable {
    var config: String?
    var credentials = SetupTests.keys
    var duration = ""
    var words = ["setup", "p"]
  }

  @Test(arguments: [
    Case("no config file", Writing(), "[profile p]\nmfa_serial = \(Sample.serial)\n"),
    Case(
      "another profile", Writing(config: "# mine\n[profile q]\nregion = x"),
      "# mine\n[profile q]\nregion = x\n[profile p]\nmfa_serial = \(Sample.serial)\n"),
    Case(
      "CRLF, comments and nested lines", Writing(config: "\u{FEFF}[profile p] # c\r\ns3 =\r\n  a = b\r\n# end\r\n"),
      "\u{FEFF}[profile p] # c\r\ns3 =\r\n  a = b\r\nmfa_serial = \(Sample.serial)\r\n# end\r\n"),
    Case(
      "the default profile",
      Writing(
        config: "[default]\n", credentials: keys.replacing("[p]", with: "[default]"), words: ["setup"]),
      "[default]\nmfa_serial = \(Sample.serial)\n"),
    Case(
      "the only profile that there is", Writing(words: ["setup"]), "[profile p]\nmfa_serial = \(Sample.serial)\n"),
    Case(
      "a default profile without keys", Writing(config: "[default]\nregion = x\n", words: ["setup"]),
      "[default]\nregion = x\n\n[profile p]\nmfa_serial = \(Sample.serial)\n"),
    Case(
      "a name with a space",
      Writing(credentials: keys.replacing("[p]", with: "[p q]"), words: ["setup", "p q"]),
      "[profile 'p q']\nmfa_serial = \(Sample.serial)\n"),
    Case(
      "a name that is quoted already",
      Writing(
        config: "[profile \"p q\"]\n", credentials: keys.replacing("[p]", with: "[p q]"), words: ["setup", "p q"]),
      "[profile \"p q\"]\nmfa_serial = \(Sample.serial)\n"),
    Case(
      "another duration in its place", Writing(config: "[profile p]\nduration_seconds = 900\na = b\n", duration: "1h"),
      "[profile p]\nduration_seconds = 3600\na = b\nmfa_serial = \(Sample.serial)\n"),
    Case(
      "the duration that it has", Writing(config: "[profile p]\nduration_seconds = 900\n", duration: "15m"),
      "[profile p]\nduration_seconds = 900\nmfa_serial = \(Sample.serial)\n"),
  ])
  func `what a profile lacks is written, and every other byte stays`(_ row: Case<Writing, String>) {
    let stage = stage(
      row.given.config, credentials: row.given.credentials,
      answers: [Self.code, .line(row.given.duration), .line("Y")])
    let ending = stage.run(words: row.given.words)
    #expect(ending.failure == nil && stage.files[Stage.config] == row.wanted)
  }

  @Test(arguments: ["n", "no", "NO"])
  func `without consent nothing is written`(_ answer: String) {
    let stage = stage("[profile p]\n", answers: [Self.code, .line(""), .line(answer)])
    let ending = stage.run("setup", "p")
    #expect(
      [ending.files[Stage.config], ending.said.dropLast().last]
        == [nil, "~/.aws/config is unchanged; the device that worked is remembered anyway"])
  }

  @Test func `a file that changed meanwhile is not written over what was not shown`() {
    let stage = stage("[profile p]\n", answers: [Self.code, .line(""), .line("y")])
    stage.meanwhile[Stage.config] = "[profile p]\nmfa_serial = other\n"
    let failure = stage.run("setup", "p").failure
    #expect(
      failure == .changedSinceShown(path: Stage.config, profile: "p")
        && stage.files[Stage.config] == "[profile p]\nmfa_serial = other\n")
  }

  @Test func `a region that is given is written, too`() {
    let stage = stage("[profile p]\nregion = eu-west-1\n", answers: [Self.code, .line(""), .line("")])
    let ending = stage.run("setup", "p", "--region", "us-west-2")
    #expect(
      [ending.files[Stage.config]] == ["[profile p]\nregion = us-west-2\nmfa_serial = \(Sample.serial)\n"])
  }

  @Test func `a region that is none is refused before anything is asked`() {
    #expect(
      stage("[profile p]\n", answers: []).run("setup", "p", "--region", "here").failure
        == .endpoint(.badRegion("here", source: "--region")))
  }

  @Test func `a complete profile is tested, and nothing is offered`() {
    let stage = stage(credentials: Sample.keys, answers: [Self.code, .line("")])
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("setup", "p")
    #expect(ending.failure == nil && ending.questions == [Sample.question, Self.durationQuestion])
  }

  @Test func `another device takes the place of one in the credentials file`() {
    let stage = stage(
      credentials: Sample.keys.replacing("mfa/alice", with: "mfa/old"), answers: [Self.code, .line(""), .line("")])
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("setup", "p", "--serial", Sample.serial)
    #expect(
      ending.failure == nil && ending.files[Stage.config] == nil
        && ending.files[Stage.credentials]?.contains("mfa_serial = \(Sample.serial)\n") == true
        && ending.questions.last?.contains("- mfa_serial = arn:aws:iam::111122223333:mfa/old") == true)
  }

  @Test(arguments: [
    Case("at the test", [Answer.interrupted], Failure.interrupted),
    Case("at the duration", [code, .interrupted], .setupBrokenOff(.interrupted, profile: "p")),
    Case("at the consent", [code, .line(""), .interrupted], .setupBrokenOff(.interrupted, profile: "p")),
    Case("by the terminal's end", [code, .closed], .setupBrokenOff(.interrupted, profile: "p")),
    Case("with nobody there", [.nobody], .setupNeedsTerminal(profile: "p")),
    Case("with nobody there any more", [code, .nobody], .setupBrokenOff(.nobodyToAsk, profile: "p")),
    Case(
      "after three slips", [code, .line("soon"), .line("1m"), .line("37h")],
      .setupBrokenOff(.badChoice("37h"), profile: "p")),
  ])
  func `an interrupted set-up writes no config, and says what it has written`(_ row: Case<[Answer], Failure>) {
    let ending = stage("[profile p]\n", answers: row.given).run("setup", "p")
    #expect(ending.failure == row.wanted && ending.files[Stage.config] == nil)
  }

  @Test func `an interrupted set-up that could not keep its session has changed nothing`() {
    let stage = stage("[profile p]\n", answers: [Self.code, .interrupted])
    stage.unwritable[Stage.credentials] = FileError(path: Stage.credentials, reason: .diskFull)
    #expect(stage.run("setup", "p").failure == .interrupted)
  }

  @Test func `an empty key in the credentials file, which hides the config's, is where the device is written`() {
    let stage = stage(
      "[profile p]\n", credentials: Self.keys + "mfa_serial =\n", answers: [Self.code, .line(""), .line("")])
    let ending = stage.run("setup", "p")
    #expect(
      ending.failure == nil && ending.files[Stage.config] == nil
        && ending.files[Stage.credentials]?.contains("mfa_serial = \(Sample.serial)\n") == true)
  }

  private static let environment = [
    "HOME": "/home/u", "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "long/secret",
  ]

  @Test(arguments: [
    Case("no profile at all", ""),
    Case("a default profile with another key", "[default]\naws_access_key_id = AKIAEXAMPLE000000002\n"),
    Case("a default profile without keys", "[default]\nregion = x\n"),
  ])
  func `keys of the environment that belong to no profile are written to none`(_ row: Case<String, Nothing>) {
    let stage = stage(credentials: row.given, answers: [Self.code])
    stage.environment = Self.environment
    let ending = stage.run("setup")
    #expect(
      [ending.said.last, ending.files[Stage.config]] == [
        """
        the environment's keys belong to no profile, so nothing else is written; the device that worked is remembered
        run aws-mfa to use the session in a shell
        """, nil,
      ])
    #expect(
      ending.failure == nil
        && ending.files[Sample.state + "/devices"]?.hasPrefix("AKIAEXAMPLE000000001 \(Sample.serial) ") == true)
  }

  @Test func `keys of the environment that the default profile has too belong to it`() {
    let stage = stage(
      credentials: Self.keys.replacing("[p]", with: "[default]"), answers: [Self.code, .line(""), .line("")])
    stage.environment = Self.environment
    let ending = stage.run("setup")
    #expect([ending.files[Stage.config]] == ["[default]\nmfa_serial = \(Sample.serial)\n"])
  }

  @Test func `of several profiles with keys one is chosen`() {
    let stage = stage(
      credentials: Self.keys + "[q]\naws_access_key_id = AKIAEXAMPLE000000002\naws_secret_access_key = s\n",
      answers: [.line("2"), .interrupted])
    let ending = stage.run("setup")
    #expect(
      ending.questions == [
        "profiles with access keys:\n  1  p\n  2  q\nwhich profile? (its name or 1 to 2, Enter cancels): ",
        "MFA code for q (alice, 111122223333): ",
      ])
  }

  private static let old = "arn:aws:iam::111122223333:mfa/old"

  @Test(arguments: [
    Case("LF", "\n"), Case("CRLF", "\r\n"), Case("CR", "\r"),
  ])
  func `the diff shows the lines of what is edited, and no secret beside them`(_ end: Case<String, Nothing>) {
    let credentials = Self.keys + "mfa_serial = \(Self.old)\n  # c\n  more\nnote = other/secret\n"
    let stage = stage(
      credentials: credentials.replacing("\n", with: end.given), answers: [Self.code, .line(""), .line("n")])
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("setup", "p", "--serial", Sample.serial)
    #expect(
      ending.questions.last == """

        ~/.aws/credentials:
          [p]
        - mfa_serial = \(Self.old)
        -   # c
        -   more
        + mfa_serial = \(Sample.serial)
        \(Self.consent.replacing("config", with: "credentials"))
        """)
  }
}
