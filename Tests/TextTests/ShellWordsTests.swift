import TestSupport
import Testing
import Text

struct ShellWordsTests {
  /// The wanted words are what Python's `shlex.split` returns.
  @Test(arguments: [
    Case("nothing", "", [String]()),
    Case("only spaces", "   ", []),
    Case("two words", "profile a", ["profile", "a"]),
    Case("double quotes", #"profile "a b""#, ["profile", "a b"]),
    Case("single quotes", "profile 'a b'", ["profile", "a b"]),
    Case("an escaped space", #"profile a\ b"#, ["profile", "a b"]),
    Case("more spaces and a tab", "profile  a\t", ["profile", "a"]),
    Case("an escaped quote", #"profile "a\"b""#, ["profile", #"a"b"#]),
    Case("a backslash that escapes nothing", #"profile "a\b""#, ["profile", #"a\b"#]),
    Case("a backslash in single quotes", #"profile 'a\b'"#, ["profile", #"a\b"#]),
    Case("an escaped backslash", #"profile "a\\b""#, ["profile", #"a\b"#]),
    Case("quotes within a word", #"profile a"b"c"#, ["profile", "abc"]),
    Case("quotes side by side", #"profile "a"b'c'"#, ["profile", "abc"]),
    Case("an empty word", #"profile """#, ["profile", ""]),
    Case("no comments", "profile a # b", ["profile", "a", "#", "b"]),
    Case("a quote before a combining mark", "'\u{301} a'", ["\u{301} a"]),
    Case("a space before a combining mark", "a \u{301}b", ["a", "\u{301}b"]),
    Case("an escape before a combining mark", "\\\u{301} a", ["\u{301}", "a"]),
    Case("an escaped quote before a combining mark", "\"\\\"\u{301} a\"", ["\"\u{301} a"]),
    Case("CRLF", "profile\r\na", ["profile", "a"]),
    Case("what Unicode takes for a delimiter", "a\u{37E}b\u{2002}c", ["a\u{37E}b\u{2002}c"]),
  ])
  func `words are those of shlex`(_ row: Case<String, [String]>) {
    #expect(shellWords(row.given) == row.wanted)
  }

  @Test(arguments: [#"profile "a"#, "it's", #"profile a\"#, #"profile "a\"#])
  func `an open quote or escape makes no word list`(_ text: String) {
    #expect(shellWords(text) == nil)
  }

  @Test(arguments: [
    Case("a bare name", "prod.eu/a_b+c-d@e:f,g", "prod.eu/a_b+c-d@e:f,g"),
    Case("nothing", "", "''"),
    Case("a quote", "it's", #"'it'\''s'"#),
    Case("a quote before a combining mark", "'\u{301};id;'\u{301}", "''\\''\u{301};id;'\\''\u{301}'"),
  ])
  func `a text is one word of a POSIX shell`(_ row: Case<String, String>) {
    #expect(Array(posixWord(row.given).utf8) == Array(row.wanted.utf8))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `texts come back from a line of their words`(_ seed: UInt64) {
    var generator = Generator(seed: seed)
    let pieces = [
      "'", "\"", "\\", "\u{301}", "\u{200D}", " ", "\r\n", "\u{1F1E9}", "\u{600}", "e", "\u{E9}", ";", "\u{37E}",
    ]
    let texts = (0..<4).map { _ in
      (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    let words = shellWords(texts.map(posixWord).joined(separator: " "))
    #expect(words?.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
  }
}
