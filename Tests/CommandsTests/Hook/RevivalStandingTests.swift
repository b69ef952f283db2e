import AWSConfig
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// A session that comes back by itself was not chosen by hand.
struct RenewalStandingTests {
  private let stage = Stage()

  private func end(in state: String) {
    let end = "2026-01-01T09:59:59Z"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", end)
    stage.files[Stage.settings] = "on_expiry = ask\n"
    stage.files[Sample.state + "/last"] = "other\n"
    stage.environment = Sample.inSession.merging(["AWS_CREDENTIAL_EXPIRATION": end, "AWS_MFA_EXPIRES_AT": "1767261599"])
    { $1 }
    stage.memory = Sample.memory.replacing("expires=\(Sample.liveSeconds)", with: "expires=1767261599")
      .replacing("state=hand", with: "state=" + state)
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
  }

  @Test(arguments: ["hand", "restored"])
  func `a session that comes back at a prompt leaves the state and the last session`(_ state: String) {
    end(in: state)
    let ending = stage.run("hook")
    #expect(ending.plan.last?.hasPrefix("keep _awsmfa_memory=v2 state=\(state) profile=p ") ?? false)
    #expect(ending.files[Sample.state + "/last"] == nil && ending.files[Stage.credentials] != nil)
  }

  @Test func `one that was not in a file stays out of them`() {
    end(in: "hand")
    stage.files[Stage.credentials] = Sample.keys
    stage.environment["AWS_PROFILE"] = nil
    stage.memory = stage.memory.replacing(" >AWS_A", with: " unstored >AWS_A").replacing("=p-mfa", with: "")
    let ending = stage.run("hook")
    #expect(ending.plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new") && ending.files[Stage.credentials] == nil)
  }

  @Test func `so does one before a guarded command`() {
    end(in: "restored")
    let ending = stage.run("hook", "aws", "s3", "ls")
    #expect(ending.plan.last?.hasPrefix("keep _awsmfa_memory=v2 state=restored ") ?? false)
    #expect(ending.files[Sample.state + "/last"] == nil)
  }
}
