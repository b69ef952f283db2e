import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// `setup` of profiles with something in the way.
struct SetupRepairTests {
  private static let keys = Sample.keys.replacing("mfa_serial = \(Sample.serial)\n", with: "")
  private static let list = Sample.answer(
    "ListMFADevices",
    "<MFADevices><member><UserName>alice</UserName><SerialNumber>\(Sample.serial)</SerialNumber></member></MFADevices>")
  private static let code = Answer.line("123456")

  private static func stage(_ credentials: String, config: String? = nil, answers: [Answer]) -> Stage {
    let stage = Stage()
    stage.files[Stage.credentials] = credentials
    stage.files[Stage.config] = config
    stage.answers = answers
    return stage
  }

  // MARK: A token beside long-term keys

  private static let leftover = Sample.keys + "aws_session_token = old/token\n"
  private static let failure = Failure.leftoverToken(
    profile: "p",
    LeftoverToken(
      lines: [FileLine(isInCredentials: true, number: 5)], keys: ["aws_session_token"], section: "p"))
  @Test func `a leftover token is shown without its text, removed on consent, and the setup goes on`() {
    let stage = Self.stage(Self.leftover, answers: [.line(""), Self.code, .line("")])
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("setup", "p")
    #expect(ending.failure == nil)
    #expect(
      [ending.questions.first, ending.said.first, ending.said.dropFirst().first] == [
        "\n~/.aws/credentials:\n  [p]\n- aws_session_token = …\nwrite this to ~/.aws/credentials? (y or n, Enter for y): ",
        "aws-mfa: profile p has long-term keys with a session's aws_session_token beside them: ~/.aws/credentials:5",
        "~/.aws/credentials is updated",
      ])
    #expect(ending.files[Stage.credentials] == Sample.keys + "\n" + Sample.section("new", Sample.newEnd))
  }

  @Test func `without consent it stays, and the setup ends`() {
    let ending = Self.stage(Self.leftover, answers: [.line("n")]).run("setup", "p")
    #expect(ending.failure == Self.failure && ending.files == [:])
  }

  @Test func `where nobody can be asked it stays`() {
    let ending = Self.stage(Self.leftover, answers: [.nobody]).run("setup", "p")
    #expect(ending.failure == .setupNeedsTerminal(profile: "p") && ending.files == [:])
  }

  @Test func `a file that changed since it was shown is left alone`() {
    let stage = Self.stage(Self.leftover, answers: [.line("")])
    stage.meanwhile[Stage.credentials] = "[p]\nx = 1\n"
    #expect(stage.run("setup", "p").failure == .changedSinceShown(path: Stage.credentials, profile: "p"))
  }

  @Test func `the token of the profile with a role's keys is removed too`() {
    let config = "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = p\n"
    let stage = Self.stage(Self.leftover, config: config, answers: [.line("y"), .interrupted])
    #expect(stage.run("setup", "a").files[Stage.credentials] == Sample.keys)
  }

  @Test func `in the environment it is named`() {
    let stage = Self.stage("", answers: [])
    stage.environment.merge([
      "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t",
    ]) { $1 }
    #expect(stage.run("login").failure == .environmentKeys(.leftoverToken(.sessionToken)))
    stage.environment["AWS_ACCESS_KEY_ID"] = "ASIAEXAMPLE000000001"
    #expect(stage.run("login").failure == .environmentKeys(.temporary))
  }

  // MARK: What is no device

  @Test(arguments: ["user/alice", "role/Admin", "sms-mfa/alice"])
  func `a name that is no device is replaced by the device that is found`(_ resource: String) {
    let config = "[profile p]\nmfa_serial = arn:aws:iam::111122223333:\(resource)\n"
    let stage = Self.stage(Self.keys, config: config, answers: [Self.code, .line(""), .line("")])
    stage.replies = [.success(Self.list), .success(Sample.answer())]
    let ending = stage.run("setup", "p")
    #expect(ending.failure == nil && ending.files[Stage.config] == "[profile p]\nmfa_serial = \(Sample.serial)\n")
  }

  @Test func `the devices are listed all the same`() {
    let config = "[profile p]\nmfa_serial = arn:aws:iam::111122223333:user/alice\n"
    let stage = Self.stage(Self.keys, config: config, answers: [])
    stage.replies = [.success(Self.list)]
    #expect(stage.run("devices", "p").output.contains("\(Sample.serial)  yes\n"))
  }

  @Test func `an option that names no device is refused`() {
    let serial = "arn:aws:iam::111122223333:user/alice"
    let stage = Self.stage(Self.keys, answers: [])
    #expect(
      stage.run("setup", "p", "--serial", serial).failure
        == .badSerial(serial, source: "--serial", profile: "p"))
  }

  // MARK: A session pasted by hand

  private static let pasted = """
    [p-mfa]
    aws_access_key_id = ASIAEXAMPLE000000001
    aws_secret_access_key = s
    aws_session_token = t

    """

  @Test func `a pasted session is no profile to choose`() {
    let stage = Self.stage(Self.keys + Self.pasted, answers: [.interrupted])
    stage.replies = [.success(Self.list)]
    #expect(stage.run("setup").questions == [Sample.question])
  }

  @Test func `nor is one without its profile`() {
    let other = Self.pasted.replacing("[p-mfa]", with: "[work-mfa]")
    let stage = Self.stage(Self.keys + other, answers: [.interrupted])
    stage.replies = [.success(Self.list)]
    #expect(stage.run("setup").questions == [Sample.question])
    #expect(stage.run("setup", "work-mfa").failure == .temporaryBaseKeys(profile: "work-mfa"))
  }

  @Test func `the older tool's profile stays one to choose`() {
    let older = Self.keys.replacing("[p]", with: "[p-long-term]") + Self.pasted.replacing("[p-mfa]", with: "[p]")
    let stage = Self.stage(older, answers: [.interrupted])
    stage.replies = [.success(Self.list)]
    #expect(stage.run("setup").questions == [Sample.question])
  }
}
