import TestSupport
import Testing

@testable import AWSConfig

/// What the older aws-mfa writes to the credentials file.
struct OlderToolTests {
  private static let keys = "aws_access_key_id = AKIAX\naws_secret_access_key = s\n"
  private static let session = "[x]\naws_access_key_id = ASIAX\naws_secret_access_key = s\naws_session_token = t\n"
  private static let role = "arn:aws:iam::111122223333:role/older"

  private static func longTerm(_ more: String = "") -> String { "[x-long-term]\n\(keys)\(more)" }

  struct Setting: Sendable {
    var name = "x"
    var config = ""
    var credentials = OlderToolTests.longTerm("assume_role = \(OlderToolTests.role)\n")
    var variable: String?
  }

  /// `profiles · roles · keys · who names the last role`.
  private static func told(_ setting: Setting) throws -> String {
    let shared = SharedConfig(
      config: try INIDocument(Array(setting.config.utf8)),
      credentials: try INIDocument(Array(setting.credentials.utf8)), olderRole: setting.variable)
    let found = try shared.resolution(of: setting.name)
    guard case .file(let keys) = found.keys else { return "\(found.keys)" }
    let roles = found.roles.map { $0.arn.replacing("arn:aws:iam::111122223333:role/", with: "") }
    return [found.profiles.map(\.name), roles, [keys.id], found.roles.suffix(1).map { "\($0.giver)" }]
      .map { $0.joined(separator: " ") }.joined(separator: " | ")
  }

  private static let own = "[profile x]\nrole_arn = arn:aws:iam::111122223333:role/own\nsource_profile = b\n"
  private static let other = "[b]\naws_access_key_id = AKIAB\naws_secret_access_key = s\n"
  private static let onX = "[profile y]\nrole_arn = arn:aws:iam::111122223333:role/y\nsource_profile = x"

  @Test(arguments: [
    Case("its own keys assume the role", Setting(), #"x | older | AKIAX | assumeRole(section: "x-long-term")"#),
    Case(
      "beside a session of that program's", Setting(credentials: session + longTerm("assume_role = \(role)\n")),
      #"x | older | AKIAX | assumeRole(section: "x-long-term")"#),
    Case("no role", Setting(credentials: longTerm()), "x |  | AKIAX | "),
    Case("an empty role", Setting(credentials: longTerm("assume_role =\n")), "x |  | AKIAX | "),
    Case("the variable", Setting(credentials: longTerm(), variable: "v"), "x | v | AKIAX | environment"),
    Case("the variable before the section", Setting(variable: "v"), "x | v | AKIAX | environment"),
    Case(
      "its own role_arn first",
      Setting(config: own, credentials: longTerm("assume_role = \(role)\n") + other, variable: "v"),
      "x b | own | AKIAB | roleARN"),
    Case(
      "another source",
      Setting(config: "[profile x]\nsource_profile = b\n", credentials: Setting().credentials + other),
      #"x b | older | AKIAB | assumeRole(section: "x-long-term")"#),
    Case(
      "a source gives its keys and not its role", Setting(name: "y", config: onX + "\n"), "y x | y | AKIAX | roleARN"),
    Case(
      "a source by the section's name", Setting(name: "y", config: onX + "-long-term\n"), "y x | y | AKIAX | roleARN"),
    Case(
      "a source by the section's name, to itself",
      Setting(config: own.replacing("= b", with: "= x-long-term"), credentials: session + longTerm()),
      "x | own | AKIAX | roleARN"),
    Case(
      "the variable is about no profile that is not that program's",
      Setting(name: "b", credentials: other, variable: "v"), "b |  | AKIAB | "),
  ])
  func `the older aws-mfa's role becomes the profile's`(_ row: Case<Setting, String>) throws {
    #expect(try Self.told(row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("a profile that has its role alone", Setting(), false),
    Case("a role on it", Setting(name: "y", config: onX + "\n"), false),
    Case("a role on one without a role", Setting(name: "y", config: onX + "\n", credentials: longTerm()), true),
  ])
  func `a section that is for a role is not its keys' session`(_ row: Case<Setting, Bool>) throws {
    let given = row.given
    #expect(
      try shared(config: given.config, credentials: given.credentials).resolution(of: given.name).hasPlainBase
        == row.wanted)
  }

  @Test(arguments: [
    Case("its keys", longTerm(), "x"), Case("beside a session", session + longTerm(), "x"),
    Case(
      "beside other keys", "[x]\naws_access_key_id = AKIAO\naws_secret_access_key = s\n" + longTerm(), "x-long-term"),
    Case("beside a command", "[x]\ncredential_process = c\n" + longTerm(), "x-long-term"),
    Case("without keys", "[x-long-term]\nregion = r\n", "x-long-term"),
  ])
  func `a section of long-term keys means the profile they belong to`(_ row: Case<String, String>) throws {
    let shared = try shared(credentials: row.given)
    #expect(
      [shared.baseName(of: "x-long-term"), shared.baseName(of: "x-long-term-mfa")]
        == [row.wanted, row.wanted])
  }

  @Test(arguments: [
    Case("of a role", "assumed_role = True\nassumed_role_arn = r\n", "r"),
    Case("of a role that is not named", "assumed_role = True\n", nil),
    Case("of the user", "assumed_role = False\n", ""),
  ])
  func `a session of that program is tied to its role`(_ row: Case<String, String?>) throws {
    let text = """
      [x]
      aws_access_key_id = ASIAEXAMPLE00000old
      aws_secret_access_key = s
      aws_session_token = t
      expiration = 2026-01-01 22:00:00
      \(row.given)
      """
    let session = try shared(credentials: text + Self.longTerm()).olderSession(of: "x")
    #expect(session.map { $0.tie.role?.arn ?? "" } == row.wanted)
  }
}
