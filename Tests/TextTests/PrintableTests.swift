import TestSupport
import Testing
import Text

struct PrintableTests {
  @Test(arguments: [
    Case("plain", "a b", "a b"), Case("beyond ASCII", "é😀", "é😀"), Case("an accent of its own", "e\u{301}", "e\u{301}"),
    Case("an escape", "\u{1B}[31m", "?[31m"), Case("line ends", "a\r\nb", "a??b"), Case("DEL", "\u{7F}", "?"),
    Case("a control beyond ASCII", "\u{9B}", "?"), Case("a change of direction", "\u{202E}a", "?a"),
    Case("a joiner", "a\u{200D}b", "a?b"), Case("separators", "\u{2028}\u{2029}", "??"),
    Case("private use", "\u{E000}", "?"), Case("unassigned", "\u{378}", "?"), Case("nothing", "", ""),
  ])
  func `what would not be seen as it is becomes a question mark`(_ row: Case<String, String>) {
    #expect(Array(printable(row.given).utf8) == Array(row.wanted.utf8))
  }

  @Test(arguments: [
    Case("as long as it may be", "abc", "abc"), Case("longer", "abcde", "abc… (2 more)"),
  ])
  func `what is cut off is told`(_ row: Case<String, String>) {
    #expect(printable(row.given, upTo: 3) == row.wanted)
  }

  @Test func `a text is cut to a length that can be read`() {
    let texts = [300, 10_000].map { printable(String(repeating: "x", count: $0)) }
    let most = String(repeating: "x", count: 300)
    #expect(texts == [most, most + "… (9700 more)"])
  }
}
