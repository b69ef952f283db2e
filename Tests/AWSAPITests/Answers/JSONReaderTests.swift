import TestSupport
import Testing
import Text

@testable import AWSAPI

struct JSONReaderTests {
  @Test(arguments: [
    Case("an object", #" {"a": "b", "c": {"d": [1, -2, "x"]}} "#, #"{"a": "b", "c": {"d": [1, -2, "x"]}}"#),
    Case("nothing in it", "{}", "{}"), Case("an empty array", "[ ]", "[]"),
    Case("words", "[true, false, null, 1.5, 1e3]", "[null, null, null, null, null]"),
    Case("escapes", #""\"\\\/\n\t\r\u00e9""#, #""\"\\/\n\t\ré""#),
    Case("two escapes of one character", #""\ud83d\ude00""#, "\"😀\""),
    Case("white space", "{\n\t\"a\"\r\n: 1 }", #"{"a": 1}"#),
  ])
  func `JSON is read`(_ row: Case<String, String>) {
    #expect(JSON(parsing: row.given)?.text == row.wanted)
  }

  @Test(arguments: [
    "", " ", "{", "}", "[1", "[1,]", "{\"a\"}", "{\"a\": }", "{a: 1}", "{\"a\": 1,}", "\"a", "\"a\nb\"", #""\x""#,
    #""\u12"#,
    #""\ud83d""#, #""\u+123""#, "nul", "1 2", "{} x", "0x10", "inf", "nan", String(repeating: "[", count: 100_000),
  ])
  func `what is not JSON is nil`(_ text: String) {
    #expect(JSON(parsing: text) == nil)
  }

  @Test func `the last of two fields counts`() {
    #expect(JSON(parsing: #"{"a": 1, "a": 2}"#)?["a"] == .number(2))
  }
}
