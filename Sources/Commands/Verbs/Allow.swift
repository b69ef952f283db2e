import AWSAPI
import AWSConfig
import ShellCode
import ShellState

/// `allow`: trusts a `.awsmfa` file as it is now.
///
/// The file is read once: the same bytes are checked, shown and kept.
struct Allow {
  let context: Context
  let arguments: Arguments

  private var lookup: DirectoryLookup { context.directories }

  func run() throws(Failure) -> Outcome {
    lookup.trust.prune()
    if arguments.flags.contains(.list) { return list }
    let file = try context.directoryFile(meantBy: arguments.operand)
    switch lookup.read(file) {
    case .absent: throw .noDirectoryFile(context.paths.shown(file))
    case .refused(let why): throw .directoryFile(path: context.paths.shown(file), why)
    case .file(let path, let bytes):
      let says: DirectoryFile
      do throws(DirectoryFileError) { says = try DirectoryFile(bytes) } catch {
        throw .directoryFileMalformed(path: context.paths.shown(file), error)
      }
      do throws(FileError) {
        try lookup.trust.add(Trust.Entry(path: path, content: bytes))
      } catch { throw .file(error) }
      context.world.say(Wording.allowed(context.paths.shown(path), bytes, says, meaning(of: says)))
      return try context.tellingShells(of: path)
    }
  }

  /// What the profile leads to, as far as the files say: AWS is not asked.
  private func meaning(of says: DirectoryFile) -> Wording.Meaning {
    let profile = context.shared.baseName(of: says.profile)
    guard context.isKnown(profile) else {
      if let section = context.shared.misnamedSection(of: profile) {
        return .error(Wording.misnamed(section, context.paths).error)
      }
      return .unknown(near: suggestions(for: profile, among: context.userProfiles).first)
    }
    do throws(Failure) { return .account(try context.target(of: context.choice(of: profile)).whose) } catch {
      return .error(error.words(context.paths).error)
    }
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
  /// `111122223333 (alice)`, as far as the role, the device or the key in the files show it.
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
