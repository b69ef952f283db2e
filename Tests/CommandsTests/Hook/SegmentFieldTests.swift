import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellCode
@testable import ShellState
@testable import Text

/// What a prompt shows of a session beside its name, and how a profile is shown in alarm.
struct SegmentFieldTests {
  private let stage = Stage()
  private static let role = "[profile r]\nrole_arn = arn:aws:iam::999988887777:role/team/Admin\nsource_profile = p\n"

  private func enter(_ profile: String, _ settings: String) {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Stage.config] = Self.role
    stage.files[Stage.settings] = settings + "\n"
    stage.environment = Sample.inSession.merging(["AWS_MFA_PROFILE": profile, "AWS_REGION": "eu-west-1"]) { $1 }
    stage.memory = Sample.memory.replacing("profile=p ", with: "profile=\(profile) ")
  }

  private func shown() -> [String] {
    stage.run("hook").watch.filter { $0.hasPrefix("AWS_MFA_SEGMENT") || $0.hasPrefix("keep _awsmfa_level") }
  }

  private static let format = "{profile} {account} {role} {region}"

  @Test func `a prompt shows whose the session is and where`() {
    enter("p", "segment_format = \(Self.format)")
    #expect(shown() == ["AWS_MFA_SEGMENT=p 111122223333 eu-west-1", "keep _awsmfa_level=ok"])
  }

  @Test(arguments: [
    Case("of a user", "p", "p 111122223333 eu-west-1\n"), Case("of a role", "r", "r 999988887777 Admin eu-west-1\n"),
  ])
  func `so does the verb for other prompts`(_ row: Case<String, String>) {
    enter(row.given, "")
    #expect(stage.run("prompt", "--format", Self.format).output == row.wanted)
  }

  @Test(arguments: [Case("a pattern of it", "q* p*", "critical"), Case("a pattern of others", "q* *x", "ok")])
  func `a profile is shown in alarm`(_ row: Case<String, String>) {
    enter("p", "alert = \(row.given)")
    #expect(shown() == ["AWS_MFA_SEGMENT=p 12h00m", "keep _awsmfa_level=\(row.wanted)"])
  }

  @Test func `files that cannot be read leave fields empty`() {
    enter("p", "")
    stage.unreadable[Stage.credentials] = FileError(path: Stage.credentials, reason: .notRegular)
    #expect(stage.run("prompt", "--format", "{profile} {account} {left}").output == "p 12h00m\n")
  }
}
