import Commands

/// A file of the user's that several programs write. It is changed under a lock, completely or not at all.
///
/// Only this program takes the lock (``FileLocks``). Others may write in the meantime, and not in one step. We wait
/// while they do (``Settling``), look at the file again just before the rename and repeat the change on its new
/// contents, and look once more just after the rename, for anything written to the file that has lost its name.
struct SharedFile {
  private let path: String
  private let locks: FileLocks
  /// Whether to remove the permissions of others, because the file holds secrets.
  private let isPrivate: Bool
  /// Whether to replace the file even with the same bytes.
  private let isRehearsal: Bool

  private static let attempts = 10
  /// How many times a program that wants to write goes first.
  private static let politeAttempts = 3

  init(_ path: String, isPrivate: Bool = true, isRehearsal: Bool = false, locks: FileLocks) {
    self.isPrivate = isPrivate
    self.isRehearsal = isRehearsal
    self.path = FileSystem.realPath(path)
    self.locks = locks
  }

  /// - Parameter reading: what this run has read of the file, if programs that do not lock write it.
  func update(
    since reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    let lock: FileLocks.Lock
    do throws(FileError) {
      try FileSystem.makeFolder(FileSystem.folder(of: path))
      lock = try locks.take(for: path)
    } catch {
      throw .file(error)
    }
    defer { withExtendedLifetime(lock) {} }
    var late: Late?
    for attempt in 0..<Self.attempts {
      let isPolite = attempt < Self.politeAttempts
      switch try replaceOnce(late, since: reading, change, isPolite: isPolite) {
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
    _ late: Late?, since reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8], isPolite: Bool
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
    if new == bytes, !isRehearsal { return .done }
    let signals = BlockedSignals()
    defer { signals.release() }
    do throws(FileError) {
      let isReplaced = try FileSystem.replace(
        path, with: new, like: before, isPrivate: isPrivate, isNew: before == nil
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
}
