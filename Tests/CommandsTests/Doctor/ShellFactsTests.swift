import ShellCode
import TestSupport
import Testing

@testable import Commands
@testable import ShellState

struct ShellFactsTests {
  @Test func `facts are read a line each, and the last to the end`() {
    let facts = ShellFacts(
      "loaded\nhooked\nmissing a b\nmissing c\nlater x; y\nunheard of\nlost\nhidden a function of /a\nb, line 3,\nold")
    #expect(
      (facts.isHooked, facts.missing, facts.later, facts.isPromptLost, facts.hider, facts.isTooOld)
        == (true, ["a", "b", "c"], "x; y", true, "a function of /a\nb, line 3,\nold", false))
  }

  @Test(arguments: [
    Case("direnv's in bash", "; _direnv_hook", "direnv"), Case("mise's", " _mise_hook_precmd", "mise"),
    Case("direnv's in fish", "__direnv_export_eval fish_x", "direnv"),
    Case("code", "eval \"$(direnv export bash)\"", "direnv"),
    Case("part of another word", "promised_hook", nil), Case("nothing", "", nil),
    Case("others", "_atuin_precmd update_terminal_cwd", nil),
  ])
  func `a tool is known by a word of what runs later`(_ row: Case<String, String?>) {
    #expect(ShellFacts("later \(row.given)").laterTool == row.wanted)
  }

  /// `id level` of each finding.
  private static func told(_ facts: String?, shell: Shell? = .bash) -> [String] {
    var world = World.untouchable([:])
    world.shell = shell
    world.shellFacts = facts
    return ShellChecks(world: world).run().map { "\($0.check.rawValue) \($0.level.rawValue)" }
  }

  @Test func `a shell is judged by its facts`() {
    let good = ["integration ok", "hooks ok", "hook_order ok", "hidden_command ok", "prompt ok"]
    #expect(Self.told("loaded\nhooked") == good)
    #expect(Self.told("loaded") == ["integration ok", "hidden_command ok", "prompt ok"])
    #expect(Self.told(nil) == ["integration warning"])
    #expect(Self.told(nil, shell: nil) == ["integration warning"])
    #expect(Self.told("loaded\nold") == ["integration warning"])
    #expect(
      Self.told("loaded\nhooked\nmissing x\nlost\nhidden y")
        == ["integration ok", "hooks error", "hidden_command error", "prompt warning"])
    #expect(Self.told("loaded\nhooked\nlater _direnv_hook")[2] == "hook_order warning")
  }
}
