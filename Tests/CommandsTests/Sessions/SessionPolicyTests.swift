import TestSupport
import Testing

@testable import Commands

struct SessionPolicyTests {
  @Test(arguments: [
    Case("as it is", #"{"a":"b"}"#, #"{"a":"b"}"#),
    Case("with spaces", "\n { \"a\" :\t[ 1 , true ] }\r\n", #"{"a":[1,true]}"#),
    Case("spaces in a text", #"{ "a b" : "c  d" }"#, #"{"a b":"c  d"}"#),
    Case(
      "a quotation mark in a text", #"{ "a" : "b \" c" , "d" : "\\" , "e" : " " }"#, #"{"a":"b \" c","d":"\\","e":" "}"#
    ),
    Case("Latin letters", #"{ "Sid" : "é" }"#, #"{"Sid":"é"}"#),
  ])
  func `a policy goes without the spaces between its words`(_ row: Case<String, String>) throws {
    #expect(try SessionPolicy(Array(row.given.utf8)).text == row.wanted)
  }

  @Test(arguments: [
    Case("nothing", "", PolicyError.notJSON), Case("a list", "[]", .notJSON), Case("a text", "\"a\"", .notJSON),
    Case("half an object", #"{"a":"#, .notJSON), Case("two objects", "{}{}", .notJSON), Case("YAML", "a: b", .notJSON),
    Case("a mark of the byte order", "\u{FEFF}{}", .notJSON),
    Case("an ellipsis", #"{"a":"…"}"#, .badCharacter("U+2026")),
    Case("a picture", #"{"a":"😀"}"#, .badCharacter("U+1F600")),
  ])
  func `what STS would refuse is refused`(_ row: Case<String, PolicyError>) {
    #expect(throws: row.wanted) { try SessionPolicy(Array(row.given.utf8)) }
  }

  @Test func `AWS's limit counts what is sent`() throws {
    func policy(_ length: Int) -> [UInt8] {
      Array(("{ \"a\" : \"" + String(repeating: "é", count: length - 8) + "\" }").utf8)
    }
    #expect(try SessionPolicy(policy(2048)).text.unicodeScalars.count == 2048)
    #expect(throws: PolicyError.tooLong(2049)) { try SessionPolicy(policy(2049)) }
  }
}
