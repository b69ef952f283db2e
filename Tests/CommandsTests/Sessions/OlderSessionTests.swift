import AWSConfig
import Secrecy
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// A session that the older aws-mfa has left in the credentials file.
struct OlderSessionTests {
  /// What the older aws-mfa leaves in the credentials file.
  private static func older(until expiration: String) -> String {
    """
    [p-long-term]
    aws_access_key_id = AKIAEXAMPLE000000001
    aws_secret_access_key = long/secret
    aws_mfa_device = \(Sample.serial)
    [p]
    aws_access_key_id = ASIAEXAMPLE00000old
    aws_secret_access_key = secret/old
    aws_session_token = token+old
    expiration = \(expiration)

    """
  }

  @Test func `after a logout the older aws-mfa's session is not joined again`() {
    let stage = Stage()
    stage.files[Stage.credentials] = Self.older(until: "2026-01-01 22:00:00")
    let joined = stage.run("p").failure
    _ = stage.run("logout", "p")
    stage.answers = [.interrupted]
    #expect([joined, stage.run("p").failure] == [nil, .interrupted])
  }

  @Test(arguments: [Case("live", "2026-01-01 22:00:00", true), Case("ended", "2026-01-01 09:00:00", false)])
  func `a live session of the older aws-mfa is joined and kept as ours`(_ row: Case<String, Bool>) {
    let older = Self.older(until: row.given)
    let stage = Stage()
    stage.files[Stage.credentials] = older
    stage.answers = [.interrupted]
    let ending = stage.run("p")
    #expect((ending.failure == nil) == row.wanted)
    guard row.wanted else { return }
    #expect(ending.plan == Sample.entering("old", Sample.live, Sample.liveSeconds))
    #expect(ending.said == ["p (alice, 111122223333): joined the older aws-mfa's session until 22:00, 12h00m left"])
    #expect(ending.files[Stage.credentials] == older + "\n" + Sample.section("old", Sample.live))
  }
}
