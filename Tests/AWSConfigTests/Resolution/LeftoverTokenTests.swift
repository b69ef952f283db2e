import TestSupport
import Testing

@testable import AWSConfig

/// A session token beside the long-term keys of profile `p`.
struct LeftoverTokenTests {
  struct Files: Sendable {
    var config = ""
    var credentials = ""
  }

  private static let keys = "aws_access_key_id = AKIAEXAMPLE000000001\naws_secret_access_key = s\n"

  private func token(in both: SharedConfig) throws -> LeftoverToken? {
    let resolution = try both.resolution(of: "p")
    guard case .file(let keys) = resolution.keys else { return nil }
    return both.leftoverToken(beside: keys, of: resolution.base)
  }

  /// The wanted lines are the file without the token, and the numbers of the lines that had it.
  @Test(arguments: [
    Case(
      "in the credentials file", Files(credentials: "[p]\n\(keys)aws_session_token = t\n[q]\n"),
      ["[p]\n\(keys)[q]\n", "4"]),
    Case(
      "before the keys, indented", Files(credentials: "# x\r\n[p]\r\n  aws_session_token = t\r\n  # y\r\n  \(keys)"),
      ["# x\r\n[p]\r\n  # y\r\n  \(keys)", "3"]),
    Case(
      "with the older name", Files(credentials: "[p]\naws_security_token = t\n\(keys)"), ["[p]\n\(keys)", "2"]),
    Case(
      "both", Files(credentials: "[p]\naws_security_token = t\n\(keys)AWS_SESSION_TOKEN = t\n"),
      ["[p]\n\(keys)", "2 5"]),
    Case(
      "in the config file", Files(config: "[profile p]\n\(keys)aws_session_token = t\n"),
      ["[profile p]\n\(keys)", "4"]),
    Case(
      "in the config file with quotes", Files(config: "[profile \"p\"]\n\(keys)aws_session_token = t"),
      ["[profile \"p\"]\n\(keys)", "4"]),
    Case(
      "of the profile that has the keys",
      Files(config: "[profile p]\ninclude_profile = q\n", credentials: "[q]\n\(keys)aws_session_token = t\n"),
      ["[q]\n\(keys)", "4"]),
  ])
  func `a token beside long-term keys is found and removed`(_ row: Case<Files, [String]>) throws {
    let both = try shared(config: row.given.config, credentials: row.given.credentials)
    let token = try #require(try token(in: both))
    #expect(
      [text(both.removing(token)), token.lines.map { String($0.number) }.joined(separator: " ")] == row.wanted)
    #expect(token.isInCredentials == row.given.config.isEmpty || row.given.config.contains("include"))
  }

  @Test func `the diff names the lines, and shows no token`() throws {
    let both = try shared(credentials: "[p]\n\(Self.keys)aws_session_token = secret\n")
    let diff = try #require(try token(in: both)).diff
    #expect(diff == ProfileEdit.Diff(header: "p", isNewSection: false, lines: [.removed("aws_session_token = …")]))
  }

  @Test(arguments: [
    Case("no token", Files(credentials: "[p]\n\(keys)")),
    Case("an empty one", Files(credentials: "[p]\n\(keys)aws_session_token =\n")),
    Case(
      "a session's keys",
      Files(credentials: "[p]\n\(keys.replacing("AKIA", with: "ASIA"))aws_session_token = t\n")),
    Case("a token for every section", Files(credentials: "[DEFAULT]\naws_session_token = t\n[p]\n\(keys)")),
    Case(
      "one in the other file",
      Files(config: "[profile p]\naws_session_token = t\n", credentials: "[p]\n\(keys)")),
  ])
  func `nothing else is a leftover`(_ row: Case<Files, Nothing>) throws {
    #expect(try token(in: shared(config: row.given.config, credentials: row.given.credentials)) == nil)
  }
}
