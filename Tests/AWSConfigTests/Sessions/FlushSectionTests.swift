import Secrecy
import TestSupport
import Testing

@testable import AWSConfig

/// Go's SDK does not read indented keys below a header, so ours are written without indentation.
struct FlushSectionTests {
  private let session = StoredSession(
    credentials: SessionCredentials(
      keys: AccessKeys(id: "ASIAEXAMPLE000000001", secret: "secret/1"), token: "token+1",
      expiration: Instant(seconds: 1_767_261_600)),
    tie: Tie(base: .accessKey("AKIAEXAMPLE000000001"), serial: nil, endpoint: nil))

  private static let stored = """
    aws_access_key_id = ASIAEXAMPLE000000001
    aws_secret_access_key = secret/1
    aws_session_token = token+1
    expiration = 2026-01-01T10:00:00Z
    manager = aws-mfa
    awsmfa_base_access_key_id = AKIAEXAMPLE000000001

    """

  private func storing(_ credentials: String) throws -> String {
    let both = try shared(config: "[profile p]\n", credentials: credentials)
    return try text(both.storing(session, for: both.resolution(of: "p")))
  }

  private static let pasted = "aws_access_key_id = ASIA\naws_secret_access_key = s\naws_session_token = t\n"

  private static func indented(_ text: String, by space: String) -> String {
    text.split(separator: "\n").map { "\(space)\($0)\n" }.joined()
  }

  @Test(arguments: [
    Case("two spaces", "  "), Case("a tab", "\t"), Case("eight spaces", "        "),
  ])
  func `an indented paste is stored flush left`(_ row: Case<String, Nothing>) throws {
    #expect(try storing("[p-mfa]\n" + Self.indented(Self.pasted, by: row.given)) == "[p-mfa]\n" + Self.stored)
  }

  @Test func `the user's own settings in the section move along, with what belongs to them`() throws {
    let before =
      "[p-mfa]\n  # mine\n" + Self.indented(Self.pasted, by: "  ") + "  region = x\n  s3 =\n    a = b\n[q]\n  y = 1\n"
    let after = try storing(before)
    #expect(
      after == "[p-mfa]\n  # mine\n"
        + Self.stored.replacing("expiration", with: "region = x\ns3 =\n    a = b\nexpiration") + "[q]\n  y = 1\n")
    let both = try shared(credentials: after)
    #expect(both.sessionSection(of: "p") == .session(session) && both.profile("q") != nil)
  }

  @Test func `a section that another program has indented is ended flush left`() throws {
    let before = "[p-mfa]\n" + Self.indented(Self.stored, by: "  ")
    let ended = try text(shared(credentials: before).ending([SessionEnd(of: "p", process: "x")]))
    #expect(ended == "[p-mfa]\nmanager = aws-mfa\ncredential_process = x\n")
  }

  @Test func `where the next header is indented too, it must not become part of a value`() throws {
    let after = try storing("  [p-mfa]\n" + Self.indented(Self.pasted, by: "  ") + "  [q]\n  y = 1\n")
    let both = try shared(credentials: after)
    #expect(after.hasSuffix("  [q]\n  y = 1\n"))
    #expect(both.sessionSection(of: "p") == .session(session) && both.profile("q") != nil)
  }
}
