import Commands
import ShellCode

/// The locks of the files that this program changes: files in a folder that only this user can open, so that nobody
/// else can hold them. The kernel releases a lock when its process ends, however it ends.
final class FileLocks {
  private let name: (_ realPath: String) -> String?
  /// How long the rest of the run may wait for locks, in milliseconds.
  private var patience: Int
  private let trace: Trace

  /// The patience of a command, and that of a prompt, in milliseconds.
  static let patience = 10_000
  static let promptPatience = 1000
  /// The pause between two attempts, in milliseconds.
  private static let pause = 10

  /// - Parameter name: the path of the lock for a file with that real path; `nil` if there is nowhere to put one.
  init(patience: Int, trace: Trace = .off, name: @escaping (_ realPath: String) -> String?) {
    self.name = name
    self.patience = patience
    self.trace = trace
  }

  /// Held for as long as it exists.
  final class Lock {
    private let file: Descriptor?

    fileprivate init(_ file: consuming Descriptor?) {
      self.file = file
    }
  }

  /// Opens a lock that only this user can hold. Where another user has left a file in its place, as root does with
  /// `sudo -E`, this user's programs agree on another name.
  private static func openOwn(_ path: String) -> Descriptor? {
    for path in [path, "\(path).\(geteuid())"] {
      if let file = Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, mode: 0o600),
        let attributes = FileAttributes(of: file), attributes.belongsToUs, attributes.isRegular
      {
        return file
      }
    }
    return nil
  }

  /// Waits for the lock of a file. If there is none to be had, as on a file system without locks or with a full disk,
  /// the second look before the rename has to be enough.
  ///
  /// - Throws: `locked` if another program keeps it for too long.
  func take(for path: String) throws(FileError) -> Lock {
    guard let lock = name(path), (try? FileSystem.makeFolder(FileSystem.folder(of: lock))) != nil,
      let file = Self.openOwn(lock)
    else { return Lock(nil) }
    let deadline = Deadline(milliseconds: patience)
    defer {
      let waited = patience - deadline.millisecondsLeft
      if waited >= Self.pause { trace(traceOfLock(path, milliseconds: waited)) }
      patience = deadline.millisecondsLeft
    }
    while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return Lock(nil) }
      if deadline.isPast { throw FileError(path: path, reason: .locked) }
      usleep(UInt32(Self.pause) * 1000)
    }
    return Lock(file)
  }
}
