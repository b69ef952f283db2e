/// The file system. Paths are absolute, and spelled as ``ByteText``.
package struct Files {
  /// The file's bytes; `nil` if there is no such file.
  var read: (String) throws(FileError) -> [UInt8]?
  /// Reads a file of at most `limit` bytes, if only the user can have written it.
  var ownFile: (_ path: String, _ limit: Int) -> OwnFile
  /// Replaces a file with what `change` makes of it, completely or not at all, under a lock. `change` may be called
  /// again with newer bytes. Without a `reading`, only this program writes the file.
  var update: (String, _ reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void
  /// Like `update`, for a file without secrets: its mode stays.
  var edit: (String, _ reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void
  /// Writes a small private file completely, and creates the folders above it.
  var write: (String, String) throws(FileError) -> Void
  var remove: (_ path: String) throws(FileError) -> Void
  /// The names in a folder; none if it cannot be read.
  var names: (_ folder: String) -> [String]
  /// Whether anything of that name exists, even a broken link.
  var exists: (String) -> Bool
  /// Whether a file or directory belongs to the user who runs the program, or does not exist.
  var isOwn: (String) -> Bool
  /// Whether a file's mode lets other users than its owner read it.
  var isReadableByOthers: (String) -> Bool
  /// The path with every symbolic link resolved, as far as it exists.
  var realPath: (String) -> String
  /// The path with every symbolic link of its folder resolved, as far as it exists.
  var physical: (String) -> String
  /// The working directory as the shell names it, symbolic links included; `nil` if it has no name.
  var working: () -> String?
  /// Ensures that a file exists whose modification time is 0 (1970).
  var makeClock: (String) throws(FileError) -> Void
  /// Whose a file or directory is, and who may use it; `nil` if it does not exist. Links are followed.
  package var facts: (String) -> FileFacts? = { _ in nil }
  /// Like `edit`, for a file that nobody else writes at the same time: without a lock.
  package var rewrite: (String, _ change: ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void = { _, _ in }
  /// Replaces a file with the same bytes, to find out whether it can be replaced.
  package var rehearse: (String, _ reading: Reading) throws(Failure) -> Void = { _, _ in }
  /// Waits for a lock for so many milliseconds, and holds it until the value or the process ends; `nil` if another
  /// process keeps it for longer. Where no lock can be had, nobody waits.
  package var lock: (_ path: String, _ patience: Int) -> FileLock? = { _, _ in FileLock() }
  /// Removes a folder if it is empty.
  package var removeEmpty: (_ folder: String) -> Void = { _ in }

  package init(
    read: @escaping (String) throws(FileError) -> [UInt8]?,
    ownFile: @escaping (String, Int) -> OwnFile,
    update: @escaping (String, Reading?, ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void,
    edit: @escaping (String, Reading?, ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void,
    write: @escaping (String, String) throws(FileError) -> Void,
    remove: @escaping (String) throws(FileError) -> Void,
    names: @escaping (String) -> [String], exists: @escaping (String) -> Bool, isOwn: @escaping (String) -> Bool,
    isReadableByOthers: @escaping (String) -> Bool,
    realPath: @escaping (String) -> String, physical: @escaping (String) -> String,
    working: @escaping () -> String?, makeClock: @escaping (String) throws(FileError) -> Void
  ) {
    self.read = read
    self.ownFile = ownFile
    self.update = update
    self.edit = edit
    self.write = write
    self.remove = remove
    self.names = names
    self.exists = exists
    self.isOwn = isOwn
    self.isReadableByOthers = isReadableByOthers
    self.realPath = realPath
    self.physical = physical
    self.working = working
    self.makeClock = makeClock
  }
}

/// A lock, held for as long as this exists.
package final class FileLock {
  private let held: AnyObject?

  package init(_ held: AnyObject? = nil) { self.held = held }
}

/// What the system says about a file or directory.
package struct FileFacts: Equatable, Sendable {
  let isRegular: Bool
  let isOwn: Bool
  /// The permission bits.
  let mode: Int
  /// Whether its group is the user's own, to which nobody else belongs.
  let isOwnGroup: Bool
  /// Whether this process may write it, or into it.
  let isWritable: Bool
  /// How many names it has in its file system.
  let names: Int

  package init(
    isRegular: Bool, isOwn: Bool, mode: Int, isOwnGroup: Bool, isWritable: Bool = true, names: Int = 1
  ) {
    (self.isRegular, self.isOwn, self.mode, self.isOwnGroup) = (isRegular, isOwn, mode, isOwnGroup)
    (self.isWritable, self.names) = (isWritable, names)
  }

  var isProgram: Bool { isRegular && mode & 0o111 != 0 }

  /// What other users may do: the bits of the group and of the others, as if they were the others'.
  var forOthers: Int { (isOwnGroup ? 0 : mode >> 3 & 0o7) | mode & 0o7 }
}

/// The result of reading a file that only the user may have written.
package enum OwnFile: Equatable, Sendable {
  case absent
  /// `path` is physical: the real path of the folder, with the file's own name.
  case file(path: String, bytes: [UInt8])
  case refused(OwnFileRefusal)
}
