import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct GuardTests {
  @Test(arguments: ["aws", "terraform", "my-tool_2.0+x"])
  func `a program can be guarded`(_ name: String) {
    #expect(Stage().run("guard", name) == Ending(plan: ["call _awsmfa_guard \(name)"]))
  }

  @Test(arguments: ["a b", "$(id)", "a/b", "cd", "if", "aws-mfa", "é", "a;b"])
  func `what is not a program's name cannot be guarded`(_ name: String) {
    #expect(Stage().run("guard", name) == Ending(failure: .usage(.badCommand(name))))
  }

  @Test func `guard off removes the functions`() {
    #expect(
      [Stage().run("guard", "--off"), Stage().run("guard", "--off", "aws")]
        == [Ending(plan: ["call _awsmfa_unguard"]), Ending(plan: ["call _awsmfa_unguard aws"])])
  }

  @Test func `guard needs a command`() {
    #expect(Stage().run("guard") == Ending(failure: .usage(.missingOperand(.guard))))
  }

  @Test(arguments: [
    Case("a call", "s3 ls", false), Case("a profile", "s3 ls --profile x", true),
    Case("a profile in one word", "--profile=x s3", true),
    Case("a profile that begins with a combining mark", "--profile=\u{301} s3", true),
    Case("help", "s3 help", true), Case("the long option", "--help", true), Case("a version", "--version", true),
    Case("a login", "sso login", true), Case("setting up", "configure", true),
    Case("a word that only begins so", "helper", false),
  ])
  func `a command line is exempt`(_ row: Case<String, Bool>) {
    #expect(GuardedCommand.isExempt(["aws"] + row.given.split(separator: " ").map(String.init)) == row.wanted)
  }
}
