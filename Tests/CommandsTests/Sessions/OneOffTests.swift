import AWSConfig
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// A shell with the session of `p --role …/Deploy`, which is not stored anywhere.
struct OneOffTests {
  private let stage = Stage()
  private static let arn = "arn:aws:iam::111122223333:role/Deploy"

  init() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("base", Sample.live)
    stage.environment = Sample.inSession.merging(["AWS_MFA_PROFILE": "p/Deploy"]) { $1 }
    stage.environment["AWS_PROFILE"] = nil
    stage.memory =
      "v2 state=hand profile=p/Deploy expires=\(Sample.liveSeconds) unstored role=\(percentEncoded(Self.arn)) "
      + ">AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old >AWS_PROFILE >AWS_SECURITY_TOKEN >AWS_DEFAULT_PROFILE"
  }

  @Test func `a command has it`() {
    #expect(stage.run("exec", "--", "aws") == Ending(launch: ["aws"]))
  }

  @Test func `it is exported`() {
    #expect(stage.run("export").output.hasPrefix("export AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old\n"))
  }

  @Test func `its account is the role's`() {
    #expect(stage.run("status", "--json").output.contains(#""account": "111122223333""#))
  }

  @Test(arguments: [["logout"], ["logout", "p"], ["logout", "--all"]])
  func `a logout removes it`(_ words: [String]) {
    #expect(stage.run(words: words).plan.dropLast() == Sample.leaving.dropLast())
  }

  @Test func `it is renewed with the same role`() {
    stage.replies = [.success(Sample.roleAnswer)]
    let ending = stage.run("renew")
    #expect(stage.requests.map { "\($0.caller.keys.id) \($0.action)" } == ["ASIAEXAMPLE00000base AssumeRole"])
    #expect(ending.plan.contains("AWS_MFA_PROFILE=p/Deploy"))
  }

  @Test func `after its end a command gets a new session of the role, not the user's`() {
    stage.memory = stage.memory.replacing("expires=\(Sample.liveSeconds)", with: "expires=1767261599 expired")
    for name in ["ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "CREDENTIAL_EXPIRATION"] {
      stage.environment["AWS_" + name] = nil
    }
    stage.memory = stage.memory.replacing("=ASIAEXAMPLE00000old", with: "")
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(stage.run("exec", "--", "aws").launch?.contains("AWS_MFA_PROFILE=p/Deploy") ?? false)
    #expect(stage.run("export").failure == .oneOff("p/Deploy", profile: "p"))
  }

  @Test func `a child shell does not know the role, and says so`() {
    stage.memory = ""
    #expect(stage.run("renew").failure == .oneOff("p/Deploy", profile: "p"))
  }
}
