import Commands

/// A file of the user's that several programs write. It is changed under a lock, completely or not at all.
///
/// The lock is `flock` on the file's folder: it leaves no file behind, and the kernel releases it when the process
/// ends, however it ends. Programs that do not lock may still write in the meantime, and not in one step. We wait while
/// they do (``Settling``), look at the file again just before the rename and repeat the change on its new contents, and
/// look once more just after the rename, for anything written to the file that has lost its name.
struct SharedFile {
  private let path: String
  private let folder: String
  /// Whether to remove the permissions of others, because the file holds secrets.
  private let isPrivate: Bool

  private static let attempts = 10
  /// How many times a program that wants to write goes first.
  private static let politeAttempts = 3
  /// In milliseconds.
  private static let patience = 5000

  init(_ path: String, isPrivate: Bool = true) {
    self.isPrivate = isPrivate
    self.path = FileSystem.realPath(path)
    folder = FileSystem.folder(of: self.path)
  }

  /// - Parameter reading: what this run has read of the file, if programs that do not lock write it.
  func update(
    since reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    do throws(FileError) { try FileSystem.makeFolder(folder) } catch { throw .file(error) }
    let lock = try lock(patience: min(Self.patience, (reading?.patience ?? Self.patience) * 5 / 2))
    defer { withExtendedLifetime(lock.folder.number) {} }
    var late: Late?
    for attempt in 0..<Self.attempts {
      let isPolite = attempt < Self.politeAttempts
      switch try replaceOnce(late, since: reading, change, isLocked: lock.isHeld, isPolite: isPolite) {
      case .done: return
      case .again: continue
      case .late(let found): late = found
      }
    }
    guard late == nil else { return }
    throw .file(FileError(path: path, reason: .changing))
  }

  private enum Pass {
    case done
    /// The file changed while we were working on it.
    case again
    case late(Late)
  }

  /// What another program has written to a file after we replaced it, and our replacement.
  private struct Late {
    let bytes: [UInt8]
    let replacement: [UInt8]
  }

  private func replaceOnce(
    _ late: Late?, since reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8], isLocked: Bool,
    isPolite: Bool
  ) throws(Failure) -> Pass {
    let old = try open(since: reading, change)
    let (before, bytes) = (old?.attributes, old?.bytes)
    // A rename would replace a device with a file, and cut off a pipe.
    guard before?.isRegular ?? true else { throw .file(FileError(path: path, reason: .notRegular)) }
    if let late, bytes != late.replacement { return .done }
    let new: [UInt8]
    do throws(Failure) { new = try change(late?.bytes ?? bytes ?? []) } catch {
      guard late != nil else { throw error }
      return .done
    }
    if new == bytes { return .done }
    let signals = BlockedSignals()
    defer { signals.release() }
    // Under the lock the name is always the same, so that the next write cleans up after a killed process.
    let common = ".\(FileSystem.name(of: path)).aws-mfa"
    if !isLocked { FileSystem.removeStale(in: folder, beginningWith: common + ".") }
    let own = isLocked ? "" : ".\(String(UInt64.random(in: .min ... .max), radix: 36))"
    let temporary = "\(folder)/\(common)\(own)"
    do throws(FileError) {
      let isReplaced = try FileSystem.replace(
        path, with: new, through: temporary, like: before, isPrivate: isPrivate, isNew: before == nil
      ) {
        FileAttributes(of: path) == before && !(isPolite && old?.isWanted ?? false)
      }
      guard isReplaced else { return .again }
    } catch {
      throw .file(error)
    }
    // A program that had the file open when ours replaced it has written to a file without a name.
    guard let reading, let found = old?.lateBytes(path, until: Deadline(milliseconds: Reading.patience)),
      found != bytes, Settling(path: path, reading: reading).isWhole(found)
    else { return .done }
    return .late(Late(bytes: found, replacement: new))
  }

  /// The file as it is now, once nobody is writing it; `nil` if there is none.
  private func open(
    since reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]
  ) throws(Failure) -> WatchedFile? {
    do throws(FileError) {
      guard let reading else { return try WatchedFile.open(path) }
      return try Settling(path: path, reading: reading).wait()
    } catch {
      // An error in the file's contents says more.
      if error.reason == .cutShort, case .success(let bytes?) = Result(catching: { try FileSystem.contents(path) }) {
        _ = try change(bytes)
      }
      throw .file(error)
    }
  }

  /// The lock is held while the folder is open; if the folder cannot be locked, nothing is held.
  private struct Lock: ~Copyable {
    let folder: Descriptor
    let isHeld: Bool
  }

  /// - Parameter patience: in milliseconds.
  private func lock(patience: Int) throws(Failure) -> Lock {
    guard let directory = Descriptor(opening: folder, O_RDONLY | O_DIRECTORY) else {
      throw .file(FileError(path: path, reason: .notWritable(SystemError(errno).text)))
    }
    var waited = 0
    while flock(directory.number, LOCK_EX | LOCK_NB) != 0 {
      // Some network file systems cannot lock a folder: there, the second look before the rename has to be enough.
      guard errno == EWOULDBLOCK || errno == EINTR else { return Lock(folder: directory, isHeld: false) }
      guard waited < patience else {
        throw .file(FileError(path: path, reason: .locked))
      }
      usleep(20_000)
      waited += 20
    }
    return Lock(folder: directory, isHeld: true)
  }
}
