import ShellState

/// What `allow` and `deny` share: which file they act on, and how the shells learn of it.
extension Context {
  var directories: DirectoryLookup { DirectoryLookup(world: world, paths: paths) }

  /// The file that is meant: the one in the named directory, the named file itself, or the nearest one.
  func directoryFile(meantBy operand: String?) throws(Failure) -> String {
    guard let operand else {
      guard let nearest = directories.nearest else { throw .noDirectoryFile(nil) }
      return nearest
    }
    let start = operand.hasPrefix("/") ? "" : (world.files.working() ?? "") + "/"
    let isFile = operand.split(separator: "/").last.map { $0 == DirectoryFile.name } ?? false
    let path = start + DirectorySearch.withoutFinalSlash(operand)
    return isFile ? path : path + "/" + DirectoryFile.name
  }

  /// Makes every shell look at its directory again, this one at once.
  func tellingShells(of path: String) throws(Failure) -> Outcome {
    try? stateDirectory.bumpGeneration(path)
    guard world.shell != nil else { return Outcome() }
    var context = searchingAgain()
    if let key = context.nearestFile.ignored?.key { context.shell = context.shell.told(of: key) }
    return try Sync(context: context, command: [], isBetweenPrompts: true).run()
  }
}
