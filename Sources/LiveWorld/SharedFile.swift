import Commands

/// A file of the user's that several programs write: changed under a lock, whole or not at all.
///
/// The lock is `flock` on the file's folder: it leaves no file behind, and the kernel drops it when the process ends, however
/// it ends. Programs that do not lock may still write meanwhile: just before the rename the file is looked at again, and
/// the change is made anew on what is there now.
struct SharedFile {
  private let path: String
  private let folder: String
  /// Others lose what they could do with the file: it holds secrets.
  private let isPrivate: Bool

  private static let attempts = 10
  /// In milliseconds.
  private static let patience = 5000

  init(_ path: String, isPrivate: Bool = true) {
    self.isPrivate = isPrivate
    self.path = FileSystem.realPath(path)
    folder = FileSystem.folder(of: self.path)
  }

  func update(_ change: ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) {
    do throws(FileTrouble) { try FileSystem.makeFolder(folder) } catch { throw .file(error) }
    let lock = try lock()
    defer { withExtendedLifetime(lock.folder.number) {} }
    for _ in 0..<Self.attempts {
      if try replaceOnce(change, isLocked: lock.isHeld) { return }
    }
    throw .file(FileTrouble(path: path, reason: .changing))
  }

  /// `false` if the file changed under our hands.
  private func replaceOnce(
    _ change: ([UInt8]) throws(Failure) -> [UInt8], isLocked: Bool
  ) throws(Failure) -> Bool {
    let before = FileAttributes(of: path)
    let old: [UInt8]?
    do throws(FileTrouble) { old = try FileSystem.contents(path) } catch { throw .file(error) }
    // A rename would put a file in the place of a device, and end a pipe.
    guard before?.isRegular ?? true else { throw .file(FileTrouble(path: path, reason: .notRegular)) }
    let new = try change(old ?? [])
    if new == old { return true }
    let signals = HeldSignals()
    defer { signals.release() }
    // Under the lock the name is always the same, so that what a killed process left behind goes with the next write.
    let common = ".\(FileSystem.name(of: path)).aws-mfa"
    if !isLocked { FileSystem.removeStale(in: folder, beginningWith: common + ".") }
    let own = isLocked ? "" : ".\(String(UInt64.random(in: .min ... .max), radix: 36))"
    let temporary = "\(folder)/\(common)\(own)"
    do throws(FileTrouble) {
      return try FileSystem.replace(path, with: new, through: temporary, like: before, isPrivate: isPrivate) {
        FileAttributes(of: path) == before
      }
    } catch {
      throw .file(error)
    }
  }

  /// The lock holds as long as the folder is open; where folders cannot be locked, nothing is held.
  private struct Lock: ~Copyable {
    let folder: Descriptor
    let isHeld: Bool
  }

  private func lock() throws(Failure) -> Lock {
    guard let directory = Descriptor(opening: folder, O_RDONLY | O_DIRECTORY) else {
      throw .file(FileTrouble(path: path, reason: .notWritable(SystemError(errno).text)))
    }
    var waited = 0
    while flock(directory.number, LOCK_EX | LOCK_NB) != 0 {
      // Some network file systems cannot lock a folder: the second look before the rename has to do there.
      guard errno == EWOULDBLOCK || errno == EINTR else { return Lock(folder: directory, isHeld: false) }
      guard waited < Self.patience else {
        throw .file(FileTrouble(path: path, reason: .locked))
      }
      usleep(20_000)
      waited += 20
    }
    return Lock(folder: directory, isHeld: true)
  }
}
