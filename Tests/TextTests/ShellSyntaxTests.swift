import TestSupport
import Testing

@testable import Text

struct ShellSyntaxTests {
  @Test(arguments: [
    Case("the home directory", "~/tool", "~"), Case("somebody's home", "~alice/tool --x", "~"),
    Case("a home as an argument", "tool ~/x", "~"),
    Case("a variable", "$HOME/tool", "$HOME"), Case("one in braces", "${HOME}/tool", "${HOME}"),
    Case("one in double quotes", #""$HOME/my tool" a"#, "$HOME"), Case("one within a word", "tool --in=$DIR", "$DIR"),
    Case("a command in parentheses", "tool $(cat x)", "$("), Case("a command in backquotes", "tool `cat x`", "`"),
    Case("one in double quotes", #"tool "`cat x`""#, "`"),
    Case("a pipe", "cat x | jq .", "|"), Case("a pipe without spaces", "cat x|jq .", "|"),
    Case("one command after another", "cd /x && ./tool", "cd"), Case("with another program", "true && tool", "&&"),
    Case("or", "a || b", "||"), Case("a semicolon", "a; b", ";"), Case("in the background", "a &", "&"),
    Case("a redirection", "tool 2>/dev/null", ">"), Case("an input", "tool < x", "<"), Case("a subshell", "(a)", "("),
    Case("an assignment", "AWS_VAULT= tool", "AWS_VAULT="), Case("two", "  A_1=b C=d tool", "A_1="),
    Case("a builtin", "source ~/x", "source"), Case("its short form", ". ~/x", "."),
    Case("a pattern", "tool *.json", "*"), Case("a comment", "tool # mine", "#"),
    Case("after an escaped quote", #"tool \" | x"#, "|"), Case("after quotes", #"tool 'a b' "c" | x"#, "|"),
  ])
  func `what only a shell understands is found`(_ row: Case<String, String>) {
    #expect(shellSyntax(in: row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("a path", "/opt/tool --profile p"), Case("nothing", ""), Case("single quotes", "tool '$HOME | ~ `x` ; *'"),
    Case("marks in double quotes", #"tool "a | b; ~ > c * #""#), Case("escapes", #"tool \~ \$HOME \| \"#),
    Case("a tilde within a word", "tool a~b --x=~"), Case("a sum", "tool $5 $"), Case("an equals sign", "tool a=b"),
    Case("a name that begins with a digit", "1=2"), Case("a number sign within a word", "tool a#b"),
    Case("an open quote", "tool 'a | b"),
  ])
  func `what splitting into words keeps as it is needs no shell`(_ row: Case<String, Nothing>) {
    #expect(shellSyntax(in: row.given) == nil)
  }
}
