import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

/// `exec`: the command and its environment.
struct ExecTests {
  private let stage = Stage()

  init() {
    stage.shell = nil
    stage.files[Stage.credentials] = Sample.keys
  }

  private func store(_ session: String, _ expiration: String) {
    stage.files[Stage.credentials]? += "\n" + Sample.section(session, expiration)
  }

  /// The variables that a shell with the session would have.
  private func variables(_ name: String, _ expiration: String, _ seconds: Int, isStored: Bool = true) -> [String] {
    Sample.entering(name, expiration, seconds, isStored: isStored).filter { !$0.hasPrefix("keep ") }
  }

  @Test func `a live session is joined silently, and nothing about it is remembered`() {
    store("old", Sample.live)
    #expect(
      stage.run("exec", "p", "--", "aws", "s3", "ls")
        == Ending(launch: ["aws", "s3", "ls"] + variables("old", Sample.live, Sample.liveSeconds)))
  }

  @Test func `a session's last minute is enough, unless more is asked for`() {
    store("old", "2026-01-01T10:01:00Z")
    let joined = stage.run("exec", "p", "--", "aws")
    stage.answers = [.nobody]
    let refused = stage.run("exec", "p", "--min-ttl", "5m", "--", "aws")
    #expect(
      joined.launch?.first == "aws"
        && refused == Ending(failure: .nobodyToAsk(profile: "p"), questions: [Sample.question]))
  }

  @Test func `without a session the code is asked for, and the session is stored, but not as a terminal's last one`() {
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("exec", "p", "--", "aws")
    #expect(
      ending.launch == ["aws"] + variables("new", Sample.newEnd, Sample.newSeconds)
        && ending.plan == [] && ending.questions == [Sample.question]
        && Set(ending.files.keys)
          == [
            Stage.credentials, Sample.state + "/devices", Sample.state + "/keys", Sample.state + "/generation",
          ]
    )
  }

  @Test func `a session can be for the command only`() {
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("exec", "p", "--no-store", "--code", "123456", "--", "aws")
    #expect(
      ending.launch == ["aws"] + variables("new", Sample.newEnd, Sample.newSeconds, isStored: false)
        && Set(ending.files.keys) == [Sample.state + "/devices", Sample.state + "/keys"])
  }

  @Test func `a session that cannot be stored is for the command only, and that is what is said`() {
    stage.unwritable[Stage.credentials] = FileError(
      path: Stage.credentials, reason: .notWritable("Read-only file system"))
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("exec", "p", "--code", "123456", "--", "aws")
    #expect(
      ending.launch == ["aws"] + variables("new", Sample.newEnd, Sample.newSeconds, isStored: false)
        && ending.said.first
          == "aws-mfa: the session is for this command only: ~/.aws/credentials cannot be written: Read-only file system\n"
          + "hint: check the file, its folder and the disk; --no-store leaves the file alone"
    )
  }

  @Test func `with the setting the command gets no secret`() {
    store("old", Sample.live)
    stage.files[Stage.settings] = "export = profile\n"
    let launch = stage.run("exec", "p", "--", "aws").launch ?? []
    #expect(
      launch.contains("AWS_PROFILE=p-mfa") && !launch.contains { $0.contains("secret/") || $0.contains("token+") })
  }

  @Test func `the user's own credentials are not the command's`() {
    store("old", Sample.live)
    stage.environment.merge([
      "AWS_ACCESS_KEY_ID": "AKIAMINE", "AWS_SECURITY_TOKEN": "old", "AWS_DEFAULT_PROFILE": "mine",
      "AWS_REGION": "eu-west-3",
      "AWS_MFA_OFF": "1",
    ]) { $1 }
    let launch = stage.run("exec", "p", "--", "aws").launch ?? []
    #expect(
      Set(launch).isSuperset(of: [
        "AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old", "-AWS_SECURITY_TOKEN", "-AWS_DEFAULT_PROFILE",
        "AWS_DEFAULT_REGION=eu-west-3", "-AWS_MFA_OFF",
      ]) && !launch.contains { $0.hasPrefix("AWS_REGION=") })
  }

  @Test func `a session that only this shell has is passed to the command as it is`() {
    stage.environment = Sample.inSession.filter { $0.key != "AWS_PROFILE" }
    stage.memory = Sample.memory.replacing(">AWS_PROFILE=p-mfa", with: ">AWS_PROFILE").replacing(
      " >AWS_A", with: " unstored >AWS_A")
    #expect(stage.run("exec", "p", "--", "aws") == Ending(launch: ["aws"]))
  }

  @Test func `nothing runs if the login failed`() {
    stage.replies = [.success(Sample.wrongCode)]
    let ending = stage.run("exec", "p", "--code", "123456", "--", "aws")
    #expect(
      ending == Ending(failure: .refused(.code(serial: Sample.serial, usedBefore: false), profile: "p"), calls: 1))
  }
}
