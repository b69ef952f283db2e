import AWSConfig
import Commands
import ShellCode

/// Reading and replacing files.
enum FileSystem {
  /// The file's bytes; `nil` if there is none.
  static func contents(_ path: String) throws(FileError) -> [UInt8]? {
    guard let file = try Descriptor.reading(path) else { return nil }
    return try contents(of: file, path)
  }

  static func contents(of file: borrowing Descriptor, _ path: String) throws(FileError) -> [UInt8] {
    switch file.readAll(limit: INIDocument.longest) {
    case .success(let bytes): return bytes
    case .failure(let error):
      throw FileError(path: path, reason: error.code == EFBIG ? .tooLarge : .unreadable(error.text))
    }
  }

  /// The path with its symbolic links resolved, as far as it exists.
  static func realPath(_ path: String) -> String {
    if let resolved = unsafe realpath(ByteText.cString(path), nil) {
      defer { unsafe free(resolved) }
      return unsafe ByteText.decoding(Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved))))
    }
    let cause = errno
    let folder = folder(of: path)
    guard cause != ELOOP, cause != ENAMETOOLONG, folder != "/", folder != "." else { return path }
    if let target = linkTarget(path) {
      return realPath(target.hasPrefix("/") ? target : folder + "/" + target)
    }
    return realPath(folder) + "/" + name(of: path)
  }

  /// Where a symbolic link points; `nil` if the path is not a symbolic link.
  private static func linkTarget(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        unsafe text.baseAddress.map { unsafe readlink(ByteText.cString(path), $0, text.count) } ?? -1
      }
    }
    return count > 0 ? ByteText.decoding(Array(buffer[..<count])) : nil
  }

  /// Makes the folder and any missing folders above it; new ones are private to the user.
  static func makeFolder(_ path: String) throws(FileError) {
    if unsafe mkdir(ByteText.cString(path), 0o700) == 0 || errno == EEXIST { return }
    let cause = SystemError(errno)
    guard cause.code == ENOENT, folder(of: path) != "/" else {
      throw FileError(path: path, reason: .notWritable(cause.text))
    }
    try makeFolder(folder(of: path))
    guard unsafe mkdir(ByteText.cString(path), 0o700) == 0 || errno == EEXIST else {
      throw FileError(path: path, reason: .notWritable(SystemError(errno).text))
    }
  }

  static func isOwn(_ path: String) -> Bool {
    FileAttributes(of: path)?.belongsToUs ?? true
  }

  /// Makes a file dated to the beginning of time: its age in seconds is the current time.
  static func makeClock(_ path: String) throws(FileError) {
    var information = stat()
    if unsafe stat(ByteText.cString(path), &information) == 0, FileAttributes.modificationSeconds(information) == 0 {
      return
    }
    try write(path, "")
    var times = [timeval(), timeval()]
    guard unsafe utimes(ByteText.cString(path), &times) == 0 else {
      throw FileError(path: path, reason: .notWritable(SystemError(errno).text))
    }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(decoding: path.utf8[..<slash], as: UTF8.self)
  }

  static func name(of path: String) -> String {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return String(decoding: path.utf8[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...], as: UTF8.self)
  }

  /// Writes a small private file atomically: readers see either the old text or the new one.
  static func write(_ path: String, _ text: String) throws(FileError) {
    try makeFolder(folder(of: path))
    let temporary = "\(path).\(getpid())"
    _ = try replace(path, with: Array(text.utf8), through: temporary, like: nil, isPrivate: true)
  }

  /// Writes and syncs `temporary`, then renames it to `path` if that is still wanted. Otherwise, and on any failure,
  /// `temporary` is removed and `path` stays as it was. If `isNew`, the file does not replace one that already exists.
  static func replace(
    _ path: String, with bytes: [UInt8], through temporary: String, like original: FileAttributes?,
    isPrivate: Bool, isNew: Bool = false, ifStill isWanted: () -> Bool = { true }
  ) throws(FileError) -> Bool {
    var cause = fill(temporary, bytes, original, isPrivate)
    if cause == nil, isWanted() {
      cause = rename(temporary, to: path, isNew: isNew)
      if cause == nil { return true }
    }
    unsafe unlink(ByteText.cString(temporary))
    guard let cause, !(isNew && cause.code == EEXIST) else { return false }
    throw FileError(
      path: path, reason: [ENOSPC, EDQUOT].contains(cause.code) ? .diskFull : .notWritable(cause.text))
  }

  /// Removes temporary files with unique names that killed processes have left behind: those not written for a minute.
  static func removeStale(in folder: String, beginningWith prefix: String) {
    for name in DirectoryAccess.names(in: folder, isHidden: true) where name.hasPrefix(prefix) {
      let path = folder + "/" + name
      var information = stat()
      guard unsafe lstat(ByteText.cString(path), &information) == 0,
        time(nil) - FileAttributes.modificationSeconds(information) > 60
      else { continue }
      unsafe unlink(ByteText.cString(path))
    }
  }

  private static func fill(
    _ path: String, _ bytes: [UInt8], _ original: FileAttributes?, _ isPrivate: Bool
  ) -> SystemError? {
    unsafe unlink(ByteText.cString(path))
    guard let file = Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    else { return SystemError(errno) }
    if let original, fchown(file.number, original.owner, original.group) != 0,
      !original.belongsToUs
    {
      return SystemError(errno)
    }
    if let original, fchmod(file.number, isPrivate ? original.privateMode : original.mode) != 0 {
      return SystemError(errno)
    }
    if let error = file.writeAll(bytes) { return error }
    return csystem_sync(file.number) == 0 ? nil : SystemError(errno)
  }

  private static func rename(_ temporary: String, to path: String, isNew: Bool) -> SystemError? {
    let (from, to) = (ByteText.cString(temporary), ByteText.cString(path))
    var result = isNew ? unsafe csystem_rename_new(from, to) : unsafe LiveWorld.rename(from, to)
    if isNew, result != 0, errno == ENOTSUP { result = unsafe LiveWorld.rename(from, to) }
    guard result == 0 else { return SystemError(errno) }
    if let folder = Descriptor(opening: folder(of: path), O_RDONLY | O_DIRECTORY) {
      fsync(folder.number)
    }
    return nil
  }
}

extension Descriptor {
  /// Opens a file for reading; `nil` if there is none.
  static func reading(_ path: String) throws(FileError) -> Descriptor? {
    if let file = Descriptor(opening: path, O_RDONLY | O_NOCTTY | O_NONBLOCK) { return file }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw FileError(path: path, reason: .unreadable(SystemError(errno).text))
  }
}

/// The attributes that a file keeps when it is replaced.
struct FileAttributes: Equatable {
  let owner: uid_t
  let group: gid_t
  let mode: mode_t
  let isRegular: Bool
  private let identity: [Int]

  init?(of path: String) {
    var information = stat()
    guard unsafe stat(ByteText.cString(path), &information) == 0 else { return nil }
    self.init(information)
  }

  init?(of file: borrowing Descriptor) {
    var information = stat()
    guard unsafe fstat(file.number, &information) == 0 else { return nil }
    self.init(information)
  }

  private init(_ information: stat) {
    owner = information.st_uid
    group = information.st_gid
    mode = information.st_mode & 0o7777
    isRegular = information.st_mode & S_IFMT == S_IFREG
    let time = csystem_modification_time(information)
    identity = [
      Int(information.st_dev), Int(information.st_ino), Int(information.st_size), time.tv_sec,
      time.tv_nsec,
    ]
  }

  static func modificationSeconds(_ information: stat) -> Int {
    csystem_modification_time(information).tv_sec
  }

  /// How long ago the file was written, in milliseconds; 0 if that lies in the future.
  var age: Int {
    max(0, Int(csystem_milliseconds_since(timespec(tv_sec: identity[3], tv_nsec: identity[4]))))
  }

  var belongsToUs: Bool { owner == geteuid() }

  /// The mode without the permissions of others: only the owner may see secrets.
  var privateMode: mode_t { mode & 0o700 }
}
