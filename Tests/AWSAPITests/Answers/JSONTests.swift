import TestSupport
import Testing

@testable import AWSAPI

struct JSONTests {
  @Test(arguments: [
    Case("plain", "ab", #""ab""#), Case("quotes and backslashes", #"a"\b"#, #""a\"\\b""#),
    Case("line ends", "\n\r\t", #""\n\r\t""#),
    Case("control characters", "\u{1}\u{1F}\u{7F}", #""\u0001\u001f\u007f""#), Case("beyond ASCII", "é😀", #""é😀""#),
    Case("CRLF", "\r\n", #""\r\n""#),
  ])
  func `a text is quoted`(_ row: Case<String, String>) {
    #expect(JSON.string(row.given).text == row.wanted)
  }
}
