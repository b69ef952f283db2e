import TestSupport
import Testing

@testable import AWSConfig

/// Which names each SDK's own parser accepts between the brackets of the credentials file.
struct UnreadableNameTests {
  @Test(arguments: [
    "p", "default", "DEFAULT", "profile", "sso-session", "true", "1e5", "0x1f", "-x", "%s", "a.b", "a/b", "//a",
    "a@b.example",
    "a:b", "a+b", "__proto", "_", "AdministratorAccess-111122223333",
  ])
  func `a name that every SDK reads is stored`(name: String) {
    #expect(SessionSection.unreadability(of: name) == nil)
  }

  private static let strict: [UnreadableName.SDK] = [.java, .rust, .cPlusPlus]

  @Test(arguments: [
    Case("two words", "two words", UnreadableName(cause: .character(" "), sdks: [.javaScript] + strict)),
    Case("three words", "a b c", UnreadableName(cause: .character(" "), sdks: strict)),
    Case(
      "a header of the config file's form", "profile x",
      UnreadableName(cause: .character(" "), sdks: [.javaScript] + strict)),
    Case("a tab", "a\tb", UnreadableName(cause: .character("\t"), sdks: strict)),
    Case("a comment's mark", "a#b", UnreadableName(cause: .character("#"), sdks: [.go] + strict)),
    Case("the other mark", "a;b", UnreadableName(cause: .character(";"), sdks: [.go] + strict)),
    Case("a bracket", "a]b", UnreadableName(cause: .character("]"), sdks: strict)),
    Case("a quote", "it's", UnreadableName(cause: .character("'"), sdks: strict)),
    Case("double quotes", "\"q\"", UnreadableName(cause: .character("\""), sdks: strict)),
    Case("a backslash", "a\\b", UnreadableName(cause: .character("\\"), sdks: strict)),
    Case("an equals sign", "a=b", UnreadableName(cause: .character("="), sdks: strict)),
    Case("a shell's code", "$(touch x)", UnreadableName(cause: .character("$"), sdks: strict)),
    Case("a letter that is not ASCII", "größe", UnreadableName(cause: .character("ö"), sdks: strict)),
    Case("a combining mark", "x\u{301}", UnreadableName(cause: .character("\u{301}"), sdks: strict)),
    Case("a control character", "a\u{7}", UnreadableName(cause: .character("\u{7}"), sdks: strict)),
    Case("a colon at its beginning", ":a", UnreadableName(cause: .beginning(":"), sdks: [.go])),
    Case(
      "what an object of JavaScript has", "__proto__", UnreadableName(cause: .name("__proto__"), sdks: [.javaScript])),
  ])
  func `a name that some SDK does not read is not`(_ row: Case<String, UnreadableName>) {
    #expect(SessionSection.unreadability(of: row.given) == row.wanted)
  }
}
