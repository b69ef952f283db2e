import TestSupport
import Testing

@testable import Text

struct NamePatternTests {
  @Test(arguments: [
    Case("a name", "prod=prod", true), Case("a longer name", "prod=production", false),
    Case("a shorter name", "production=prod", false), Case("a beginning", "prod*=production", true),
    Case("a star for nothing", "prod*=prod", true), Case("an end", "*-admin=team-admin", true),
    Case("an end that comes twice", "*-admin=a-admin-admin", true), Case("not the end", "*-admin=a-admins", false),
    Case("a middle", "a*b*c=a-b-x-b-c", true), Case("a middle without its end", "a*b*c=a-b-x", false),
    Case("one character", "p?=pr", true), Case("one character for none", "p?=p", false),
    Case("a star and one more", "*?=a", true), Case("everything", "*=", true), Case("nothing of a name", "?=", false),
    Case("another case", "prod*=Production", false), Case("beyond ASCII", "é?=éü", true),
  ])
  func `a pattern matches`(_ row: Case<String, Bool>) throws {
    let parts = row.given.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    #expect(try #require(NamePattern(parts[0])).matches(parts[1]) == row.wanted)
  }

  @Test(arguments: ["", "prod[12]", "\"prod*\"", "'prod*'", "prod\\*"])
  func `what other tools' patterns are made of is not a pattern`(_ text: String) {
    #expect(NamePattern(text) == nil)
  }

  @Test func `a long name takes no longer for many stars`() throws {
    let pattern = try #require(NamePattern(String(repeating: "a*", count: 200) + "b"))
    #expect(!pattern.matches(String(repeating: "a", count: 5000)))
  }
}
