import TestSupport
import Testing

@testable import ShellCode

struct QuotingTests {
  @Test(arguments: [
    Case("nothing", "", "$''"),
    Case("a word", "abc-123", "$'abc-123'"),
    Case("a space", "a b", "$'a b'"),
    Case("a single quote", "it's", #"$'it\'s'"#),
    Case("a backslash", #"a\b"#, #"$'a\\b'"#),
    Case("what would be run", "$(id)`id`", "$'$(id)`id`'"),
    Case("a line end, then a digit", "a\n1", #"$'a\x0a1'"#),
    Case("an escape character", "\u{1B}[31m", #"$'\x1b[31m'"#),
    Case("the delete character", "\u{7F}", #"$'\x7f'"#),
    Case("beyond ASCII", "é", #"$'\xc3\xa9'"#),
    Case("a NUL is left out", "a\0b", "$'ab'"),
  ])
  func `bash and zsh share one quoting`(_ row: Case<String, String>) {
    #expect([Shell.bash.quote(row.given), Shell.zsh.quote(row.given)] == [row.wanted, row.wanted])
  }

  @Test(arguments: [
    Case("nothing", "", "''"),
    Case("a word", "abc-123", "'abc-123'"),
    Case("a single quote", "it's", #"'it\'s'"#),
    Case("a backslash", #"a\b"#, #"'a\\b'"#),
    Case("a backslash, then a quote", #"\'"#, #"'\\\''"#),
    Case("what would be run", "(id)$HOME", "'(id)$HOME'"),
    Case("a line end, then a digit", "a\n1", #"'a'\X0a'1'"#),
    Case("beyond ASCII", "é", #"''\Xc3''\Xa9''"#),
    Case("a NUL is left out", "a\0b", "'ab'"),
  ])
  func `fish has its own quoting`(_ row: Case<String, String>) {
    #expect(Shell.fish.quote(row.given) == row.wanted)
  }

  @Test(arguments: Shell.allCases)
  func `a quoted text is printable ASCII whatever it holds`(_ shell: Shell) {
    let everything = String(String.UnicodeScalarView((0...0x2FFF).compactMap { Unicode.Scalar($0 as UInt32) }))
    #expect(shell.quote(everything).utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }
}
