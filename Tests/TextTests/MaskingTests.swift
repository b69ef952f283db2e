import TestSupport
import Testing

@testable import Text

struct MaskingTests {
  @Test(arguments: [
    Case("nothing to hide", "datatruck in eu-west-1, 12345678901 bytes", "datatruck in eu-west-1, 12345678901 bytes"),
    Case("an account", "arn:aws:iam::111122223333:mfa/alice", "arn:aws:iam::…3333:mfa/alice"),
    Case("an account in a name", "a111122223333b", "a…3333b"),
    Case("a longer number", "1111222233334444", "…4444"),
    Case("a long-term key", "AKIAEXAMPLE000000001.", "AKIA…0001."),
    Case("a session's key", "key ASIAEXAMPLE00000old", "key ASIA…0000old"),
    Case("a key in a word", "xASIAEXAMPLE00000old", "xASIA…0000old"),
    Case("a word that only begins like a key", "AKIABEL", "AKIABEL"),
    Case("a user in a URL", "at https://alice:pw@proxy:8080/x", "at https://…@proxy:8080/x"),
    Case("two of them", "https://a@b@c/", "https://…@c/"),
    Case("a query", "https://host/path?Token=abc&x=1 then", "https://host/path?… then"),
    Case("a question", "is it? a=b", "is it? a=b"),
  ])
  func `of accounts, keys and URLs, no more is shown than tells two of them apart`(_ row: Case<String, String>) {
    #expect(masked(row.given) == row.wanted)
  }

  @Test func `neither a whole account nor a whole key is left of any text`() {
    Fuzzing.cases(percent: 2) { generator in
      let parts = generator.list(upTo: 6) { generator in
        generator.pick([
          "111122223333", "AKIAEXAMPLE000000001", "ASIAEXAMPLE00000new", "://alice:pw@", "?a=b", ":", "é",
          generator.text(upTo: 3),
        ])
      }
      let shown = masked(parts.joined())
      let digits = shown.split { !$0.isASCII || !$0.isNumber }.map(\.count).max() ?? 0
      try hold(digits < 12, shown.debugDescription)
      try hold(!["alice:pw@", "AKIAEXAMPLE0", "ASIAEXAMPLE0"].contains { shown.contains($0) }, shown.debugDescription)
    }
  }
}
