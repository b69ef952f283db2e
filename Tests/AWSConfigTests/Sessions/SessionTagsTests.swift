import TestSupport
import Testing

@testable import AWSConfig

struct SessionTagsTests {
  private static func tags(_ text: String, _ transitive: String? = nil) throws -> SessionTags {
    var tags = try SessionTags(text)
    if let transitive { try tags.read(transitive: transitive) }
    return tags
  }

  /// The spellings are those of aws-vault's own tests.
  @Test(arguments: [
    Case("one", ["tag1=value1"], ["tag1=value1", ""]),
    Case("several, in the order of their keys", ["b=2,a=1"], ["a=1,b=2", ""]),
    Case("spaces", [" tagA = valueA ,  tagB  =  valueB  "], ["tagA=valueA,tagB=valueB", ""]),
    Case("an equals sign in the value", ["a=b=c"], ["a=b%3Dc", ""]),
    Case("no value", ["a="], ["a=", ""]),
    Case("other scripts", ["équipe=Müller 2"], ["%C3%A9quipe=M%C3%BCller%202", ""]),
    Case("transitive", ["a=1,b=2", " b , ,a,"], ["a=1,b=2", "a,b"]),
    Case("none transitive", ["a=1", ","], ["a=1", ""]),
  ])
  func `tags are read as aws-vault writes them`(_ row: Case<[String], [String]>) throws {
    let tags = try Self.tags(row.given[0], row.given.count > 1 ? row.given[1] : nil)
    #expect([tags.text ?? "", tags.transitiveText ?? ""] == row.wanted)
  }

  @Test(arguments: [
    Case("a key alone", ["tagA=valueA,tagB"], SessionTags.Problem.noPair("tagB")),
    Case("a comma at the end", ["a=1,"], .noPair("")),
    Case("no key", ["=1"], .badKey("")),
    Case("a comment", ["a=1 # home"], .badValue("1 # home", key: "a")),
    Case("quotes", ["a=\"1\""], .badValue("\"1\"", key: "a")),
    Case("a line separator", ["a=1\u{2028}2"], .badValue("1\u{2028}2", key: "a")),
    Case("a key that AWS keeps", ["AWS:x=1"], .reserved("AWS:x")),
    Case("a key twice", ["a=1,A=2"], .twice("A")),
    Case("a long key", [String(repeating: "k", count: 129) + "=1"], .badKey(String(repeating: "k", count: 129))),
    Case(
      "a long value", ["a=" + String(repeating: "v", count: 257)],
      .badValue(String(repeating: "v", count: 257), key: "a")),
    Case("many", [(1...51).map { "k\($0)=1" }.joined(separator: ",")], .tooMany(51)),
    Case("an unknown transitive one", ["a=1", "b"], .unknown("b")),
  ])
  func `what STS would refuse is refused`(_ row: Case<[String], SessionTags.Problem>) {
    #expect(throws: row.wanted) { try Self.tags(row.given[0], row.given.count > 1 ? row.given[1] : nil) }
  }

  @Test func `the limits themselves are accepted`() throws {
    let longest = String(repeating: "k", count: 128) + "=" + String(repeating: "v", count: 256)
    #expect(try SessionTags((1...49).map { "k\($0)=1" }.joined(separator: ",") + "," + longest).tags.count == 50)
  }

  @Test func `transitive tags are inherited, and stay transitive`() throws {
    let inherited = try Self.tags("a=1,b=2", "a")
    let all = try Self.tags("c=3").over(inherited)
    #expect([all.text, all.transitiveText] == ["a=1,c=3", "a"])
  }
}
