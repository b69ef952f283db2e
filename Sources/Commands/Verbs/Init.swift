import AWSConfig
import Secrecy
import ShellCode
import ShellState

/// `init`: prints a line that tells the shell where the program is and loads the installed file of that shell; or has
/// the start-up files load it.
struct Init {
  let world: World
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    var shells: [Shell] = []
    for name in arguments.operands {
      guard let shell = Shell(rawValue: name) else { throw .usage(.badShell(name)) }
      if !shells.contains(shell) { shells.append(shell) }
    }
    let side = try side
    if arguments.flags.contains(.remove) {
      return try StartFileChanges(world, shells: shells.isEmpty ? Shell.allCases : shells).remove()
    }
    let installed = InstalledFiles(world)
    try checkPaths(installed)
    for shell in shells.isEmpty ? Shell.allCases : shells { try check(installed.file(shell), in: installed.folder) }
    if arguments.flags.contains(.write) {
      return try StartFileChanges(world, shells: shells).write(installed, side: side)
    }
    return Outcome(output: code(shells[0], installed, side ?? .off) + "\n")
  }

  private var side: PromptSide? {
    get throws(Failure) {
      guard let place = arguments.values[.prompt] else { return nil }
      guard let side = PromptSide(rawValue: place) else { throw .usage(.badPrompt(place)) }
      return side
    }
  }

  /// fish and zsh cannot tell where a file is that they read if there is a line break in its path.
  private func checkPaths(_ installed: InstalledFiles) throws(Failure) {
    for path in [installed.folder, world.environment[.home] ?? ""]
    where path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw .controlInPath(path)
    }
  }

  private func check(_ file: String, in folder: String) throws(Failure) {
    guard let found = try? world.files.read(file), !found.isEmpty else {
      throw .shellFilesMissing(folder: folder)
    }
  }

  private func code(_ shell: Shell, _ installed: InstalledFiles, _ side: PromptSide) -> String {
    let program = shell.code(for: [
      .keep(.program, Secret(installed.program)), .keep(.promptPlace, Secret(side.rawValue)),
    ])
    return program + " " + shell.loading(installed.file(shell))
  }
}

extension Shell {
  /// The code that loads the file. zsh reads it under zsh's own options and without aliases, and its functions keep
  /// them.
  fileprivate func loading(_ file: String) -> String {
    switch self {
    case .bash: "\\builtin source \(quote(file));"
    case .zsh: "'builtin' 'emulate' 'zsh' '-o' 'no_aliases' '-c' \(quote("\\builtin source \(quote(file))"));"
    case .fish: "source \(quote(file));"
    }
  }
}
