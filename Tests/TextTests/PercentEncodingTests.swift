import TestSupport
import Testing
import Text

struct PercentEncodingTests {
  @Test(arguments: [
    Case("unreserved", "aZ09-._~", "aZ09-._~"), Case("reserved", "a/b:c+d=e&f", "a%2Fb%3Ac%2Bd%3De%26f"),
    Case("a space", "a b", "a%20b"), Case("a line end", "\n", "%0A"), Case("beyond ASCII", "é", "%C3%A9"),
    Case("nothing", "", ""),
  ])
  func `a form's value is encoded by RFC 3986`(_ row: Case<String, String>) {
    #expect(percentEncoded(row.given) == row.wanted && percentDecoded(row.wanted) == row.given)
  }

  @Test(arguments: ["%", "%4", "%4G", "%+1", "%-1", "a%", "% 1"])
  func `what is no percent code is refused`(_ text: String) {
    #expect(percentDecoded(text) == nil)
  }
}
