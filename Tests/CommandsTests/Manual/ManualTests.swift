import Testing

@testable import AWSConfig
@testable import Commands

struct ManualTests {
  private let page = Manual.page.replacing("\\-", with: "-").replacing("\\&", with: "")

  private func section(_ name: String) throws -> String {
    let start = try #require(page.firstRange(of: ".Sh \(name)\n"))
    let rest = page[start.upperBound...]
    return String(rest[..<(rest.firstRange(of: "\n.Sh ")?.lowerBound ?? rest.endIndex)])
  }

  @Test func `the page describes every verb with its options and examples`() throws {
    let commands = try section("COMMANDS")
    let examples = try section("EXAMPLES").replacing("\\(dq", with: "\"").replacing("\\(aq", with: "'")
      .replacing("\\(ti", with: "~")
    for verb in Verb.documented {
      let heading = "\n.It Cm \(Mdoc.word(verb.synopsis))\n".replacing("\\-", with: "-").replacing("\\&", with: "")
      let start = try #require(commands.firstRange(of: heading), "\(verb)")
      let rest = commands[start.upperBound...]
      let own = rest[..<(rest.firstRange(of: "\n.It Cm ")?.lowerBound ?? rest.endIndex)]
      #expect(verb.options.filter { !own.contains(".It Fl \($0.flag.dropFirst())") } == [])
      #expect(verb.examples.filter { !examples.contains($0.line) } == [])
    }
  }

  @Test func `the page describes every setting, variable, file and status`() throws {
    let (settings, environment) = (try section("SETTINGS"), try section("ENVIRONMENT"))
    #expect(Settings.Key.allCases.filter { !settings.contains("Ic \($0.rawValue) , Ev \($0.variable)\n") } == [])
    #expect(Variable.allCases.filter { !environment.contains("Ev \($0.rawValue)") } == [])
    #expect(ManualFile.all.count == 6)
    let statuses = try section("EXIT STATUS")
    #expect(ExitStatus.allCases.filter { !statuses.contains(".It \($0.rawValue)\n\($0.summary)") } == [])
  }

  @Test func `text that looks like a macro or an escape is text`() {
    var page = Mdoc()
    page.prose(".Sh a\\b. 'quoted'-x")
    page.macro("Ar", "Op", "two words", "say \"x\"")
    #expect(
      page.text == """
        \\&.Sh a\\eb.
        \\(aqquoted\\(aq\\-x
        .Ar \\&Op "\\&two words" "\\&say \\(dqx\\(dq"

        """)
  }
}
