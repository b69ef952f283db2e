import AWSConfig
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// The work on very many sessions grows as they do: the file is not read anew for each of them.
struct ScalingTests {
  struct Work: Sendable {
    let words: [String]
    let expiration: String
    var environment: [String: String] = [:]
  }

  @Test(arguments: [
    Case(
      "the ends of sessions, at a prompt",
      Work(
        words: ["hook"], expiration: "2026-01-01T09:59:59Z",
        environment: ["AWS_PROFILE": "p0-mfa", "AWS_MFA_PROFILE": "p0", "AWS_MFA_EXPIRES_AT": "1767261599"])),
    Case("a logout of all", Work(words: ["logout", "--all"], expiration: Sample.live)),
  ])
  func `eight times the sessions take not much more than eight times as long`(_ row: Case<Work, Nothing>) {
    let few = Self.time(row.given, of: 50)
    let many = Self.time(row.given, of: 400)
    #expect(many < few * 24)
  }

  /// The shortest of three runs.
  private static func time(_ work: Work, of count: Int) -> Duration {
    let times = (0..<3).map { _ in
      let stage = Stage()
      let session = Sample.section("old", work.expiration)
      stage.files[Stage.credentials] = (0..<count).map { session.replacing("[p-mfa]", with: "[p\($0)-mfa]") }.joined()
      stage.environment.merge(work.environment) { $1 }
      return ContinuousClock().measure { _ = stage.run(words: work.words) }
    }
    return times.min() ?? .zero
  }
}
