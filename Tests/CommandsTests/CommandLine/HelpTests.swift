import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct HelpTests {
  @Test(arguments: Verb.documented)
  func `the overview names every verb with its summary`(_ verb: Verb) {
    let lines = HelpText.text(for: nil).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("  \(verb.synopsis)  ") && $0.hasSuffix("  \(verb.summary)") } == 1)
  }

  @Test(arguments: Verb.documented)
  func `the help of a verb names each of its options with its summary, and no other`(_ verb: Verb) {
    let lines = HelpText.text(for: verb).split(separator: "\n")
    let explained = Option.allCases.filter { option in
      lines.contains { $0.hasPrefix("  \(option.synopsis)  ") && $0.hasSuffix("  \(option.summary(for: verb))") }
    }
    #expect(Set(explained) == Set(verb.options))
  }

  @Test(arguments: Verb.documented)
  func `the help of a verb begins with its usage`(_ verb: Verb) {
    #expect(HelpText.text(for: verb).hasPrefix("usage: aws-mfa \(verb.synopsis)\n\n\(verb.summary)\n"))
  }

  @Test(arguments: Option.allCases)
  func `every option is some verb's`(_ option: Option) {
    #expect(Verb.allCases.contains { $0.options.contains(option) })
  }

  @Test func `help and version need no world`() throws {
    #expect(
      try ["--version", "--help", "help"].map { try run([$0], in: .untouchable([:])).output }
        == ["aws-mfa \(version)\n", HelpText.text(for: nil), HelpText.text(for: nil)])
  }
}
