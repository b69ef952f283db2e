import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// A `login` that succeeds. Each test states everything that a run leaves behind.
struct LoginTests {
  private let stage = Stage()
  private let generation = [Sample.state + "/generation": "1 ASIAEXAMPLE00000new\n"]
  private let last = [Sample.state + "/last": "p\n"]
  private let device = [
    Sample.state + "/devices": "AKIAEXAMPLE000000001 \(Sample.serial) \(Stage.now.seconds)\n",
    Sample.state + "/keys": "AKIAEXAMPLE000000001 \(Stage.now.seconds) seen 0\n",
  ]

  init() {
    stage.files[Stage.credentials] = Sample.keys
  }

  private func storing(_ text: String) -> [String: String] {
    [Stage.credentials: text].merging(device) { $1 }.merging(last) { $1 }.merging(generation) { $1 }
  }

  private let openedLine = "p (alice, 111122223333): session until 22:00 tomorrow, 36h00m left"
  private let joinedLine = "p (alice, 111122223333): joined the session until 22:00, 12h00m left"

  @Test func `one code opens a session, stores it and exports it`() {
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("p")
        == Ending(
          plan: Sample.entering("new", Sample.newEnd, Sample.newSeconds), said: [openedLine],
          questions: [Sample.question], calls: 1,
          files: storing(Sample.keys + "\n" + Sample.section("new", Sample.newEnd))))
  }

  @Test func `a live session is joined without a question, a call or a change of the credentials`() {
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    #expect(
      stage.run("login", "p")
        == Ending(
          plan: Sample.entering("old", Sample.live, Sample.liveSeconds), said: [joinedLine],
          files: last.merging([Sample.state + "/generation": "1 p\n"]) { $1 }))
  }

  @Test func `a session of the last profile is joined without telling other terminals`() {
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    stage.files[Sample.state + "/last"] = "p\n"
    #expect(stage.run("login", "p").files == [:])
  }

  @Test(arguments: [
    Case("aws-vault", "AWS_VAULT", "aws-vault, which may conflict with the session\nhint: exit leaves its shell"),
    Case(
      "awsume", "AWSUME_PROFILE",
      "awsume, which may conflict with the session\nhint: awsume --unset removes its variables"),
    Case(
      "granted", "GRANTED_SSO",
      "granted, which may conflict with the session\nhint: assume --unset removes its variables"),
  ])
  func `what another tool has left in the shell is named`(_ row: Case<String, String>) {
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    stage.environment[row.given] = "x"
    #expect(stage.run("p").said == [joinedLine, "aws-mfa: this shell also has \(row.given) from \(row.wanted)"])
  }

  @Test func `the name of the session means its profile`() {
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    #expect(stage.run("p-mfa").said == [joinedLine])
  }

  @Test func `force opens a new session over a live one`() {
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("p", "--force", "--code", "123456")
        == Ending(
          plan: Sample.entering("new", Sample.newEnd, Sample.newSeconds), said: [openedLine], calls: 1,
          files: storing(Sample.keys + "\n" + Sample.section("new", Sample.newEnd))))
  }

  @Test func `the code can come from standard input`() {
    stage.input = ["123 456\n"]
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("p", "--code", "-").plan == Sample.entering("new", Sample.newEnd, Sample.newSeconds))
  }

  @Test func `the request carries the code, the device and the time`() {
    stage.replies = [.success(Sample.answer())]
    _ = stage.run("p", "--code", "123-456", "--duration", "12h")
    #expect(
      stage.requests.map { "\($0.caller.endpoint.url) \($0.service) \($0.caller.keys.id) \($0.body.reveal())" } == [
        "https://sts.us-east-1.amazonaws.com/ sts AKIAEXAMPLE000000001 "
          + "Action=GetSessionToken&Version=2011-06-15&DurationSeconds=43200"
          + "&SerialNumber=arn%3Aaws%3Aiam%3A%3A111122223333%3Amfa%2Falice&TokenCode=123456"
      ])
  }

  @Test func `no-store leaves every file and names no profile`() {
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("p", "--no-store")
        == Ending(
          plan: Sample.entering("new", Sample.newEnd, Sample.newSeconds, isStored: false),
          said: [openedLine], questions: [Sample.question], calls: 1, files: device))
  }

  @Test func `store-only needs no integration and changes no shell`() {
    stage.shell = nil
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("p", "--store-only")
    #expect(
      (ending.failure, ending.plan, ending.files[Stage.credentials])
        == (nil, [], Sample.keys + "\n" + Sample.section("new", Sample.newEnd)))
  }

  @Test func `store-only fails where nothing can be stored`() {
    let cause = FileError(path: Stage.credentials, reason: .diskFull)
    stage.unwritable[Stage.credentials] = cause
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("p", "--store-only", "--code", "123456").failure == .file(cause))
  }

  @Test func `if the session cannot be stored the shell still gets it`() {
    stage.unwritable[Stage.credentials] = FileError(path: Stage.credentials, reason: .diskFull)
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("p")
        == Ending(
          plan: Sample.entering("new", Sample.newEnd, Sample.newSeconds, isStored: false),
          said: [
            "aws-mfa: the session is in this shell only: ~/.aws/credentials cannot be written: the disk is full\n"
              + "hint: free some space, then try again",
            openedLine,
          ], questions: [Sample.question], calls: 1, files: device))
  }

  @Test(arguments: [["p"], ["p", "--store-only"], ["exec", "p", "--", "aws"]])
  func `a file that others can read is written, and that is said`(_ words: [String]) {
    stage.readable = [Stage.credentials]
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run(words: words)
    #expect(
      ending.said.first
        == "aws-mfa: others can read ~/.aws/credentials, and its file system does not let aws-mfa change that\n"
        + "hint: mount it with umask=077 (in WSL with metadata as well), or name a file elsewhere with AWS_SHARED_CREDENTIALS_FILE"
    )
    #expect(ending.files[Stage.credentials]?.contains("[p-mfa]") == true)
  }

  @Test func `a section that became foreign meanwhile is not overwritten`() {
    let foreign = Sample.keys + "[p-mfa]\naws_access_key_id = AKIAEXAMPLE000000002\n"
    stage.meanwhile[Stage.credentials] = foreign
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("p", "--code", "123456")
    #expect(
      (ending.plan, ending.files[Stage.credentials])
        == (Sample.entering("new", Sample.newEnd, Sample.newSeconds, isStored: false), foreign))
  }

  @Test func `what others wrote meanwhile is kept`() {
    stage.meanwhile[Stage.credentials] = "# new\n" + Sample.keys
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("p", "--code", "123456").files[Stage.credentials]
        == "# new\n" + Sample.keys + "\n" + Sample.section("new", Sample.newEnd))
  }

  @Test(arguments: ["", "[q]\nregion = x\n", "[p]\nregion = eu-west-1\n"])
  func `a file that has lost the keys meanwhile is not written, and the session is in the shell`(_ left: String) {
    stage.meanwhile[Stage.credentials] = left
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("p", "--code", "123456")
    #expect(
      (ending.plan, ending.files[Stage.credentials], ending.said.first)
        == (
          Sample.entering("new", Sample.newEnd, Sample.newSeconds, isStored: false), left,
          "aws-mfa: the session is in this shell only: ~/.aws/credentials has just lost some of its content\n"
            + "hint: another program may be writing it: check it, then try again"
        ))
  }

  @Test func `without a shell such a login fails`() {
    stage.meanwhile[Stage.credentials] = ""
    stage.replies = [.success(Sample.answer())]
    let lost = FileError(path: Stage.credentials, reason: .cutShort)
    #expect(stage.run("p", "--code", "123456", "--store-only").failure == .file(lost))
  }

  @Test func `state that cannot be written is reported, and the login succeeds`() {
    stage.unwritable["*"] = FileError(path: "/s", reason: .diskFull)
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("p", "--code", "123456")
        == Ending(
          plan: Sample.entering("new", Sample.newEnd, Sample.newSeconds),
          said: [
            "aws-mfa: other terminals cannot follow this session: /s cannot be written: the disk is full\n"
              + "hint: free some space, then try again",
            openedLine,
          ], calls: 1, files: [Stage.credentials: Sample.keys + "\n" + Sample.section("new", Sample.newEnd)]))
  }

  @Test func `an adopted section is reported once`() {
    stage.files[Stage.credentials]? += "\n[p-mfa]\naws_access_key_id = ASIAOLD\naws_session_token = t\n"
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("p", "--code", "123456").said == [
        "aws-mfa: from now on, [p-mfa] in the credentials file is kept up to date by aws-mfa", openedLine,
      ])
  }

  @Test func `the device that worked last is used where none is configured`() {
    stage.files[Stage.credentials] = "[p]\naws_access_key_id = AKIAEXAMPLE000000001\naws_secret_access_key = s\n"
    stage.files[Sample.state + "/devices"] = "AKIAOTHER GAHT00000000 2\nAKIAEXAMPLE000000001 \(Sample.serial) 1\n"
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("p").questions == [Sample.question])
  }

  @Test(arguments: [
    Case("past", Sample.answer(expiration: "2026-01-01T10:00:00Z"), false),
    Case("past by AWS's clock", Sample.answer(expiration: "2026-01-01T10:05:00Z", date: 300), false),
    Case("in a year of five digits", Sample.answer(expiration: "9999-12-31T23:59:59-00:01"), false),
    Case("in a second", Sample.answer(expiration: "2026-01-01T10:00:01Z"), true),
  ])
  func `a session that has already expired is not an answer from AWS`(_ row: Case<HTTPAnswer, Bool>) {
    stage.replies = [.success(row.given)]
    let before = stage.files[Stage.credentials]
    let ending = stage.run("p", "--code", "123456")
    #expect((ending.failure == nil) == row.wanted)
    if !row.wanted {
      #expect(ending.failure == .notAWS(status: 200, host: "sts.us-east-1.amazonaws.com"))
      #expect(ending.files[Stage.credentials] ?? before == before)
    }
  }

  @Test func `in a subshell the user is told how far the session reaches`() {
    stage.isSubshell = true
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    #expect(
      stage.run("p").said == [
        "aws-mfa: this is a subshell or part of a pipeline: the parent shell may join the session at its next prompt",
        joinedLine,
      ])
  }

  @Test func `a wrong clock is reported even when the login works`() {
    stage.replies = [.success(Sample.answer(expiration: "2026-01-02T22:10:00Z", date: 600))]
    #expect(
      stage.run("p", "--code", "123456").said == [
        "aws-mfa: this computer's clock is 10 min behind AWS's\n"
          + "hint: set it (timedatectl set-ntp true; on WSL: hwclock -s), or AWS will soon refuse calls and times here will be wrong",
        "p (alice, 111122223333): session until 22:10 tomorrow, 36h10m left",
      ])
  }

  @Test func `a duration that AWS shortened is reported with the actual one`() {
    stage.replies = [.success(Sample.answer(expiration: "2026-01-01T11:00:00Z"))]
    #expect(
      stage.run("p", "--code", "123456").said == [
        "aws-mfa: AWS gave 1h00m instead of the 36h00m asked for\n"
          + "hint: log in again when it ends; AWS gives the root user one hour at most",
        "p (alice, 111122223333): session until 11:00, 1h00m left",
      ])
  }

  @Test func `renew opens a new session for the active profile`() {
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("renew")
    #expect(
      (ending.questions, ending.plan)
        == ([Sample.question], Sample.entering("new", Sample.newEnd, Sample.newSeconds)))
  }
}
