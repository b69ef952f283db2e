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
    for shell in shells {
      let drawer = start.promptDrawer(shell)
      let line = StartLine(
        shell, file: installed.file(shell), side: side ?? (drawer == nil ? shell.usualSide : .off),
        home: [paths.home, world.files.realPath(paths.home)])
      lines.append(line)
      let plan = start.plan(shell)
      for file in plan.surplus { output += remove(file, isSurplus: true) }
      for file in plan.hosts { output += write(line, in: file) }
      if side == nil, let drawer { output += Wording.drawn(by: drawer, in: shell) }
      for alias in start.aliases(shell) {
        output += Wording.alias(shown(alias), isLater: shell == .fish && alias.path.hasSuffix("/config.fish"))
      }
    }
    output += programs(installed)
    return Outcome(output: output + Wording.afterWriting(lines.first { $0.shell == user.login }?.line))
  }

  func remove() throws(Failure) -> Outcome {
    let files = shells.flatMap(start.withBlocks)
    return Outcome(output: files.map { remove($0, isSurplus: false) }.joined())
  }

  private func write(_ line: StartLine, in file: String) -> String {
    if let other = start.otherLoad(line.shell, in: file) { return Wording.loadsElsewhere(shown(other)) }
    let real = world.files.realPath(file)
    let folders = missingFolders(above: real)
    let old = try? world.files.read(real)
    let new =
      (old ?? nil).map { StartText($0).with(line.blockLines) } ?? StartText.newFile(line.blockLines, folders: folders)
    if new == old ?? nil { return Wording.loadsAlready(paths.shown(file)) }
    guard mayChange(real) else { return Wording.addYourself(line.line, to: paths.shown(file)) }
    do throws(Failure) {
      try world.files.rewrite(real) { _ in new }
      return Wording.nowLoads(paths.shown(file))
    } catch { return Wording.addYourself(line.line, to: paths.shown(file)) }
  }

  private func remove(_ file: String, isSurplus: Bool) -> String {
    let real = world.files.realPath(file)
    guard let old = (try? world.files.read(real)) ?? nil else { return "" }
    let rest = StartText(old).without
    guard mayChange(real) else { return Wording.removeYourself(from: paths.shown(file)) }
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
      return isSurplus ? Wording.needNotLoad(name) : Wording.noLongerLoads(name)
    } catch { return Wording.removeYourself(from: paths.shown(file)) }
  }

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
