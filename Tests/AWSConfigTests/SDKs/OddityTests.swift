import TestSupport
import Testing

@testable import AWSConfig

struct OddityTests {
  private static let keys = "aws_access_key_id = AKIAX\naws_secret_access_key = s\n"

  struct Files: Sendable {
    var config = ""
    var credentials = ""
  }

  /// `file:line kind`
  private static func told(_ files: Files) throws -> [String] {
    try shared(config: files.config, credentials: files.credentials).oddities
      .map { "\($0.file):\($0.line) \($0.kind)" }
  }

  @Test(arguments: [
    Case("no prefix", "x", "profile x"), Case("spaces", " x ", "profile x"), Case("two words", "x y", "profile 'x y'"),
    Case("a quote that is not closed", "profile \"x y", "profile 'x y'"),
  ])
  func `the header that is proposed is a right one`(_ row: Case<String, String>) {
    #expect(Oddity(kind: .bareHeader, file: .config, line: 1, section: row.given).rightHeader == row.wanted)
  }

  @Test(arguments: [
    Case("nothing", Files(config: "[default]\n[profile a]\nregion = x\n", credentials: "[a]\n\(keys)"), []),
    Case("a prefix", Files(credentials: "[a]\n[profile b]\n"), ["credentials:2 profileHeader"]),
    Case("a name that begins like the prefix", Files(credentials: "[profiles]\n[profile]\n"), []),
    Case("no prefix", Files(config: "[b]\n"), ["config:1 bareHeader"]),
    Case(
      "two names", Files(config: "[profile a b]\n[services]\n"),
      ["config:1 headerOfManyWords", "config:2 headerOfManyWords"]),
    Case("other headers", Files(config: "[sso-session s]\n[plugins]\n[preview]\n[DEFAULT]\n[services \"a b\"]\n"), []),
    Case(
      "quotes", Files(config: "[default]\nregion = \"x\"\noutput='json'\n"),
      [
        #"config:2 quoted(key: "region")"#, #"config:3 quoted(key: "output")"#,
      ]),
    Case("quotes at one end", Files(config: "[default]\nregion = x\"\noutput = \"\n"), []),
    Case(
      "quotes in commands and unknown keys", Files(config: "[default]\ncredential_process = \"a b\"\ncolour = \"x\"\n"),
      []),
    Case(
      "a comment", Files(config: "[default]\nregion = x #y\noutput = x;y\nduration_seconds = 1\t; z\n"),
      [
        #"config:2 comment(key: "region")"#, #"config:4 comment(key: "duration_seconds")"#,
      ]),
    Case("a comment on a continuation line", Files(config: "[default]\nregion = x\n  # y\n"), []),
    Case(
      "another token", Files(credentials: "[a]\naws_session_token = a\naws_security_token = b\n"),
      [
        "credentials:3 otherSecurityToken"
      ]),
    Case("the same token", Files(credentials: "[a]\naws_session_token = a\naws_security_token = a\n"), []),
    Case(
      "the old token alone", Files(credentials: "[a]\naws_security_token = b\n"), ["credentials:2 loneSecurityToken"]),
    Case(
      "keys before a process", Files(config: "[profile a]\ncredential_process = x\n", credentials: "[a]\n\(keys)"),
      ["credentials:2 hiddenProcess"]),
    Case("keys in the config file do not hide it", Files(config: "[profile a]\ncredential_process = x\n\(keys)"), []),
    Case("a section of ours", Files(credentials: "[a-mfa]\nmanager = aws-mfa\nregion = 'x'\n"), []),
    Case(
      "a section of another tool", Files(credentials: "[a-mfa]\nmanager = awsume\nregion = 'x'\n"),
      [
        #"credentials:3 quoted(key: "region")"#
      ]),
    Case(
      "what every section inherits is named where it is",
      Files(config: "[DEFAULT]\nmanager = aws-mfa\n[default]\nregion = 'x'\n"),
      [
        #"config:4 quoted(key: "region")"#
      ]),
  ])
  func `what is hardly meant is named with its line`(_ row: Case<Files, [String]>) throws {
    #expect(try Self.told(row.given) == row.wanted)
  }

  @Test func `a header that was refused is not odd as well`() {
    let repaired = RepairedINI(Array("[default]\n[default]\nregion = 'x'\n".utf8))
    #expect(SharedConfig(config: repaired.document, credentials: .empty).oddities.isEmpty)
  }

  @Test(arguments: [
    Case(
      "ours",
      "[x-mfa]\nmanager = aws-mfa\naws_access_key_id = ASIAEXAMPLE00000001\naws_secret_access_key = s\naws_session_token = t\nexpiration = 2026-01-01T10:00:00Z\nawsmfa_base_access_key_id = AKIAX\n",
      ["x 2026-01-01T10:00:00Z"]),
    Case("ours without keys", "[x-mfa]\nmanager = aws-mfa\n", []),
    Case(
      "pasted", "[x-mfa]\naws_access_key_id = ASIAX\naws_session_token = t\nexpiration = 2026-01-01T10:00:00Z\n",
      ["x 2026-01-01T10:00:00Z"]),
    Case("pasted without a time", "[x-mfa]\naws_access_key_id = ASIAX\naws_session_token = t\n", []),
    Case("another tool's", "[x-mfa]\nmanager = awsume\nexpiration = 2026-01-01T10:00:00Z\n", []),
    Case(
      "another name", "[x]\naws_access_key_id = ASIAX\naws_session_token = t\nexpiration = 2026-01-01T10:00:00Z\n", []),
  ])
  func `sessions end when their sections say`(_ row: Case<String, [String]>) throws {
    #expect(try shared(credentials: row.given).sessionEnds.map { "\($0.profile) \($0.end.rfc3339)" } == row.wanted)
  }
}
