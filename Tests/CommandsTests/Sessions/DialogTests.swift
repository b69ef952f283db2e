import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellCode
@testable import ShellState
@testable import Text

/// `ask_with`: a dialog asks for the code of `p`, which has no session. It is 10:00.
struct DialogTests {
  private let stage = Stage()
  private static let text = "MFA code for p (alice, 111122223333):"

  init() {
    stage.shell = nil
    stage.terminal = ""
    stage.files[Stage.credentials] = Sample.keys
    stage.files[Stage.settings] = "ask_with = ask \"$AWS_MFA_QUESTION\"\n"
  }

  private func run(_ verb: String = "credential-process") -> Ending {
    stage.forget()
    return stage.run(words: verb == "exec" ? ["exec", "p", "--", "x"] : [verb, "p"])
  }

  private func paused(_ reason: DialogPauseReason, ago: Int = 0, again: Int, said: String? = nil) -> Failure {
    .dialog(.paused(reason, ago: ago, again: again, said: said), profile: "p")
  }

  // MARK: Who is asked, and where

  @Test func `an SDK gets the session of the code that was typed, and nothing else is printed`() {
    stage.dialogs = [.text("123 456\n")]
    stage.replies = [.success(Sample.answer())]
    let ending = run()
    #expect(ending.output.contains("ASIAEXAMPLE00000new") && ending.failure == nil && ending.said == [])
    #expect(stage.files[Stage.credentials]?.contains("[p-mfa]") == true)
    #expect(stage.dialogTexts == [Self.text] && stage.dialogTimes == [50])
  }

  @Test func `exec asks in a dialog where there is no terminal, for longer`() {
    stage.dialogs = [.text("123456")]
    stage.replies = [.success(Sample.answer())]
    let ending = run("exec")
    #expect(ending.launch?.first == "x" && ending.failure == nil)
    #expect(stage.dialogTexts == [Self.text] && stage.dialogTimes == [120])
  }

  @Test func `exec asks on the terminal where there is one`() {
    stage.terminal = "pts/1"
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    #expect(run("exec").questions == [Sample.question] && stage.dialogTexts == [])
  }

  @Test(arguments: [
    Case("export", "export", Failure.noSession(profile: "p")),
    Case("login", "login", .nobodyToAsk(profile: "p")),
  ])
  func `no other verb shows a dialog`(_ row: Case<String, Failure>) {
    stage.answers = [.nobody]
    stage.shell = row.given == "login" ? .bash : nil
    #expect(run(row.given).failure == row.wanted && stage.dialogTexts == [])
  }

  @Test func `without the setting nothing is asked`() {
    stage.files[Stage.settings] = nil
    #expect(run().failure == .noSession(profile: "p"))
  }

  @Test func `after a logout an SDK is not asked for`() {
    stage.files[Stage.credentials]? += "\n" + Sample.ended
    let after = run().failure
    stage.dialogs = [.text("123456")]
    stage.replies = [.success(Sample.answer())]
    #expect(after == .noSession(profile: "p") && run("exec").failure == nil)
  }

  @Test func `a code in the arguments needs no dialog`() {
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("exec", "p", "--code", "123456", "--", "x").failure == nil && stage.dialogTexts == [])
  }

  // MARK: Wrong codes

  @Test func `a wrong code is asked again, with the reason, three times at most`() {
    stage.dialogs = [.text("12"), .text("111111"), .text("222222")]
    stage.replies = [.success(Sample.wrongCode), .success(Sample.wrongCode)]
    let refused = run().failure
    #expect(stage.dialogTexts.map { $0.hasSuffix(Self.text) } == [true, true, true])
    #expect(stage.dialogTexts.map { $0.hasPrefix("MFA") } == [true, false, false])
    #expect(stage.dialogTexts[1] == "an MFA code is six digits. " + Self.text)
    #expect(refused?.status == .refused)
    #expect(run().failure == paused(.refused, again: 60))
  }

  @Test func `the text of a dialog has nothing in it that a dialog or a shell takes for more`() {
    Fuzzing.cases(percent: 1) { generator in
      let text = Wording.dialog(generator.text() + "<b>&amp;%0A`x`$(x)\n", after: .noSession(profile: generator.text()))
      try hold(!text.contains { "<>&%\\\"'`$".contains($0) || $0.isNewline }, text.debugDescription)
      try hold(text.unprintable(isPrintable: \.isPrintable, hasLines: false) == [], text.debugDescription)
    }
  }

  // MARK: Nobody answers

  @Test(arguments: [
    Case("a status of 1", CommandOutput.status(1), DialogPauseReason.declined),
    Case("nothing printed", .text("\n"), .declined),
    Case("zenity's own time limit", .status(5), .unanswered),
    Case("ours", .timedOut, .unanswered),
  ])
  func `a no is kept for 1, 5 and 15 minutes, and said`(_ row: Case<CommandOutput, DialogPauseReason>) {
    for pause in [60, 300, 900, 900] {
      stage.dialogs = [row.given]
      #expect(run().failure == paused(row.wanted, again: pause))
      stage.elapse(pause - 1)
      #expect(run().failure == paused(row.wanted, ago: pause - 1, again: 1))
      stage.elapse(1)
    }
    #expect(stage.dialogTexts.count == 4)
  }

  @Test func `what the command said is told once`() {
    stage.dialogs = [.status(1, said: "cannot open display")]
    #expect(run("exec").failure == paused(.declined, again: 60, said: "cannot open display"))
    #expect(run("exec").failure == paused(.declined, again: 60))
  }

  @Test func `a session ends the row of noes`() {
    stage.dialogs = [.status(1), .text("123456")]
    stage.replies = [.success(Sample.answer())]
    _ = run()
    stage.elapse(60)
    #expect(run().failure == nil)
    #expect(stage.files[Sample.state + "/dialogs"] == "")
  }

  @Test func `a command that fails is named, and tried again at once`() {
    stage.dialogs = [.status(127, said: "sh: zenity: not found"), .status(1)]
    #expect(run().failure == .dialog(.failed(status: 127, said: "sh: zenity: not found"), profile: "p"))
    #expect(run().failure == paused(.declined, again: 60))
  }

  // MARK: Other processes

  @Test func `the session of another process's dialog is joined`() {
    stage.duringLock = [Stage.credentials: Sample.keys + "\n" + Sample.section("old", Sample.live)]
    #expect(run().output.contains("ASIAEXAMPLE00000old") && stage.dialogTexts == [])
  }

  @Test func `a no to another process's dialog counts here too`() {
    stage.duringLock = [Sample.state + "/dialogs": "p declined \(Stage.now.seconds) \(Stage.now.seconds + 60) 1\n"]
    #expect(run().failure == paused(.declined, again: 60) && stage.dialogTexts == [])
  }

  @Test func `a dialog of another process that never closes is told`() {
    stage.isLockKept = true
    #expect(run().failure == .dialog(.awaited, profile: "p"))
  }

  @Test(arguments: [
    "p declined x y 1", "p maybe 1 2 1", "p declined 1 2", "p declined 99999999999 99999999999 1", "\u{0}",
  ])
  func `a state file that makes no sense is no pause`(_ line: String) {
    stage.files[Sample.state + "/dialogs"] = line + "\n"
    stage.dialogs = [.status(1)]
    #expect(run().failure == paused(.declined, again: 60))
  }
}
