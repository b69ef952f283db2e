import AWSConfig
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// A shell whose role `a`, on the session of `p`, ended a second ago.
struct RoleRenewalTests {
  private let stage = Stage()
  private static let end = "2026-01-01T09:59:59Z"
  private static let arn = "arn:aws:iam::111122223333:role/Deploy"

  init() {
    stage.files[Stage.config] = "[profile a]\nrole_arn = \(Self.arn)\nsource_profile = p\n"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live) + Self.role
    stage.environment = Sample.inSession.merging([
      "AWS_CREDENTIAL_EXPIRATION": Self.end, "AWS_MFA_EXPIRES_AT": "1767261599", "AWS_MFA_PROFILE": "a",
      "AWS_PROFILE": "a-mfa",
    ]) { $1 }
    stage.memory = Self.memory()
  }

  /// A role assumed from a role on the session of `p`.
  private static let chain = """
    [profile a]
    role_arn = \(arn)
    source_profile = b
    [profile b]
    role_arn = \(arn)
    source_profile = p

    """

  private static func memory(_ more: String = "") -> String {
    "v2 state=hand profile=a expires=1767261599\(more) >AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old >AWS_PROFILE=a-mfa"
  }

  private static let role = """

    [a-mfa]
    aws_access_key_id = ASIAEXAMPLE00000old
    aws_secret_access_key = secret/old
    aws_session_token = token+old
    expiration = \(end)
    manager = aws-mfa
    awsmfa_base_access_key_id = AKIAEXAMPLE000000001
    awsmfa_mfa_serial = \(Sample.serial)
    awsmfa_role_arn = \(arn)
    awsmfa_source_profiles = p

    """

  /// Makes a shell whose role failed before and is due for the next try.
  private func waiting() {
    stage.memory = Self.memory(" expired failures=1 again=1767261600")
      .replacing("=ASIAEXAMPLE00000old", with: "")
    for name in ["ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "CREDENTIAL_EXPIRATION"] {
      stage.environment["AWS_" + name] = nil
    }
  }

  @Test(arguments: ["warn", "ask", "renew"])
  func `it comes back without a question, in three seconds at most`(_ setting: String) {
    stage.files[Stage.settings] = "on_expiry = \(setting)\n"
    stage.replies = [.success(Sample.roleAnswer)]
    let ending = stage.run("hook")
    #expect(ending.failure == nil)
    #expect(ending.questions == [])
    #expect(stage.requests.map(\.caller.timeLimit) == [3])
    #expect(ending.plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new"))
    #expect(ending.said == ["a (Deploy, 111122223333): session until 11:00, 1h00m left"])
  }

  @Test func `roles on one another come back in one moment`() {
    stage.files[Stage.config] = Self.chain
    stage.callTime = 2000
    stage.replies = [.success(Sample.roleAnswer), .success(Sample.roleAnswer)]
    #expect(stage.run("hook").failure == nil)
    #expect(stage.requests.map(\.caller.timeLimit) == [3, 1])
  }

  @Test func `a role for which no time is left is not called`() {
    waiting()
    stage.files[Stage.config] = Self.chain
    stage.callTime = 2900
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(stage.run("hook").said.first?.contains("it took longer than the 3 seconds a prompt waits") == true)
    #expect(stage.requests.count == 1)
  }

  @Test func `another terminal that brings it back is named`() {
    stage.files[Sample.state + "/questions"] = "a 1767262000 pts%2F9 77\n"
    stage.running = [77]
    #expect(stage.run("hook").said == ["aws-mfa: the session of a has ended, and pts/9 is renewing it"])
  }

  /// The number of failures so far, then the pause after one more, in minutes.
  @Test(arguments: [
    Case("the first time", 0, 1), Case("the second", 1, 5), Case("the third", 2, 15), Case("the tenth", 9, 15),
  ])
  func `a failure is reported, and retried later and later`(_ row: Case<Int, Int>) {
    waiting()
    stage.memory = stage.memory.replacing("failures=1", with: "failures=\(row.given)")
    stage.replies = [.failure(.timedOut)]
    let ending = stage.run("hook")
    #expect(
      ending.said == [
        "aws-mfa: the session of a has ended and was not renewed: sts.us-east-1.amazonaws.com did not answer in time\n"
          + "hint: aws-mfa renew tries again now; the next automatic attempt is in \(row.wanted)m"
      ])
    let next = Stage.now.seconds + row.wanted * 60
    #expect(ending.watch.contains("keep _awsmfa_next=\(next)"))
    #expect(ending.plan.last?.contains(" failures=\(row.given + 1) again=\(next)") == true)
  }

  @Test(arguments: [
    Case("the base was logged out", Sample.keys + Sample.ended),
    Case("the base has ended", Sample.keys + Sample.section("old", RoleRenewalTests.end)),
  ])
  func `without its base nothing is retried`(_ row: Case<String, Nothing>) {
    waiting()
    stage.files[Stage.credentials] = row.given + "[a-mfa]\nmanager = aws-mfa\nawsmfa_expired = \(Self.end)\n"
    let ending = stage.run("hook")
    #expect(ending.calls == 0)
    #expect(ending.watch.contains("keep _awsmfa_next="))
  }

  @Test func `a child shell that starts after the end brings it back at its second prompt`() {
    stage.memory = ""
    let ending = stage.run("hook")
    #expect(ending.calls == 0 && ending.said == [] && ending.watch.contains("keep _awsmfa_next=1767261600"))
  }

  @Test func `it comes back when its base does, which had ended too`() {
    waiting()
    stage.memory = stage.memory.replacing(" failures=1 again=1767261600", with: "")
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(stage.run("hook").plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new"))
  }

  @Test func `a role for longer than an hour takes a code, and is not brought back`() {
    stage.files[Stage.config]? += "duration_seconds = 7200\n"
    #expect(stage.run("hook").said == ["aws-mfa: the session of a has ended\nhint: aws-mfa renew opens a new one"])
  }

  @Test func `a one-off role is never brought back as its base by a shell that does not know the role`() {
    stage.environment["AWS_MFA_PROFILE"] = "p/Deploy"
    stage.environment["AWS_PROFILE"] = nil
    stage.memory =
      "v2 state=hand profile=p/Deploy expires=1767261599 unstored >AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old >AWS_PROFILE"
    stage.files[Stage.settings] = "on_expiry = ask\n"
    #expect(
      stage.run("hook").said == [
        "aws-mfa: the session of p/Deploy has ended\nhint: aws-mfa p --role ARN opens a new one"
      ])
    #expect(stage.run("hook", "terraform", "apply").failure == .oneOff("p/Deploy", profile: "p"))
  }
}
