import TestSupport
import Testing

@testable import Text

struct TrailingCommentTests {
  @Test(arguments: [
    Case("none", "eu-west-1", nil), Case("nothing", "", nil),
    Case("behind a space", "eu-west-1 # home", "# home"), Case("behind a tab", "true\t# x", "# x"),
    Case("a semicolon", "3600 ; 1h", "; 1h"), Case("without a space after it", "3600 #1h", "#1h"),
    Case("the first of two", "a # b # c", "# b # c"), Case("empty", "a #", "#"),
    Case("within a word", "a#b;c", nil), Case("at the beginning", "# a", nil),
    Case("a mark that combines", "a #\u{301}b", "#\u{301}b"),
  ])
  func `a comment at the end of a value begins after a space`(_ row: Case<String, String?>) {
    #expect(trailingComment(of: row.given) == row.wanted)
  }
}
