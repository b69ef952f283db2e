import Commands
import ShellCode

/// Directories, and files that only the user may have written.
enum DirectoryAccess {
  /// The working directory under the shell's name for it, if that name still leads to it without `.` or `..`; for a
  /// directory that is gone, the name it had.
  static func working(named name: String?) -> String? {
    let physical = unsafe getcwd(nil, 0).map { found in
      defer { unsafe free(found) }
      return unsafe ByteText.decoding(Array(UnsafeRawBufferPointer(start: found, count: strlen(found))))
    }
    guard let name, isStraight(name) else { return physical }
    guard physical != nil else { return name }
    return identity(of: name) == identity(of: ".") ? name : physical
  }

  /// Whether the path is absolute, without `.`, `..` and `//`, so that its parents are the directory's: a parent
  /// process may pass anything.
  private static func isStraight(_ path: String) -> Bool {
    var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.removeFirst().isEmpty else { return false }
    // A slash at the end does not add a component.
    if parts.last?.isEmpty ?? false { parts.removeLast() }
    return parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }

  private static func identity(of path: String) -> [UInt64]? {
    var information = stat()
    guard unsafe stat(ByteText.cString(path), &information) == 0 else { return nil }
    return [UInt64(truncatingIfNeeded: information.st_dev), UInt64(information.st_ino)]
  }

  static func exists(_ path: String) -> Bool {
    var information = stat()
    return unsafe lstat(ByteText.cString(path), &information) == 0
  }

  static func physical(_ path: String) -> String {
    FileSystem.realPath(FileSystem.folder(of: path)) + "/" + FileSystem.name(of: path)
  }

  /// Checks the open file that is read, not its name. A link must belong to the user too.
  static func read(_ path: String, limit: Int) -> OwnFile {
    let path = physical(path)
    var information = stat()
    guard unsafe lstat(ByteText.cString(path), &information) == 0 else {
      return errno == ENOENT || errno == ENOTDIR ? .absent : .refused(.unreadable(SystemError(errno).text))
    }
    if information.st_mode & S_IFMT == S_IFLNK {
      guard information.st_uid == geteuid() else { return .refused(.notOwn) }
      guard unsafe stat(ByteText.cString(path), &information) == 0 else {
        return .refused(.unreadable(SystemError(errno).text))
      }
    }
    // A pipe, a device or somebody else's file is not even opened.
    if let refusal = refusal(information) { return .refused(refusal) }
    guard let file = Descriptor(opening: path, O_RDONLY | O_NOCTTY | O_NONBLOCK),
      unsafe fstat(file.number, &information) == 0
    else { return .refused(.unreadable(SystemError(errno).text)) }
    if let refusal = refusal(information) { return .refused(refusal) }
    guard information.st_size <= limit else { return .refused(.tooLarge(limit: limit)) }
    switch file.readAll(limit: limit) {
    case .success(let bytes): return .file(path: path, bytes: bytes)
    case .failure(let error):
      return .refused(error.code == EFBIG ? .tooLarge(limit: limit) : .unreadable(error.text))
    }
  }

  private static func refusal(_ file: stat) -> OwnFileRefusal? {
    guard file.st_mode & S_IFMT == S_IFREG else { return .notRegular }
    guard file.st_uid == geteuid() else { return .notOwn }
    // The user's own private group, which many systems create for each user, is fine.
    let isOwnGroup = file.st_gid == file.st_uid && file.st_gid == getegid()
    return file.st_mode & (isOwnGroup ? 0o002 : 0o022) == 0 ? nil : .writableByOthers
  }

  /// The visible names in a folder, or the hidden ones.
  static func names(in folder: String, isHidden: Bool = false) -> [String] {
    guard let stream = unsafe opendir(ByteText.cString(folder)) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 1) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(".") == isHidden { names.append(name) }
    }
    return names
  }

  static func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(ByteText.cString(path)) == 0 || errno == ENOENT else {
      throw FileError(path: path, reason: .notWritable(SystemError(errno).text))
    }
  }
}
