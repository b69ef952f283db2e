import Testing

@testable import AWSConfig

struct ShellWordsTests {
  /// The wanted words are Python's own: `shlex.split`.
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
  ])
  func `words are those of shlex`(_ row: Case<String, [String]>) {
    #expect(shellWords(row.given) == row.wanted)
  }

  @Test(arguments: [#"profile "a"#, "it's", #"profile a\"#, #"profile "a\"#])
  func `an open quote or escape is no word list`(_ text: String) {
    #expect(shellWords(text) == nil)
  }
}
