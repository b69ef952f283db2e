import Commands

/// A file of the user's that several programs write: changed under a lock, whole or not at all.
///
/// The lock is `flock` on the file's folder: it leaves no file behind, and the kernel drops it when the process ends, however
/// it ends. Programs that do not lock may still write meanwhile, and not in one step. While they do they are waited for
/// (``Settling``); just before the rename the file is looked at again, and the change is made anew on what is there now; and just
/// after it once more, for what went into the file that has lost its name.
struct SharedFile {
  private let path: String
  private let folder: String
  /// Others lose what they could do with the file: it holds secrets.
  private let isPrivate: Bool

  private static let attempts = 10
  /// How often a program that wants to write goes first.
  private static let politeAttempts = 3
  /// In milliseconds.
  private static let patience = 5000

  init(_ path: String, isPrivate: Bool = true) {
    self.isPrivate = isPrivate
    self.path = FileSystem.realPath(path)
    folder = FileSystem.folder(of: self.path)
  }

  /// - Parameter reading: what the run has read of the file, if programs write it that do not lock.
  func update(
    since reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    do throws(FileTrouble) { try FileSystem.makeFolder(folder) } catch { throw .file(error) }
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
    throw .file(FileTrouble(path: path, reason: .changing))
  }

  private enum Pass {
    case done
    /// The file changed under our hands.
    case again
    case late(Late)
  }

  /// What another program has written into a file that ours has replaced meanwhile, and ours.
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
    // A rename would put a file in the place of a device, and end a pipe.
    guard before?.isRegular ?? true else { throw .file(FileTrouble(path: path, reason: .notRegular)) }
    if let late, bytes != late.replacement { return .done }
    let new: [UInt8]
    do throws(Failure) { new = try change(late?.bytes ?? bytes ?? []) } catch {
      guard late != nil else { throw error }
      return .done
    }
    if new == bytes { return .done }
    let signals = HeldSignals()
    defer { signals.release() }
    // Under the lock the name is always the same, so that what a killed process left behind goes with the next write.
    let common = ".\(FileSystem.name(of: path)).aws-mfa"
    if !isLocked { FileSystem.removeStale(in: folder, beginningWith: common + ".") }
    let own = isLocked ? "" : ".\(String(UInt64.random(in: .min ... .max), radix: 36))"
    let temporary = "\(folder)/\(common)\(own)"
    do throws(FileTrouble) {
      let isReplaced = try FileSystem.replace(
        path, with: new, through: temporary, like: before, isPrivate: isPrivate, isNew: before == nil
      ) {
        FileAttributes(of: path) == before && !(isPolite && old?.isWanted ?? false)
      }
      guard isReplaced else { return .again }
    } catch {
      throw .file(error)
    }
    // A program that had the file open as ours took its place wrote to one that has no name any more.
    guard let reading, let found = old?.lateBytes(path, until: Deadline(milliseconds: Reading.patience)),
      found != bytes, Settling(path: path, reading: reading).isWhole(found)
    else { return .done }
    return .late(Late(bytes: found, replacement: new))
  }

  /// The file as it is now, when nobody is half way through writing it; `nil` if there is none.
  private func open(
    since reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]
  ) throws(Failure) -> WatchedFile? {
    do throws(FileTrouble) {
      guard let reading else { return try WatchedFile.open(path) }
      return try Settling(path: path, reading: reading).wait()
    } catch {
      // What is broken in the file says more.
      if error.reason == .cutShort, case .success(let bytes?) = Result(catching: { try FileSystem.contents(path) }) {
        _ = try change(bytes)
      }
      throw .file(error)
    }
  }

  /// The lock holds as long as the folder is open; where folders cannot be locked, nothing is held.
  private struct Lock: ~Copyable {
    let folder: Descriptor
    let isHeld: Bool
  }

  /// - Parameter patience: in milliseconds.
  private func lock(patience: Int) throws(Failure) -> Lock {
    guard let directory = Descriptor(opening: folder, O_RDONLY | O_DIRECTORY) else {
      throw .file(FileTrouble(path: path, reason: .notWritable(SystemError(errno).text)))
    }
    var waited = 0
    while flock(directory.number, LOCK_EX | LOCK_NB) != 0 {
      // Some network file systems cannot lock a folder: the second look before the rename has to do there.
      guard errno == EWOULDBLOCK || errno == EINTR else { return Lock(folder: directory, isHeld: false) }
      guard waited < patience else {
        throw .file(FileTrouble(path: path, reason: .locked))
      }
      usleep(20_000)
      waited += 20
    }
    return Lock(folder: directory, isHeld: true)
  }
}
