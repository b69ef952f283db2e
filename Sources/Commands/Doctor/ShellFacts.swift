import ShellCode

/// What a shell says about itself when `doctor` is typed in it.
package struct ShellFacts: Equatable, Sendable {
  /// The shell's version has no hooks.
  package var isTooOld = false
  /// Whether hooks were loaded: only interactive shells have some.
  package var isHooked = false
  /// Where a hook is missing: the names of shell variables or functions.
  package var missing: [String] = []
  /// What runs after the hooks: names of functions, or code.
  package var later = ""
  /// Whether the segment that was to be shown is gone from the prompt.
  package var isPromptLost = false
  /// What runs when aws-mfa is typed, if that is not ours.
  package var hider: String?

  /// Reads a fact from each line: its name, then its value. What is not known is skipped: a newer shell file may say
  /// more. The last fact may have more than one line.
  package init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ", maxSplits: 1)
      guard let name = words.first.flatMap({ Name(rawValue: String($0)) }) else { continue }
      let value = words.count > 1 ? String(words[1]) : ""
      switch name {
      case .old: isTooOld = true
      case .hooked: isHooked = true
      case .missing: missing += value.split(separator: " ").map(String.init)
      case .later: later = value
      case .lost: isPromptLost = true
      case .hidden:
        hider = ([value] + lines[(index + 1)...].map(String.init)).joined(separator: "\n")
        return
      }
    }
  }

  /// The names that the shell files write.
  enum Name: String, CaseIterable {
    case old, hooked, missing, later, lost, hidden
  }

  /// Tools that change the environment by hooks of their own, and are known by a part of their names.
  private static let loaders = ["direnv", "mise", "shadowenv", "devenv", "autoenv", "awsume"]

  /// The first of them that runs after our hooks.
  var laterTool: String? {
    Self.loaders.first { tool in
      let words = later.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      return words.contains { $0 == tool }
    }
  }
}
