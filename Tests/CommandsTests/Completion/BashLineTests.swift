import TestSupport
import Testing

@testable import Commands

struct BashLineTests {
  struct Typed {
    let line: String
    /// What bash replaces.
    let replaced: String
    let candidate: String

    init(_ line: String, _ replaced: String, _ candidate: String) {
      (self.line, self.replaced, self.candidate) = (line, replaced, candidate)
    }
  }

  @Test(arguments: [
    Case("plain", Typed("aws-mfa pro", "pro", "production"), "production"),
    Case("nothing typed", Typed("aws-mfa ", "", "two words"), #"two\ words"#),
    Case("an escaped space", Typed(#"aws-mfa two\ w"#, #"two\ w"#, "two words"), #"two\ words"#),
    Case("within double quotes", Typed(#"aws-mfa "two w"#, "two w", "two words"), "two words"),
    Case("double quotes that are replaced", Typed(#"aws-mfa "two w"#, #""two w"#, "two words"), #""two words"#),
    Case("within single quotes", Typed("aws-mfa 'it", "it", "it's"), #"it'\''s"#),
    Case("a quote without quotes", Typed("aws-mfa it", "it", "it's"), #"it\'s"#),
    Case("what expands, in double quotes", Typed(#"aws-mfa ""#, "", #"a$b`c"d\e!"#), #"a\$b\`c\"d\\e!"#),
    Case(
      "what expands, without quotes", Typed("aws-mfa ", "", "~#$(x)*?[;&|<>{}!^"),
      ##"\~\#\$\(x\)\*\?\[\;\&\|\<\>\{\}\!\^"##),
    Case("after a colon", Typed("aws-mfa a:b", "b", "a:b:c"), "b:c"),
    Case("after a colon and nothing", Typed("aws-mfa a:", "", "a:b:c"), "b:c"),
    Case("a colon that is replaced", Typed("aws-mfa a:b", "a:b", "a:b:c"), "a:b:c"),
    Case("after an equals sign", Typed("aws-mfa --format=p", "p", "--format=process"), "process"),
    Case("a quote in the middle", Typed(#"aws-mfa two" w"#, " w", "two words"), " words"),
    Case("after a closed quote", Typed(#"aws-mfa "two wo"r"#, "r", "two words"), "rds"),
    Case("accents", Typed("aws-mfa Mü", "Mü", "München"), "München"),
    Case("another spelling of an accent", Typed("aws-mfa Mu", "Mu", "München"), nil),
    Case("another beginning", Typed("aws-mfa pro", "pro", "Production"), nil),
  ])
  func `a candidate is written as bash inserts it`(_ row: Case<Typed, String?>) {
    let line = BashLine(row.given.line, replaced: row.given.replaced)
    #expect(line.insertion(of: row.given.candidate) == row.wanted)
  }

  @Test(arguments: [
    Case("words", "aws-mfa  use\tp", ["aws-mfa", "use", "p"]),
    Case("quotes", #"x "a b" 'c d' e\ f "g\"h" i"j k"l"#, ["x", "a b", "c d", "e f", "g\"h", "ij kl"]),
    Case("an empty word", "x '' y", ["x", "", "y"]), Case("a space at the end", "x y ", ["x", "y", ""]),
    Case("backslashes in quotes", #"x 'a\b' "c\d" \"#, ["x", #"a\b"#, #"c\d"#, ""]),
  ])
  func `a line is split as bash does it`(_ row: Case<String, [String]>) {
    let line = BashLine(row.given, replaced: "")
    #expect(line.words + [line.current] == row.wanted)
  }
}
