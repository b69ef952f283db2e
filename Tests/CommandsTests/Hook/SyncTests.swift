import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellCode
@testable import ShellState
@testable import Text

/// `hook` in a whole world: what a prompt does to a shell and to files, and what the user sees.
struct SyncTests {
  private let stage = Stage()

  init() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
  }

  private func inSession(_ more: String = "") {
    stage.environment = Sample.inSession
    stage.memory = Sample.memory.replacing(
      "expires=\(Sample.liveSeconds)", with: "expires=\(Sample.liveSeconds)" + more)
  }

  /// Puts the shell a second after the end of its stored session.
  private func afterTheEnd() {
    let end = "2026-01-01T09:59:59Z"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", end)
    stage.environment = Sample.inSession.merging(["AWS_CREDENTIAL_EXPIRATION": end, "AWS_MFA_EXPIRES_AT": "1767261599"])
    { $1 }
    stage.memory = Sample.memory.replacing("expires=\(Sample.liveSeconds)", with: "expires=1767261599")
  }

  @Test func `a new terminal joins the last session silently`() {
    stage.files[Sample.state + "/last"] = "p\n"
    let ending = stage.run("hook")
    #expect(
      ending
        == Ending(
          plan: Sample.entering("old", Sample.live, Sample.liveSeconds).map {
            $0.replacing("state=hand", with: "state=restored")
          }))
  }

  @Test(arguments: ["restore = false", "no_restore = p", "min_ttl = 13h"])
  func `a new terminal does not join if the settings say so`(_ setting: String) {
    stage.files[Sample.state + "/last"] = "p\n"
    stage.files[Stage.settings] = setting + "\n"
    #expect(stage.run("hook") == Ending(plan: ["keep _awsmfa_memory=v2 state=none"]))
  }

  @Test(arguments: [Stage.credentials, Sample.state])
  func `another user's files change nothing`(_ path: String) {
    stage.files[Sample.state + "/last"] = "p\n"
    stage.foreign = [path]
    #expect(stage.run("hook") == Ending(plan: ["keep _awsmfa_memory=v2 state=none"]))
  }

  @Test func `a resting shell is told when to look next`() {
    inSession()
    stage.files[Sample.state + "/generation"] = "7 x\n"
    #expect(
      stage.run("hook").watch.filter { !$0.hasPrefix("keep _awsmfa_un") } == [
        "AWS_MFA_SEGMENT=p 12h00m", "keep _awsmfa_level=ok",
        "keep _awsmfa_segment=\u{1}\u{1B}[32m\u{2}p 12h00m\u{1}\u{1B}[0m\u{2} ",
        "keep _awsmfa_seen=p-mfa|ASIAEXAMPLE00000old", "keep _awsmfa_next=1767261601",
        "keep _awsmfa_generation_file=\(Sample.state)/generation", "keep _awsmfa_generation=7 x",
        "keep _awsmfa_now=1767261600",
      ])
  }

  @Test(arguments: Shell.allCases)
  func `a shell is told only what it reads`(_ shell: Shell) {
    stage.shell = shell
    let told = stage.run("hook").watch.compactMap { $0.split(separator: "=").first?.split(separator: " ").last }
    let atStart: [ShellProtocol.Kept] = [.program, .promptPlace]
    let read = ShellProtocol.Kept.allCases.filter {
      $0.readers.contains(shell) && !atStart.contains($0) && $0 != .memory
    }
    #expect(Set(told) == Set(read.map { $0.rawValue[...] } + ["-AWS_MFA_SEGMENT"]))
  }

  @Test(arguments: [
    Case("none was announced", "", ["aws-mfa: the session of p ends in 12h00m\nhint: aws-mfa renew opens a new one"]),
    Case(
      "a higher one was", " announced=46800",
      ["aws-mfa: the session of p ends in 12h00m\nhint: aws-mfa renew opens a new one"]),
    Case("it was", " announced=43200", []), Case("a lower one was", " announced=60", []),
  ])
  func `of the thresholds crossed only the lowest is announced, once`(_ row: Case<String, [String]>) {
    inSession(row.given)
    stage.files[Stage.settings] = "warn_before = 14h, 13h, 12h, 1h\n"
    let ending = stage.run("hook")
    #expect(ending.said == row.wanted)
    let announced = row.wanted.isEmpty ? row.given : " announced=43200"
    #expect(ending.plan.last?.contains(announced) == true)
  }

  @Test func `at the end the keys are removed, and the section says why`() {
    afterTheEnd()
    #expect(
      stage.run("hook")
        == Ending(
          plan: [
            "-AWS_ACCESS_KEY_ID", "-AWS_SECRET_ACCESS_KEY", "-AWS_SESSION_TOKEN", "-AWS_CREDENTIAL_EXPIRATION",
            "AWS_PROFILE=p-mfa", "-AWS_SECURITY_TOKEN", "-AWS_DEFAULT_PROFILE", "AWS_MFA_PROFILE=p",
            "AWS_MFA_EXPIRES_AT=1767261599", "-AWS_MFA_ROOT", "-AWS_MFA_REGION", "-AWS_MFA_OFF",
            "keep _awsmfa_memory=v2 state=hand profile=p expires=1767261599 expired >AWS_ACCESS_KEY_ID >AWS_PROFILE=p-mfa >AWS_SECURITY_TOKEN >AWS_DEFAULT_PROFILE",
          ],
          said: ["aws-mfa: the session of p has ended\nhint: aws-mfa renew opens a new one"],
          files: [Stage.credentials: Sample.keys + Sample.ended + "awsmfa_expired = 2026-01-01T09:59:59Z\n"]))
  }

  @Test func `a prompt leaves a file that is half written as it is`() {
    afterTheEnd()
    stage.meanwhile[Stage.credentials] = ""
    let ending = stage.run("hook")
    #expect((ending.failure, stage.files[Stage.credentials], stage.waits) == (nil, "", [Reading.shortPatience]))
  }

  @Test func `a skipped question is not repeated for a quarter of an hour`() {
    afterTheEnd()
    stage.files[Stage.settings] = "on_expiry = ask\n"
    stage.answers = [.line("")]
    let ending = stage.run("hook")
    #expect(
      [
        ending.questions, [ending.files[Sample.state + "/questions"] ?? ""],
        ending.watch.filter { $0.contains("_next") },
      ]
        == [[Sample.question], ["p 1767262500  0\n"], ["keep _awsmfa_next=1767262500"]])
  }

  @Test(arguments: [
    Case("a second before", 1_767_261_601, []), Case("at its time", 1_767_261_600, [Sample.question]),
  ])
  func `a question that was skipped in another terminal is asked again after its time`(_ row: Case<Int, [String]>) {
    afterTheEnd()
    stage.files[Stage.settings] = "on_expiry = ask\n"
    stage.files[Sample.state + "/questions"] = "p \(row.given)  0\n"
    stage.answers = [.line("")]
    #expect(stage.run("hook").questions == row.wanted)
  }

  @Test(arguments: [Case("lives", [77], []), Case("was ended", [], [Sample.question])])
  func `a question that is open elsewhere is not asked twice while its shell`(_ row: Case<[Int], [String]>) {
    afterTheEnd()
    stage.files[Stage.settings] = "on_expiry = ask\n"
    stage.files[Sample.state + "/questions"] = "p 1767262000 pts%2F9 77\n"
    stage.running = Set(row.given)
    stage.answers = [.line("")]
    #expect(stage.run("hook").questions == row.wanted)
  }

  @Test func `what is typed ahead postpones the question to the next prompt`() {
    afterTheEnd()
    stage.files[Stage.settings] = "on_expiry = ask\n"
    stage.answers = [.typedAhead]
    let ending = stage.run("hook")
    #expect(
      [ending.files[Sample.state + "/questions"] ?? ""] + ending.watch.filter { $0.contains("_next") }
        == ["", "keep _awsmfa_next=1767261600"])
  }

  @Test func `a code given at the prompt opens a new session in the same shell`() {
    afterTheEnd()
    stage.files[Stage.settings] = "on_expiry = ask\n"
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("hook").plan == Sample.entering("new", Sample.newEnd, Sample.newSeconds))
  }

  @Test func `a prompt does not search for devices`() {
    afterTheEnd()
    stage.files[Stage.settings] = "on_expiry = ask\n"
    stage.files[Stage.credentials] = stage.files[Stage.credentials]?.replacing("mfa_serial = ", with: "other = ")
    let ending = stage.run("hook")
    #expect(
      ending.calls == 0 && ending.questions == [] && ending.said.joined().contains("no MFA device is known for p"))
  }
}
