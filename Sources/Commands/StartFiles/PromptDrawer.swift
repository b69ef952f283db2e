import ShellCode

/// A program that draws a shell's prompt and would not show a segment that `--prompt` puts there. Other prompts, even
/// those that are made anew each time, are completed by the shells' hooks.
enum PromptDrawer: String, CaseIterable, Sendable {
  case starship, powerlevel10k, tide
  case ohMyPosh = "oh-my-posh"

  /// - Parameter commands: those that the shell runs when it starts, in order. The last one counts.
  static func found(in commands: [ShellCommand]) -> PromptDrawer? {
    commands.lazy.reversed().compactMap(chosen).first
  }

  private static func chosen(by command: ShellCommand) -> PromptDrawer? {
    if isStart(of: "starship", command) || command.elements(of: "plugins")?.contains("starship") ?? false {
      return .starship
    }
    if isStart(of: "oh-my-posh", command) { return .ohMyPosh }
    if isPowerlevel10k(command) { return .powerlevel10k }
    let named = isPluginManager(command.name) ? command.words : [command.words[0]]
    // zplug's options follow a comma.
    return named.lazy.compactMap { plugins[($0.hasSuffix(",") ? String($0.dropLast()) : $0).lowercased()] }.first
  }

  /// `starship init bash`, also by way of a cache for what it prints.
  private static func isStart(of tool: String, _ command: ShellCommand) -> Bool {
    let words = command.words.drop { ["_evalcache", "evalcache"].contains($0) }
    guard let first = words.first, ShellCommand.lastPart(of: first) == tool else { return false }
    return words.dropFirst().first == "init" || words.contains("--init")
  }

  private static func isPowerlevel10k(_ command: ShellCommand) -> Bool {
    if let theme = command.value(of: "ZSH_THEME") { return theme.hasPrefix("powerlevel10k") }
    if let file = command.sourced {
      return file.contains("powerlevel10k") || file.contains("p10k-instant-prompt")
        || [".p10k.zsh", "p10k.zsh"].contains(ShellCommand.lastPart(of: file))
    }
    if command.begins("zstyle", ":prezto:module:prompt", "theme") { return command.words.last == "powerlevel10k" }
    return command.begins("prompt", "powerlevel10k") || command.begins("prompt", "p10k")
  }

  private static func isPluginManager(_ name: String) -> Bool {
    [
      "antibody", "antidote", "antigen", "sheldon", "zgen", "zgenom", "zi", "zinit", "znap", "zplug", "zplugin",
      "zmodule",
      "fisher",
    ].contains(name)
  }

  /// The names that plugin managers know, in a command of theirs or first on a line of their lists.
  private static let plugins: [String: PromptDrawer] = [
    "starship/starship": .starship, "romkatv/powerlevel10k": .powerlevel10k, "ilancosman/tide": .tide,
    "ilancosman/tide@v6": .tide, "jandedobbeleer/oh-my-posh": .ohMyPosh,
  ]
}
