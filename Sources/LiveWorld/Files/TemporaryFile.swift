import Commands
import ShellCode

/// A new file that takes another one's place once it is complete. If it never does, it is removed.
///
/// It is locked for as long as its process lives, so that the next write to the folder recognizes what a killed process
/// has left behind.
struct TemporaryFile: ~Copyable {
  private let path: String
  private let file: Descriptor

  private static let beginning = ".aws-mfa."
  private static let attempts = 10
  /// How old, in seconds, a file must be to count as left behind where files cannot be locked.
  private static let longest = 60

  /// - Returns: `nil` with `errno` set if the file cannot be made.
  init?(in folder: String) {
    for _ in 0..<Self.attempts {
      let path = "\(folder)/\(Self.beginning)\(String(UInt64.random(in: .min ... .max), radix: 36))"
      guard let file = Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600) else {
        return nil
      }
      // Before it was locked, another process may have taken it for one that was left behind.
      let isTaken = flock(file.number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      if !isTaken, !Self.isGone(file) {
        self.path = path
        self.file = file
        return
      }
    }
    errno = EAGAIN
    return nil
  }

  /// Writes and syncs the contents. The file gets the owner and the mode of the one that it replaces. What else that one
  /// has, such as an access list, it gets only if it is not private: others could be named there.
  func fill(
    _ bytes: [UInt8], like original: FileAttributes?, at replaced: String, isPrivate: Bool
  ) -> SystemError? {
    if let original {
      if let error = give(original, isPrivate: isPrivate) { return error }
      if !isPrivate { unsafe csystem_copy_attributes(ByteText.cString(replaced), file.number) }
    }
    if let error = file.writeAll(bytes) { return error }
    return csystem_sync(file.number) == 0 ? nil : SystemError(errno)
  }

  /// Gives the file the owner and the mode of the one that it replaces. A file system that refuses to (CIFS, FUSE) has
  /// its own; that is an error only if the file would then belong to somebody else.
  private func give(_ original: FileAttributes, isPrivate: Bool) -> SystemError? {
    if fchown(file.number, original.owner, original.group) != 0, !original.belongsToUs {
      let cause = SystemError(errno)
      guard FileAttributes(of: file)?.owner == original.owner else { return cause }
    }
    _ = fchmod(file.number, isPrivate ? original.privateMode : original.mode)
    return nil
  }

  /// Gives the file another name. If it `isNew`, there must not be a file of that name yet.
  consuming func rename(to target: String, isNew: Bool) -> SystemError? {
    let (from, to) = (ByteText.cString(path), ByteText.cString(target))
    var result = isNew ? unsafe csystem_rename_new(from, to) : unsafe LiveWorld.rename(from, to)
    if isNew, result != 0, errno == ENOTSUP { result = unsafe LiveWorld.rename(from, to) }
    return result == 0 ? nil : SystemError(errno)
  }

  // After a rename, nothing has this name any more.
  deinit {
    unsafe unlink(ByteText.cString(path))
  }

  /// Removes what killed processes have left in a folder.
  static func removeAbandoned(in folder: String) {
    for name in DirectoryAccess.names(in: folder, isHidden: true) where name.hasPrefix(beginning) {
      removeIfAbandoned(folder + "/" + name)
    }
  }

  private static func removeIfAbandoned(_ path: String) {
    // If the lock is ours now, nobody else can take it until the file is gone.
    if let file = Descriptor(opening: path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY) {
      if flock(file.number, LOCK_EX | LOCK_NB) == 0 {
        unsafe unlink(ByteText.cString(path))
        return
      }
      if errno == EWOULDBLOCK { return }
    }
    var information = stat()
    guard unsafe lstat(ByteText.cString(path), &information) == 0,
      time(nil) - FileAttributes.modificationSeconds(information) > longest
    else { return }
    unsafe unlink(ByteText.cString(path))
  }

  private static func isGone(_ file: borrowing Descriptor) -> Bool {
    var information = stat()
    return unsafe fstat(file.number, &information) == 0 && information.st_nlink == 0
  }
}
