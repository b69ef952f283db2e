import Secrecy
import ShellCode
import TestSupport
import Testing

struct EmissionTests {
  struct Spelling: Sendable, CustomTestStringConvertible {
    let shell: Shell
    let statement: Statement
    let code: String
    var testDescription: String { "\(shell) \(statement)" }
  }

  @Test(arguments: [
    Spelling(shell: .bash, statement: .export("A", "it's"), code: #"\builtin export A=$'it\'s';"#),
    Spelling(shell: .bash, statement: .unset("A"), code: #"\builtin unset A;"#),
    Spelling(shell: .bash, statement: .keep("_a", "b"), code: #"_a=$'b'; \builtin export -n _a;"#),
    Spelling(shell: .zsh, statement: .export("A", "it's"), code: #"\builtin export A=$'it\'s';"#),
    Spelling(shell: .zsh, statement: .unset("A"), code: #"\builtin unset A;"#),
    Spelling(shell: .zsh, statement: .keep("_a", "b"), code: #"\builtin typeset -g +x _a=$'b';"#),
    Spelling(shell: .fish, statement: .export("A", "it's"), code: #"builtin set -gx A 'it\'s';"#),
    Spelling(shell: .fish, statement: .unset("A"), code: "builtin set -eg A;"),
    Spelling(shell: .fish, statement: .keep("_a", "b"), code: "builtin set -gu _a 'b';"),
  ])
  func `each shell spells each statement`(_ spelling: Spelling) {
    #expect(spelling.shell.code(for: [spelling.statement]) == spelling.code)
  }

  @Test(arguments: Shell.allCases)
  func `an empty plan has no code`(_ shell: Shell) {
    #expect(shell.code(for: []) == "")
  }

  @Test(arguments: [
    Case("bash", Shell.bash, #"\builtin test "${A-}" != $'b\'' || { \builtin unset A; };"#),
    Case("fish", Shell.fish, #"builtin test "$A" = 'b\''; and builtin set -eg A;"#),
  ])
  func `a statement may depend on a variable's value`(_ row: Case<Shell, String>) {
    #expect(row.given.code(for: .unset("A"), where: "A", is: "b'") == row.wanted)
  }

  @Test func `a plan keeps its order`() {
    #expect(
      Shell.zsh.code(for: [.unset("B"), .export("A", ""), .unset("A")])
        == #"\builtin unset B; \builtin export A=$''; \builtin unset A;"#)
  }

  @Test(arguments: Shell.allCases)
  func `a plan is one line of printable ASCII that ends a statement`(_ shell: Shell) {
    let code = shell.code(for: [.export("A", "a\nb\r\t\u{85}"), .keep("B", "\u{2028};"), .unset("C")])
    #expect(code.utf8.allSatisfy { (0x20...0x7E).contains($0) } && code.hasSuffix(";"))
  }
}
