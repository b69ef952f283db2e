import Testing

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

struct HelpTests {
  /// A text with its lines joined, as it was before it was wrapped.
  private func unwrapped(_ text: String) -> String {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
  }

  @Test(arguments: Verb.documented)
  func `the overview names every verb with its summary`(_ verb: Verb) {
    #expect(unwrapped(HelpText.text(for: nil)).contains("\(verb.synopsis) \(verb.summary)"))
  }

  @Test(arguments: Verb.documented)
  func `the help of a verb names each of its options with its summary, and no other`(_ verb: Verb) {
    let text = unwrapped(HelpText.text(for: verb))
    let explained = Option.allCases.filter { text.contains(" \($0.synopsis) \($0.summary(for: verb))") }
    #expect(Set(explained) == Set(verb.options))
  }

  @Test(arguments: Verb.documented)
  func `the help of a verb begins with its usage`(_ verb: Verb) {
    let text = HelpText.text(for: verb)
    #expect(text.hasPrefix("usage: aws-mfa \(verb.synopsis)\n\n"))
    let described = ([verb.synopsis, verb.summary] + verb.details).joined(separator: " ")
    #expect(unwrapped(text).hasPrefix("usage: aws-mfa " + unwrapped(described)))
  }

  @Test(arguments: [nil] + Verb.documented)
  func `every help fits 80 columns`(_ verb: Verb?) {
    #expect(HelpText.text(for: verb).split(separator: "\n").filter { $0.count > 80 } == [])
  }

  @Test(arguments: Verb.documented)
  func `every verb has two examples that are understood as that verb`(_ verb: Verb) throws {
    #expect(verb.examples.count == 2)
    for example in verb.examples {
      let line = try #require(example.line.firstRange(of: #/aws-?mfa .*/#).map { example.line[$0] })
      let command = line.split(maxSplits: 1) { "|&;<>)".contains($0) }[0]
      let words = try #require(shellWords(String(command))).dropFirst()
      switch try Request(parsing: Array(words)) {
      case .run(let arguments): #expect(arguments.verb == verb)
      case .help: #expect(verb == .help)
      case .version: Issue.record("\(example.line) asks for the version")
      }
      #expect(HelpText.text(for: verb).contains("  \(example.line)"))
    }
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
