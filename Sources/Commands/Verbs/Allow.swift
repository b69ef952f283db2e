import AWSAPI
import AWSConfig
import ShellCode
import ShellState

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
      let says: DirectoryFile
      do throws(DirectoryFileError) { says = try DirectoryFile(bytes) } catch {
        throw .directoryFileMalformed(path: context.paths.shown(file), error)
      }
      do throws(FileTrouble) {
        try lookup.trust.add(Trust.Entry(path: path, content: bytes))
      } catch { throw .file(error) }
      context.world.say(Wording.allowed(context.paths.shown(path), bytes, says, meaning(of: says)))
      return try tellingShells(of: path)
    }
  }

  /// What the profile leads to, as far as the files tell: AWS is not asked.
  private func meaning(of says: DirectoryFile) -> Wording.Meaning {
    let profile = context.shared.baseName(of: says.profile)
    guard context.isKnown(profile) else {
      return .unknown(near: nearest(to: profile, among: context.userProfiles))
    }
    do throws(Failure) { return .account(try context.target(of: context.choice(of: profile)).whose) } catch {
      return .trouble(error.words(context.paths).error)
    }
  }

  func deny() throws(Failure) -> Outcome {
    let file = try file()
    let path = context.world.files.physical(file)
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
    let start = operand.hasPrefix("/") ? "" : (context.world.files.working() ?? "") + "/"
    let isFile = operand.split(separator: "/").last.map { $0 == DirectoryFile.name } ?? false
    let path = start + DirectorySearch.withoutFinalSlash(operand)
    return isFile ? path : path + "/" + DirectoryFile.name
  }

  private var list: Outcome {
    let lines = lookup.trust.entries.map { entry in
      let says = try? DirectoryFile(entry.content)
      return Wording.trusted(
        context.paths.shown(entry.path), says,
        isCurrent: lookup.read(entry.path) == .file(path: entry.path, bytes: entry.content),
        isKnown: says.map { context.isKnown($0.profile) } ?? false)
    }
    return Outcome(output: lines.isEmpty ? "no file is trusted; aws-mfa allow trusts one\n" : lines.joined())
  }
}

extension Target {
  /// `111122223333 (alice)`, as far as the files tell: the role, the device or the key say so.
  fileprivate var whose: String? {
    if let role {
      let name = RoleName(arn: role.arn)
      return name.account.map { "\($0) (role \(name.name))" }
    }
    if let account = device?.serial.account { return "\(account) (\(device?.serial.deviceName ?? ""))" }
    guard case .accessKey(let id) = base else { return nil }
    return AccessKeys.account(ofID: id)
  }
}
