import Foundation
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellCode
@testable import ShellState
@testable import Text

/// What the program and the three shell files have to agree on, checked in the files themselves.
struct ShellProtocolTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../..").standardized

  private static func text(of shell: Shell) throws -> String {
    let folder = root.appendingPathComponent("shell/\(shell.rawValue)")
    // fish finds a function in the file of its name.
    let names =
      shell == .fish ? ["aws-mfa", "_awsmfa_guard", "_awsmfa_examine"].map { "functions/" + $0 } : ["aws-mfa"]
    return try names.map { name in
      try String(contentsOf: folder.appendingPathComponent("\(name).\(shell.rawValue)"), encoding: .utf8)
    }.joined()
  }

  /// The lines that are code.
  private static func code(of shell: Shell) throws -> String {
    try text(of: shell).split(separator: "\n").filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("#") }
      .joined(separator: "\n")
  }

  /// Every `_awsmfa…` and `AWS_MFA_…` in the text.
  private static func names(in text: String) -> Set<String> {
    Set(text.matches(of: /(?:_awsmfa|AWS_MFA_)\w*/).map { String($0.output) })
  }

  private static func matches(of pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).map { String($0.output[1].substring ?? "") }
  }

  /// The functions that a file defines, those of aws-mfa only.
  private static func functions(of shell: Shell) throws -> Set<String> {
    let definition = #"(?m)^ *(_awsmfa\w*)(?: _awsmfa\w*)*\(\)"#
    let pattern = shell == .fish ? #"(?m)^ *function (_awsmfa\w*)"# : definition
    return Set(try matches(of: pattern, in: code(of: shell)))
  }

  // MARK: Names

  @Test(arguments: Shell.allCases)
  func `a shell reads what is written to it, and nothing else is`(_ shell: Shell) throws {
    let names = Self.names(in: try Self.code(of: shell))
    let kept = ShellProtocol.Kept.allCases
    #expect(kept.filter { names.contains($0.rawValue) } == kept.filter { $0.readers.contains(shell) })
    let handed = ShellProtocol.Handed.allCases
    #expect(handed.filter { names.contains($0.rawValue) } == handed.filter { $0.writers.contains(shell) })
  }

  @Test(arguments: Shell.allCases)
  func `every function that is called is defined`(_ shell: Shell) throws {
    let functions = try Self.functions(of: shell)
    #expect(ShellProtocol.Function.allCases.filter { !functions.contains($0.rawValue) } == [])
  }

  /// Either a variable of the contract or one that is handed over: any other would be known to one side only.
  @Test(arguments: Shell.allCases)
  func `a shell knows no other variable of the environment`(_ shell: Shell) throws {
    let known = Set(Variable.allCases.map(\.rawValue) + ShellProtocol.Handed.allCases.map(\.rawValue))
    let names = Self.names(in: try Self.code(of: shell)).filter { $0.hasPrefix("AWS_MFA_") && $0 != "AWS_MFA_" }
    #expect(names.subtracting(known) == [])
  }

  @Test func `no other file of the program writes a shared name`() throws {
    let files = FileManager.default.enumerator(
      at: Self.root.appendingPathComponent("Sources"), includingPropertiesForKeys: nil)
    let sources = (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    let holders = try sources.filter { file in
      let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      return lines.contains { line in
        let code = line.components(separatedBy: "//")[0]
        return code.range(of: "_awsmfa") != nil || code.range(of: "AWS_MFA_") != nil
      }
    }
    #expect(
      Set(holders.map(\.lastPathComponent)) == [
        "ShellProtocol.swift", "Variable.swift", "Settings.swift",
        // Looks for what loads the integration, and prints recipes.
        "StartFiles.swift", "StartFileWording.swift",
      ])
    #expect(sources.count > 100)
  }

  // MARK: One vocabulary

  /// Functions that one shell has and the others do not need.
  private static let ownFunctions: [Shell: Set<String>] = [
    .bash: [
      // In posix mode, no function can be named aws-mfa, and there is no hook before every command.
      "_awsmfa_run_typed",
      // Traps stay out of a function that is called; zsh has options and fish a variable that are local.
      "_awsmfa_run_unseen", "_awsmfa_run_program", "_awsmfa_undo_session", "_awsmfa_find_physical",
      // zsh knows this from the type of a parameter, and fish has no such variables.
      "_awsmfa_find_read_only",
      // A function that runs at each prompt is copied, and so kept small. The clock depends on the version.
      "_awsmfa_is_settled", "_awsmfa_is_unchanged", "_awsmfa_is_past",
      // The event before a command is a separate one, and PROMPT_COMMAND has a first and a last word.
      "_awsmfa_hook_preexec", "_awsmfa_hook_end", "_awsmfa_add_hooks", "_awsmfa_append_hook", "_awsmfa_remove_lines",
      "_awsmfa_set_element", "_awsmfa_lend_states", "_awsmfa_has_blesh",
      // Other tools assign the variables that hold the hooks and the prompt.
      "_awsmfa_is_placed", "_awsmfa_is_writable", "_awsmfa_watch", "_awsmfa_tell_unhooked", "_awsmfa_replace_hooks",
      "_awsmfa_show_segment",
      // What is told when the program was not found, and the function that reads the file with the completions.
      "_awsmfa_tell_absent", "_awsmfa_complete", "_awsmfa_find_program",
      // REPLY may be readonly.
      "_awsmfa_read_line",
    ],
    .zsh: [
      // If the module with sysread is missing.
      "_awsmfa_read_line",
      // Other functions may run after ours at each prompt, and take the segment away.
      "_awsmfa_hook_end", "_awsmfa_hook_idle", "_awsmfa_add_segment", "_awsmfa_draw",
      // Code may run while a line is edited, and powerlevel10k draws a prompt before the first one.
      "_awsmfa_is_editing", "_awsmfa_tell",
      // A list holds the functions of each hook, and completions are found along a path.
      "_awsmfa_remove_hooks", "_awsmfa_add_completion",
      // What is told when the program was not found.
      "_awsmfa_find_program", "_awsmfa_tell_absent",
    ],
    .fish: [
      // The prompt is a function, which others may replace.
      "_awsmfa_begin_segment", "_awsmfa_has_segment", "_awsmfa_place_segment", "_awsmfa_keep_segment",
      // The program is found by the file that loads it.
      "_awsmfa_find_program", "_awsmfa_say_missing",
    ],
  ]

  /// Functions that only one shell lacks.
  private static let missingFunctions: [Shell: Set<String>] = [
    // There is no event for a change of directory, and the prompt shows a variable.
    .bash: ["_awsmfa_hook_cd", "_awsmfa_draw_segment"],
    // The time is a parameter, and arithmetic does not need a function.
    .zsh: ["_awsmfa_set_next"],
  ]

  /// What an open shell may still call after the file has been loaded over an older one.
  private static let olderNames: Set<String> = [
    "_awsmfa_prompt", "_awsmfa_prompt_end", "_awsmfa_before", "_awsmfa_chpwd", "_awsmfa_guarded",
  ]

  @Test(arguments: Shell.allCases)
  func `the shells have the same functions`(_ shell: Shell) throws {
    let own = Self.ownFunctions.values.reduce(Self.olderNames) { $0.union($1) }
    let shared = try Shell.allCases.reduce(Set()) { $0.union(try Self.functions(of: $1)) }.subtracting(own)
    let functions = try Self.functions(of: shell).subtracting(Self.olderNames)
    #expect(functions == shared.subtracting(Self.missingFunctions[shell] ?? []).union(Self.ownFunctions[shell] ?? []))
  }

  @Test func `no function shares its name with a variable in any shell`() throws {
    let functions = try Shell.allCases.reduce(Set()) { $0.union(try Self.functions(of: $1)) }
    let variables = try Shell.allCases.flatMap { shell in
      try Self.matches(of: #"\$\{?(?:\([^)]*\))?[+#]?(_awsmfa\w*)"#, in: Self.code(of: shell))
        + Self.matches(of: #"(?:^|[ ;])(_awsmfa\w*)\+?="#, in: Self.code(of: shell))
        + Self.matches(of: #"set -\w+ (_awsmfa\w*)"#, in: Self.code(of: shell))
    }
    #expect(functions.intersection(variables) == [])
    #expect(functions.count > 20 && Set(variables).count > 30)
  }

  // MARK: Words and numbers

  /// What each shell has to contain at least once, in its own spelling.
  private static func words(of shell: Shell) -> [String] {
    let isFish = shell == .fish
    let levels = ShellProtocol.endedLevels.map(\.rawValue).joined(separator: isFish ? " " : " | ")
    let section = SessionSection.name(for: "$AWS_MFA_PROFILE")
    return [
      "_awsmfa_run \(Verb.hook.rawValue) ", Option.between.flag, "\(ShellProtocol.descriptor)>", levels,
      "AWS_PROFILE", ShellProtocol.undecidedProfile, " \(Memory.Ending.unjudged.rawValue)", "\"\(section)\"",
      " \(ShellProtocol.longestDirectoryFile + 1)", "/\(ShellProtocol.directoryFile)", ShellProtocol.quiet,
      "\(ExitStatus.interrupted.rawValue)",
    ]
  }

  @Test(arguments: Shell.allCases)
  func `the shells say the program's words`(_ shell: Shell) throws {
    let code = try Self.code(of: shell)
    #expect(Self.words(of: shell).filter { !code.contains($0) } == [])
  }

  @Test(arguments: Shell.allCases)
  func `one verb is run without a channel`(_ shell: Shell) throws {
    let pattern = shell == .fish ? #"test "\$argv\[1\]" = (\w+)"# : #"\$\{1-\} == (\w+) \]\]; then"#
    #expect(try Self.matches(of: pattern, in: Self.code(of: shell)) == [ShellProtocol.replacingVerb])
    #expect(Verb.allCases.filter(\.takesCommand) == [.exec])
  }

  @Test(arguments: Shell.allCases)
  func `the shells compare the same two variables`(_ shell: Shell) throws {
    let environment = Environment(["AWS_PROFILE": "$1", "AWS_ACCESS_KEY_ID": "$2"])
    let separator = ShellProtocol.seen(in: environment).dropFirst(2).dropLast(2)
    let pattern = #"\$\{?AWS_PROFILE-?\}?(\\?.)\$\{?AWS_ACCESS_KEY_ID"#
    let separators = try Self.matches(of: pattern, in: Self.code(of: shell)).map { $0.replacing("\\", with: "") }
    #expect(Set(separators) == [String(separator)] && separators.count > 3)
  }

  @Test(arguments: Shell.allCases)
  func `the shells search no further than the program`(_ shell: Shell) throws {
    let pattern = #"('' .*/media)"#
    let list = try Self.matches(of: pattern, in: Self.code(of: shell)).map {
      Set($0.split(separator: " ").filter { $0 != "|" && $0 != "//" }.map { $0 == "''" ? "" : String($0) })
    }
    #expect(list == [ShellProtocol.unsearched])
  }

  @Test(arguments: Shell.allCases)
  func `a shell that fails waits as long as the program lets it`(_ shell: Shell) throws {
    let pattern =
      shell == .zsh ? #"\) typeset -g _awsmfa_next=\$\(\( _awsmfa_time \+ (\d+)"# : #"\)? *\n? +_awsmfa_set_next (\d+)"#
    let pauses = try Self.matches(of: pattern, in: Self.code(of: shell)).compactMap { Int($0) }
    #expect(pauses.filter { $0 != 60 } + [60] == Array(ShellProtocol.pauses.dropFirst(2)) + [ShellProtocol.pauses[1]])
  }

  @Test(arguments: Shell.allCases)
  func `a shell tells doctor facts that it knows`(_ shell: Shell) throws {
    let code = try Self.code(of: shell)
    let names = ShellFacts.Name.allCases.map(\.rawValue)
    let missing = names.filter { name in
      !["\\n\(name)", "echo \(name)", "echo \"\(name)"].contains { code.contains($0) }
    }
    // The older shells that lack hooks are fish's only.
    #expect(missing == (shell == .fish ? [] : ["old"]))
    #expect(code.contains(shell == .fish ? "contains -- \(Verb.doctor) $argv[1]" : "${1-} != \(Verb.doctor) ]]"))
  }

  // MARK: Colors

  @Test func `zsh and fish draw a level in the program's color`() throws {
    let zsh = try Self.code(of: .zsh)
    let fish = try Self.code(of: .fish)
    for level in ShellProtocol.Level.allCases where level != .waiting {
      let element = try #require(Self.matches(of: #"\b\#(level.rawValue)\) psvar\[(\d+)\]"#, in: zsh).first)
      #expect(zsh.contains("%F{\(level.color)}%\(element)v%f"))
      let colors = try Self.matches(of: #"case \#(level.rawValue)\n +set_color (\w+)"#, in: fish)
      let other = try Self.matches(of: #"case '\*'\n +set_color (\w+)"#, in: fish)
      #expect((colors.first ?? other.first) == "\(level.color)")
    }
  }

  // MARK: Variables that cannot be changed

  @Test func `bash and zsh look at the same variables for readonly`() throws {
    func list(_ shell: Shell) throws -> Set<String> {
      let block = try Self.matches(of: #"for _awsmfa_name in (AWS_[^;]*);"#, in: Self.code(of: shell))[0]
      return Set(block.split(whereSeparator: { " \\\n".contains($0) }).flatMap { Self.expanded(String($0)) })
    }
    let names = try list(.bash)
    #expect(try names == list(.zsh))
    #expect(names.subtracting(Variable.allCases.map(\.rawValue)) == [])
    #expect(Set(ShellState.managed.map(\.rawValue)).subtracting(names) == [Variable.webIdentityTokenFile.rawValue])
  }

  /// `a{b,c}` as a shell expands it.
  private static func expanded(_ word: String) -> [String] {
    guard let match = word.wholeMatch(of: /(\w*)\{([\w,]*)\}/) else { return [word] }
    return match.output.2.split(separator: ",").map { String(match.output.1) + $0 }
  }
}
