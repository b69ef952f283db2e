import TestSupport
import Testing

@testable import AWSConfig

/// Sections that are meant for profile `p`.
struct MisnamedSectionTests {
  struct Files: Sendable {
    var config = ""
    var credentials = ""
  }

  private static func wanted(
    _ header: String, _ number: Int, right: String? = nil, isInCredentials: Bool
  ) -> MisnamedSection {
    MisnamedSection(
      profile: "p", line: FileLine(isInCredentials: isInCredentials, number: number), header: header,
      right: right ?? (isInCredentials ? "p" : "profile p"))
  }

  @Test(arguments: [
    Case("the config file's header in credentials", "profile p"), Case("with quotes", #"profile "p""#),
    Case("in capitals", "Profile p"), Case("with more spaces", "profile   p"), Case("with a colon", "profile: p"),
    Case("spaces inside the brackets", " p "), Case("only quotes", #""p""#), Case("single quotes", "'p'"),
  ])
  func `a header of the credentials file is the name alone`(_ row: Case<String, Nothing>) throws {
    let both = try shared(credentials: "[b]\r\n[a]\r\n  [\(row.given)]\r\n")
    #expect(both.misnamedSection(of: "p") == Self.wanted(row.given, 3, isInCredentials: true))
  }

  @Test(arguments: [
    Case("the credentials file's header in config", "p"), Case("in capitals", "Profile p"),
    Case("spaces inside the brackets", " profile p "), Case("only quotes", #""p""#), Case("a dot", "profile.p"),
    Case("an equals sign", "profile=p"), Case("a letter less", "profil p"), Case("two brackets", "[profile p"),
  ])
  func `a header of the config file begins with profile`(_ row: Case<String, Nothing>) throws {
    let both = try shared(config: "# one\n\n[\(row.given)]\n")
    #expect(both.misnamedSection(of: "p") == Self.wanted(row.given, 3, isInCredentials: false))
  }

  @Test func `a name that needs quotes gets them`() throws {
    #expect(try shared(config: "[p q]\n").misnamedSection(of: "p q")?.right == "profile 'p q'")
    #expect(try shared(config: "[Default]\n").misnamedSection(of: "default") == nil)
    #expect(try shared(config: "[default profile]\n").misnamedSection(of: "default")?.right == "default")
    #expect(try shared(config: "[ default ]\n").misnamedSection(of: "default")?.right == "default")
  }

  @Test(arguments: [
    Case("the right headers", Files(config: "[profile p]\n", credentials: "[p]\n")),
    Case("what botocore takes for a profile", Files(config: "[profiles p]\n")),
    Case("a quoted name", Files(config: "[profile \"p\"]\n")),
    Case(
      "other names",
      Files(config: "[profile q]\n[q]\n[services p]\n", credentials: "[profile q]\n[P]\n[pp]\n[profile]\n")),
    Case("a name that begins with the word", Files(credentials: "[profilep]\n[profile-p]\n")),
  ])
  func `what is in order is not misnamed`(_ row: Case<Files, Nothing>) throws {
    let both = try shared(config: row.given.config, credentials: row.given.credentials)
    #expect(both.misnamedSection(of: "p") == nil)
  }
}
