import ShellCode

/// `allow` and `deny`: which `.awsmfa` files are trusted.
///
/// What is judged, shown and kept is what was read once.
struct Allow {
  let context: Context
  let arguments: Arguments
  private let lookup: DirectoryLookup

  init(context: Context, arguments: Arguments) {
    self.context = context
    self.arguments = arguments
    lookup = DirectoryLookup(world: context.world, paths: context.paths)
  }

  func run() throws(Failure) -> Outcome {
    lookup.trust.prune()
    if arguments.flags.contains(.list) { return list }
    let file = try file()
    switch lookup.read(file) {
    case .absent: throw .noDirectoryFile(context.paths.shown(file))
    case .refused(let why): throw .directoryFile(path: context.paths.shown(file), why)
    case .file(let path, let bytes):
      do throws(DirectoryFile.Malformed) { _ = try DirectoryFile(bytes) } catch {
        throw .directoryFileMalformed(path: context.paths.shown(file), error)
      }
      do throws(FileTrouble) {
        try lookup.trust.add(Trust.Entry(path: path, content: bytes))
      } catch { throw .file(error) }
      context.world.say(Wording.allowed(context.paths.shown(path), bytes))
      return try tellingShells(of: path)
    }
  }

  func deny() throws(Failure) -> Outcome {
    let file = try file()
    let path = context.world.directories.physical(file)
    let wasTrusted: Bool
    do throws(FileTrouble) { wasTrusted = try lookup.trust.remove(path) } catch { throw .file(error) }
    guard wasTrusted else { throw .notTrusted(path: context.paths.shown(path)) }
    context.world.say(Wording.denied(context.paths.shown(path)))
    return try tellingShells(of: path)
  }

  /// Every shell looks at its directory again, this one at once.
  private func tellingShells(of path: String) throws(Failure) -> Outcome {
    try? context.state.bumpGeneration(path)
    guard context.world.shell != nil else { return Outcome() }
    var context = context
    if let key = lookup.finding.ignored?.key { context.shell = context.shell.told(of: key) }
    return try Sync(context: context, command: [], isBetweenPrompts: true).run()
  }

  /// The file that is meant: that of the directory named, the file named, or the nearest one.
  private func file() throws(Failure) -> String {
    guard let operand = arguments.operand else {
      guard let nearest = lookup.nearest else { throw .noDirectoryFile(nil) }
      return nearest
    }
    let start = operand.hasPrefix("/") ? "" : (context.world.directories.working() ?? "") + "/"
    let isFile = operand.split(separator: "/").last.map { $0 == DirectoryFile.name } ?? false
    let path = start + DirectorySearch.withoutFinalSlash(operand)
    return isFile ? path : path + "/" + DirectoryFile.name
  }

  private var list: Outcome {
    let lines = lookup.trust.entries.map { entry in
      let says = (try? DirectoryFile(entry.content))?.profile ?? ""
      let isCurrent = lookup.read(entry.path) == .file(path: entry.path, bytes: entry.content)
      return "\(printable(context.paths.shown(entry.path)))  \(printable(says))\(isCurrent ? "" : "  (changed)")\n"
    }
    return Outcome(output: lines.isEmpty ? "no file is trusted; aws-mfa allow trusts one\n" : lines.joined())
  }
}
