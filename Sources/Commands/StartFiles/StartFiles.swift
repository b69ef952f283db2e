import ShellCode
import Text

/// What the shells read when they start.
struct StartFiles {
  let places: StartPlaces
  /// A regular file's bytes; `nil` if it cannot be read.
  let read: (String) -> [UInt8]?
  let names: (_ folder: String) -> [String]

  /// How far files that read files are followed.
  private static let deepest = 3

  func has(_ path: String) -> Bool { read(path) != nil }

  /// Whether there is any start-up file of the shell's.
  func areIn(use shell: Shell) -> Bool {
    switch shell {
    case .bash: places.all(.bash).contains { has($0) && !$0.hasSuffix("/.profile") }
    case .zsh: has(places.main(.zsh))
    case .fish: !names(places.fish).isEmpty
    }
  }

  /// Which files are to have a block, and which have one that is not needed.
  struct Plan: Equatable {
    var hosts: [String]
    var surplus: [String] = []
  }

  /// A block stays in the file that it is in, even if the user has put it into one that the start-up file reads.
  ///
  /// A login bash reads only the first of its files, which need not read `.bashrc`. Where there is none, that is
  /// `.profile`, because any other would keep bash from reading a `.profile` that is made later.
  func plan(_ shell: Shell) -> Plan {
    var plan = Plan(hosts: [host(in: reached(from: places.main(shell)))])
    if shell == .fish, !hasBlock(plan.hosts[0]), hasBlock(places.fish + "/config.fish") {
      plan.hosts = [places.fish + "/config.fish"]
    }
    if shell == .bash {
      let login = places.bashLogin.first(where: has) ?? places.bashLogin[places.bashLogin.count - 1]
      let reached = reached(from: login)
      if !reached.contains(places.bash) { plan.hosts.append(host(in: reached)) }
    }
    plan.surplus = places.all(shell).filter { !plan.hosts.contains($0) && hasBlock($0) }
    return plan
  }

  /// Every file that has a block.
  func withBlocks(_ shell: Shell) -> [String] {
    var files: [String] = []
    for start in places.all(shell) {
      for file in reached(from: start) where hasBlock(file) && !files.contains(file) { files.append(file) }
    }
    return files
  }

  /// What draws the shell's prompt.
  func promptDrawer(_ shell: Shell) -> PromptDrawer? {
    if shell == .fish, has(places.fish + "/functions/tide.fish") { return .tide }
    let own = places.telling(shell, namesIn: names).flatMap(commands)
    return PromptDrawer.found(in: own.flatMap { files(readBy: $0).flatMap(commands) + [$0] })
  }

  /// The line of a file, or of one that it reads, on which something else than a block loads aws-mfa.
  func otherLoad(_ shell: Shell, in file: String) -> FilePlace? {
    if shell == .fish, isPlugin(file) { return FilePlace(path: file, line: 1) }
    for file in (shell == .fish ? [file] + places.fishStarts(namesIn: names) : [file]).flatMap(reached) {
      let found = commands(in: file).first { $0.loads(shell) }
      if let found { return FilePlace(path: file, line: found.line) }
    }
    return nil
  }

  /// The commands `alias aws-mfa=…` of every file that the shell reads.
  func aliases(_ shell: Shell) -> [FilePlace] {
    let starts = places.all(shell) + (shell == .bash ? [places.home + "/.bash_aliases"] : [])
    var found: [FilePlace] = []
    for file in starts.flatMap(reached) {
      let alias = commands(in: file).first { command in
        command.name == "alias"
          && command.words.dropFirst().contains { $0 == "aws-mfa" || $0.hasPrefix("aws-mfa=") }
      }
      if let alias, !found.contains(where: { $0.path == file }) {
        found.append(FilePlace(path: file, line: alias.line))
      }
    }
    return found
  }

  /// A file and the files that it reads, nearest first.
  private func reached(from start: String) -> [String] {
    var files = [start]
    var next = [start]
    for _ in 1...Self.deepest {
      next = next.flatMap { commands(in: $0).flatMap(files(readBy:)) }.filter { !files.contains($0) }
      files += next
    }
    return files
  }

  private func files(readBy command: ShellCommand) -> [String] {
    if command.words[0] == "for" {
      return command.words.compactMap { $0.before(ending: "/*").flatMap(places.path) }
        .flatMap { folder in names(folder).sorted().map { "\(folder)/\($0)" } }
    }
    return command.sourced.flatMap(places.path).map { [$0] } ?? []
  }

  /// Whether a plugin manager has put its own file where ours would be.
  private func isPlugin(_ file: String) -> Bool {
    commands(in: file).contains { $0.words.contains { $0.contains("_awsmfa") } }
  }

  private func host(in files: [String]) -> String {
    files.first(where: hasBlock) ?? files[0]
  }

  private func hasBlock(_ file: String) -> Bool {
    read(file).map { StartText($0).hasBlock } ?? false
  }

  /// The commands of a file, without those of our blocks.
  private func commands(in file: String) -> [ShellCommand] {
    read(file).map { ShellCommand.all(in: StartText($0).blanked, isFish: file.hasSuffix(".fish")) } ?? []
  }
}

/// A line of a file.
struct FilePlace: Equatable, Sendable {
  let path: String
  let line: Int
}

extension ShellCommand {
  /// Whether the command loads the integration: by `awsmfa init`, by its file, or as somebody's plugin.
  fileprivate func loads(_ shell: Shell) -> Bool {
    if name == "awsmfa" {
      guard case .run(let line)? = try? Request(parsing: Array(words.dropFirst())) else { return false }
      return line.verb == .initialize && line.operands == [shell.rawValue] && line.flags.isEmpty
    }
    if let sourced {
      return ["aws-mfa.\(shell.rawValue)", "aws-mfa.plugin.\(shell.rawValue)"].contains(Self.lastPart(of: sourced))
    }
    return elements(of: "plugins")?.contains("aws-mfa") ?? false
  }
}
