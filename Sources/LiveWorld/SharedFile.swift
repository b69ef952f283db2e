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
    defer { withExtendedLifetime(lock.number) {} }
    for _ in 0..<Self.attempts {
      if try replaceOnce(change) { return }
    }
    throw .file(FileTrouble(path: path, reason: .changing))
  }

  /// `false` if the file changed under our hands.
  private func replaceOnce(_ change: ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Bool {
    let before = FileAttributes(of: path)
    let old: [UInt8]?
    do throws(FileTrouble) { old = try FileSystem.contents(path) } catch { throw .file(error) }
    let new = try change(old ?? [])
    if new == old { return true }
    guard FileAttributes(of: path) == before else { return false }
    let signals = HeldSignals()
    defer { signals.release() }
    let temporary = "\(folder)/.\(path.split(separator: "/").last ?? "").aws-mfa"
    do throws(FileTrouble) {
      try FileSystem.replace(path, with: new, through: temporary, like: before, isPrivate: isPrivate)
    } catch {
      throw .file(error)
    }
    return true
  }

  private func lock() throws(Failure) -> Descriptor {
    guard let directory = Descriptor(opening: folder, O_RDONLY | O_DIRECTORY) else {
      throw .file(FileTrouble(path: path, reason: .notWritable(SystemError(errno).text)))
    }
    var waited = 0
    while flock(directory.number, LOCK_EX | LOCK_NB) != 0 {
      // Some network file systems cannot lock a folder: the second look before the rename has to do there.
      guard errno == EWOULDBLOCK || errno == EINTR else { return directory }
      guard waited < Self.patience else {
        throw .file(FileTrouble(path: path, reason: .locked))
      }
      usleep(20_000)
      waited += 20
    }
    return directory
  }
}
