import AWSConfig
import ShellCode

/// The user's shells, as far as the system knows them.
struct UserShells {
  private let world: World
  private let home: String

  init(_ world: World, home: String) {
    self.world = world
    self.home = home
  }

  /// How long zsh may take to say where its files are, in seconds.
  private static let patience = 5

  func has(_ shell: Shell) -> Bool {
    folders.contains { world.files.facts("\($0)/\(shell.rawValue)")?.isProgram ?? false }
  }

  /// `SHELL`, or what the system's list of users has for this home.
  var login: Shell? {
    let path = world.environment[named: "SHELL"] ?? listed
    return path.flatMap { Shell(rawValue: ShellCommand.lastPart(of: $0)) }
  }

  /// The folder of zsh's start-up files. Only zsh knows what `.zshenv` sets.
  var zshFolder: String {
    let fallback = world.environment[named: "ZDOTDIR"] ?? home
    guard has(.zsh) else { return fallback }
    let question = #"zsh -c 'print -r -- "${ZDOTDIR:-$HOME}"' 2>/dev/null </dev/null"#
    guard case .text(let said) = world.processes.run(question, Self.patience),
      let folder = said.split(separator: "\n").last, folder.hasPrefix("/"), !folder.contains("\u{FFFD}")
    else { return fallback }
    return String(folder)
  }

  private var folders: [Substring] {
    (world.environment[named: "PATH"] ?? "").split(separator: ":")
  }

  private var listed: String? {
    guard let list = (try? world.files.read("/etc/passwd")) ?? nil else { return nil }
    for user in String(decoding: list, as: UTF8.self).split(separator: "\n") {
      let fields = user.split(separator: ":", omittingEmptySubsequences: false)
      if fields.count == 7, fields[5] == home { return String(fields[6]) }
    }
    return nil
  }
}
