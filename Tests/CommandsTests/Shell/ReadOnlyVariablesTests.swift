import AWSConfig
import ShellCode
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// Variables that the calling shell cannot change.
struct ReadOnlyVariablesTests {
  private let stage = Stage()

  init() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
  }

  @Test(arguments: ["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_MFA_EXPIRES_AT"])
  func `a login is refused before anything changes`(_ name: String) {
    stage.readOnly = [name]
    #expect(stage.run("login", "p") == Ending(failure: .readOnlyVariable(name)))
  }

  @Test func `what the shell cannot set and a session does not need is left out`() {
    stage.readOnly = ["AWS_SECURITY_TOKEN", "AWS_REGION"]
    #expect(
      stage.run("use", "p").plan
        == Sample.entering("old", Sample.live, Sample.liveSeconds).filter { $0 != "-AWS_SECURITY_TOKEN" })
  }

  @Test func `off takes out what it can`() {
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.readOnly = ["AWS_PROFILE"]
    let plan = stage.run("off").plan
    #expect(plan.contains("-AWS_ACCESS_KEY_ID") && !plan.contains("-AWS_PROFILE"))
  }

  @Test func `no part of a session is brought by a prompt`() {
    stage.files[Sample.state + "/last"] = "p\n"
    stage.readOnly = ["AWS_SESSION_TOKEN"]
    let ending = stage.run("hook")
    #expect([ending.plan, ending.watch] == [[], []])
  }

  @Test func `the code that takes everything out again is kept`() {
    let undo = stage.run("use", "p").watch.first { $0.hasPrefix("keep _awsmfa_undo=") } ?? ""
    #expect(undo.contains("\\builtin unset AWS_ACCESS_KEY_ID;") && undo.contains("\\builtin unset AWS_MFA_SEGMENT;"))
  }
}
