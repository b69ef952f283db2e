import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellCode
@testable import ShellState
@testable import Text

/// Command lines, files, environments and memories of any kind, all together.
struct HostileWordsTests {
  @Test func `words are a request, or refused in printable words`() {
    Fuzzing.cases(percent: 4) { generator in
      let words = generator.list(upTo: 5) { $0.commandWord() }
      do throws(UsageError) { _ = try Request(parsing: words) } catch {
        let text = error.words.error + error.words.hint
        try hold(text.unprintable(isPrintable: \.isPrintable) == [], text.debugDescription)
      }
    }
  }

  private static let lines = [
    ["status"], ["status", "--json"], ["list"], ["list", "--json"], ["list", "--names"], ["off"], ["hook"],
    ["use", "p"],
    ["logout", "--all"], ["allow", "--list"], ["prompt"], ["export"], ["credential-process"], ["init", "bash"],
  ]

  @Test func `a run prints nothing that controls a terminal, and changes only our variables`() {
    Fuzzing.cases(percent: 1) { generator in
      let stage = generator.stage()
      let words = generator.pick(Self.lines)
      let ending = stage.run(words: words)
      let failure = ending.failure.map { message(for: $0, in: stage.world) } ?? ""
      for text in [ending.output, failure] + ending.said where words[0] != "init" && words[0] != "prompt" {
        try hold(
          text.unprintable(isPrintable: \.isPrintable, hasLines: true) == [], "\(words): \(text.debugDescription)")
      }
      let named = ending.plan.filter { !$0.hasPrefix("AWS_") && !$0.hasPrefix("-AWS_") && !$0.contains("_awsmfa_") }
      try hold(named == [], "\(words): \(named)")
    }
  }
}

extension Generator {
  fileprivate mutating func commandWord() -> String {
    switch number(below: 4) {
    case 0: pick(Verb.allCases).rawValue
    case 1: "--" + pick(["code", "duration", "json", "all", "role", "serial", "min-ttl", "force", text(upTo: 2)])
    case 2: pick(["--code=1", "-p", "--profile", "--", "-", "-x", "--duration=36h"])
    default: text(upTo: 3)
    }
  }

  fileprivate mutating func stage() -> Stage {
    let stage = Stage()
    let home = "/home/" + pick(["u", "\u{9B}31m\u{1B}[0m", "a b\u{202E}"])
    stage.environment = ["HOME": home]
    for variable in [Variable.profile, .mfaProfile, .mfaRoot, .mfaExpiresAt, .awsVault, .region]
    where number(below: 3) == 0 {
      stage.environment[variable.rawValue] = text(upTo: 3)
    }
    stage.directory = home + "/" + pick(["w", "\u{2028}"])
    let name = word(of: "ab$\u{9B}\u{202E}\u{1B}'\u{E000}é ", 1...6)
    stage.files[home + "/.aws/credentials"] =
      "[\(name)]\naws_access_key_id = \(pick(["AKIAEXAMPLE000000001", text(upTo: 2)]))\nmfa_serial = \(text(upTo: 3))\n"
      + "aws_secret_access_key = long\n" + changed(Sample.section("old", Sample.live))
    stage.files[home + "/.aws/config"] =
      "[profile \(name)]\nrole_arn = \(text(upTo: 3))\nsource_profile = \(text(upTo: 2))\n"
    stage.files[home + "/.config/aws-mfa/config"] = changed("default_profile = p\nwarn_before = x\n")
    stage.files[stage.directory.map { $0 + "/.awsmfa" } ?? ""] = changed("profile = p\n")
    stage.memory = number(below: 2) == 0 ? "" : changed(Sample.memory)
    return stage
  }
}
