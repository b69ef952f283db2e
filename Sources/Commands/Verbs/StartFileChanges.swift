import AWSConfig
import ShellCode
import Text

/// `init --write` and `init --remove`: the blocks in the start-up files.
struct StartFileChanges {
  private let world: World
  private let paths: Paths
  private let shells: [Shell]
  private let start: StartFiles
  private let user: UserShells

  /// - Parameter shells: if empty, those that the user uses.
  init(_ world: World, shells: [Shell]) throws(Failure) {
    self.world = world
    paths = try Paths(world.environment)
    user = UserShells(world, home: paths.home)
    let places = StartPlaces(home: paths.home, zsh: user.zshFolder, configuration: paths.configuration)
    let system = world.files
    start = StartFiles(
      places: places,
      read: { path in system.facts(path)?.isRegular ?? false ? (try? system.read(path)) ?? nil : nil },
      names: system.names)
    let (files, user) = (start, user)
    self.shells =
      shells.isEmpty ? Shell.allCases.filter { user.has($0) && ($0 == user.login || files.areIn(use: $0)) } : shells
  }

  func write(_ installed: InstalledFiles, side: PromptSide?) throws(Failure) -> Outcome {
    guard !shells.isEmpty else { throw .noShellInUse }
    var output = ""
    var lines: [StartLine] = []
    var unchanged: [Shell] = []
    for shell in shells {
      let drawer = start.promptDrawer(shell)
      let line = StartLine(
        shell, file: installed.file(shell), side: side ?? (drawer == nil ? shell.usualSide : .off),
        home: [paths.home, world.files.realPath(paths.home)])
      lines.append(line)
      let plan = start.plan(shell)
      let changes = plan.surplus.map { remove($0, isSurplus: true) } + plan.hosts.map { write(line, in: $0) }
      output += changes.map(\.said).joined()
      if changes.contains(where: { !$0.isMade }) { unchanged.append(shell) }
      if side == nil, let drawer { output += Wording.drawn(by: drawer, in: shell) }
      for alias in start.aliases(shell) {
        output += Wording.alias(shown(alias), isLater: shell == .fish && alias.path.hasSuffix("/config.fish"))
      }
    }
    output += programs(installed)
    guard unchanged.isEmpty else { return Outcome(output: output, status: .failed) }
    return Outcome(output: output + Wording.afterWriting(lines.first { $0.shell == user.login }?.line))
  }

  func remove() throws(Failure) -> Outcome {
    let changes = shells.flatMap(start.withBlocks).map { remove($0, isSurplus: false) }
    return Outcome(
      output: changes.map(\.said).joined(), status: changes.allSatisfy(\.isMade) ? .done : .failed)
  }

  /// What became of one file.
  private struct FileChange {
    let said: String
    /// Whether the file is now as it should be.
    var isMade = true
  }

  private func write(_ line: StartLine, in file: String) -> FileChange {
    let yourself = FileChange(said: Wording.addYourself(line.line, to: paths.shown(file)), isMade: false)
    if let other = start.otherLoad(line.shell, in: file) {
      return FileChange(said: Wording.loadsElsewhere(shown(other)))
    }
    let real = world.files.realPath(file)
    let folders = missingFolders(above: real)
    let old = try? world.files.read(real)
    let new =
      (old ?? nil).map { StartText($0).with(line.blockLines) } ?? StartText.newFile(line.blockLines, folders: folders)
    if new == old ?? nil { return FileChange(said: Wording.loadsAlready(paths.shown(file))) }
    if hasOtherNames(real) {
      return FileChange(said: Wording.linked(paths.shown(file), Wording.addingDeed(line.line)), isMade: false)
    }
    guard mayChange(real) else { return yourself }
    do throws(Failure) {
      try world.files.rewrite(real) { _ in new }
      return FileChange(said: Wording.nowLoads(paths.shown(file)))
    } catch { return yourself }
  }

  private func remove(_ file: String, isSurplus: Bool) -> FileChange {
    let yourself = FileChange(said: Wording.removeYourself(from: paths.shown(file)), isMade: false)
    let real = world.files.realPath(file)
    guard let old = (try? world.files.read(real)) ?? nil else { return FileChange(said: "") }
    let rest = StartText(old).without
    if hasOtherNames(real) {
      return FileChange(said: Wording.linked(paths.shown(file), Wording.removingDeed), isMade: false)
    }
    guard mayChange(real) else { return yourself }
    do {
      if let folders = rest.madeFolders {
        try world.files.remove(real)
        var folder = real
        for _ in 0..<folders {
          folder = StartPlaces.folder(of: folder)
          world.files.removeEmpty(folder)
        }
      } else {
        try world.files.rewrite(real) { _ in rest.bytes }
      }
      let name = paths.shown(file)
      return FileChange(said: isSurplus ? Wording.needNotLoad(name) : Wording.noLongerLoads(name))
    } catch { return yourself }
  }

  /// Whether hard links give the file other names: a file that takes its place, whole, would have this one only.
  private func hasOtherNames(_ file: String) -> Bool { (world.files.facts(file)?.names ?? 1) > 1 }

  /// Whether a start-up file may be changed: not even root changes one that its owner may not write to.
  private func mayChange(_ file: String) -> Bool {
    world.files.facts(file).map { $0.isRegular && $0.mode & 0o200 != 0 } ?? true
  }

  private func missingFolders(above file: String) -> Int {
    var (folder, count) = (StartPlaces.folder(of: file), 0)
    while !folder.isEmpty, !world.files.exists(folder) {
      count += 1
      folder = StartPlaces.folder(of: folder)
    }
    return count
  }

  private func shown(_ place: FilePlace) -> String { "\(paths.shown(place.path)), line \(place.line)" }
}

extension StartFileChanges {
  /// What is said about the program itself, and about others of the name `aws-mfa`.
  private func programs(_ installed: InstalledFiles) -> String {
    let folders = (world.environment[named: "PATH"] ?? "").split(separator: ":").map(String.init)
    let folder = StartPlaces.folder(of: installed.program)
    let other = folders.lazy.map { $0 + "/aws-mfa" }.first { world.files.facts($0)?.isProgram ?? false }
    return (other.map { Wording.otherProgram(paths.shown($0)) } ?? "")
      + Wording.forScripts(installed.program, folder: paths.shown(folder), isOnPath: folders.contains(folder))
  }
}

extension Shell {
  fileprivate var usualSide: PromptSide { self == .bash ? .left : .right }
}
