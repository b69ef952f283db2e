import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

struct HostileSettingsTests {
  @Test func `settings are within their bounds, and every problem is listed in printable words`() {
    Fuzzing.cases(percent: 4) { generator in
      let file = generator.settings()
      let variables = Dictionary(
        generator.list(upTo: 2) { ($0.pick(Settings.Key.allCases).variable, $0.text(upTo: 3)) }
      ) { first, _ in first }
      let settings = Settings(file: file, environment: Environment(variables))
      try hold(settings.duration.map(SessionDuration.bounds.contains) ?? true, file)
      try hold(([settings.minTTL] + settings.warnBefore).allSatisfy { (0...31_536_000).contains($0) }, file)
      try hold(settings.guarded.allSatisfy { $0.isAlphanumeric(or: "._+-") }, file)
      try hold(settings.defaultProfile != "" && !settings.segmentFormat.isEmpty, file)
      let lines = file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
      for problem in settings.problems {
        if case .line(let line) = problem.location { try hold((1...lines).contains(line), file) }
        let words = Wording.warning(problem, file: "~/\u{9B}31m/config")
        try hold(words.unprintable(isPrintable: \.isPrintable, hasLines: true) == [], words.debugDescription)
        try hold(words.split(separator: "\n").count == 2, words.debugDescription)
      }
    }
  }

  @Test func `a line that is no setting is a problem`() {
    Fuzzing.cases(percent: 1) { generator in
      let line = generator.word(of: "abcxyz_", 1...12)
      let isKey = Settings.Key(rawValue: line) != nil
      let settings = Settings(file: "\n\(line) = 1\n\(line)\n", environment: Environment([:]))
      try hold(isKey || settings.problems.map(\.location) == [.line(2), .line(3)], line)
    }
  }
}

extension Generator {
  fileprivate mutating func settings() -> String {
    list(upTo: 5) { generator in
      let value = generator.pick([
        "15m", "36h", "true", "keys", "renew", "15m, 5m", "aws terraform", generator.text(upTo: 3),
      ])
      let line = generator.pick(Settings.Key.allCases).rawValue + generator.pick([" = ", "=", " "]) + value
      return (generator.number(below: 3) == 0 ? generator.changed(line) : line) + "\n"
    }.joined()
  }
}
