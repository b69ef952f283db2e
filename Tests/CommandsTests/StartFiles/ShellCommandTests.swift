import TestSupport
import Testing

@testable import Commands

/// What of a start-up file is a command.
struct ShellCommandTests {
  @Test(arguments: [
    Case("a comment", "# a b\nc # d\ne#f $# g", [["c"], ["e#f", "$#", "g"]]),
    Case("quotes", #"a 'b # c' "d; e" f\ g $'h\'i'"#, [["a", "b # c", "d; e", "f g", #"h\'i"#]]),
    Case("separators", "a; b && c || d | e & f", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]),
    Case("a substitution", #"eval "$(a b)" `c` "x `d` y""#, [["a", "b"], ["c"], ["d"], ["x  y"]]),
    Case("keywords", "if ! a; then b; else { c; }; fi", [["a"], ["b"], ["c"], ["fi"]]),
    Case("a process substitution", "source <(a b)", [["source"], ["a", "b"]]),
    Case("an array", "plugins=(a\n  'b' # c\n  d)\ne", [["plugins=(", "a", "b", "d"], ["e"]]),
    Case("a declared array", "typeset -ga plugins=(a b)", [["plugins=(", "a", "b"]]),
    Case("redirections", "a >/dev/null 2>&1 b <c &>d", [["a", "b"]]),
    Case("a here-document", "cat <<END >x\nb c\n$(d)\nEND\ne", [["cat"], ["e"]]),
    Case("a here-string", "a <<<'b c'\nd", [["a", "b c"], ["d"]]),
    Case("arithmetic", "x=$((1 << 2))\n((y << 3))\na", [["x="], ["a"]]),
    Case("a parameter", #"a ${b:-#c} "${d#*/}" ${e:-"}"}"#, [["a", "${b:-#c}", "${d#*/}", #"${e:-"}"}"#]]),
    Case("a continued line", "a \\\n  b\nc", [["a", "b"], ["c"]]),
    Case("a case", "case $- in *i*) a ;; esac", [["case", "$-", "in", "*i*"], ["a"], ["esac"]]),
    Case("an open quote", "a 'b\nc", [["a", "b\nc"]]),
    Case("nothing", " \n\t;\n", []),
  ])
  func `commands are told from the text around them`(_ row: Case<String, [[String]]>) {
    #expect(ShellCommand.all(in: Array(row.given.utf8)).map(\.words) == row.wanted)
  }

  @Test(arguments: [
    Case("a substitution", "eval (a b)", [["a", "b"]]),
    Case("a quote in quotes", #"a 'b\'c; d' e"#, [["a", "b'c; d", "e"]]),
    Case("a backquote", "a `b", [["a", "`b"]]),
    Case(
      "words that go on", "if status is-interactive; and a b\nend",
      [["status", "is-interactive"], ["a", "b"], ["end"]]),
  ])
  func `fish has quotes of its own`(_ row: Case<String, [[String]]>) {
    #expect(ShellCommand.all(in: Array(row.given.utf8), isFish: true).map(\.words) == row.wanted)
  }

  @Test func `a command knows its line`() {
    let text = "a\nb=(c\nd)\n\"e\nf\" g \\\nh\n\ni $(\nj)"
    #expect(
      ShellCommand.all(in: Array(text.utf8)).map { "\($0.words[0]) \($0.line)" }
        == ["a 1", "b=( 2", "e\nf 4", "j 9", "i 8"])
  }

  @Test func `whatever the text is, a command has a name and a line`() {
    Fuzzing.cases(percent: 5) { generator in
      let text = generator.word(of: "ab'\"`$(){}<>#\\\n =;&|", 0...60)
      for isFish in [true, false] {
        let commands = ShellCommand.all(in: Array(text.utf8), isFish: isFish)
        try hold(commands.allSatisfy { !$0.words.isEmpty && !$0.words[0].isEmpty }, text)
        try hold(commands.allSatisfy { (1...60).contains($0.line) }, text)
      }
    }
  }
}
