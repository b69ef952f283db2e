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

  static func facts(_ path: String) -> FileFacts? {
    FileAttributes(of: path)?.facts(isWritable: unsafe access(ByteText.cString(path), W_OK) == 0)
  }

  static func isOwn(_ path: String) -> Bool {
    FileAttributes(of: path)?.belongsToUs ?? true
  }

  static func isReadableByOthers(_ path: String) -> Bool {
    (FileAttributes(of: path)?.mode ?? 0) & 0o044 != 0
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
    _ = try replace(path, with: Array(text.utf8), like: nil, isPrivate: true)
  }

  /// Writes and syncs a temporary file, then renames it to `path` if that is still wanted. Otherwise, and on any
  /// failure, `path` stays as it was and nothing else is left. If `isNew`, the file does not replace one that already
  /// exists.
  static func replace(
    _ path: String, with bytes: [UInt8], like original: FileAttributes?, isPrivate: Bool, isNew: Bool = false,
    ifStill isWanted: () -> Bool = { true }
  ) throws(FileError) -> Bool {
    let folder = folder(of: path)
    TemporaryFile.removeAbandoned(in: folder)
    guard let file = TemporaryFile(in: folder) else { throw notWritten(path, SystemError(errno)) }
    if let cause = file.fill(bytes, like: original, at: path, isPrivate: isPrivate) { throw notWritten(path, cause) }
    guard isWanted() else { return false }
    if let cause = file.rename(to: path, isNew: isNew) {
      if isNew, cause.code == EEXIST { return false }
      throw notWritten(path, cause)
    }
    if let folder = Descriptor(opening: folder, O_RDONLY | O_DIRECTORY) { fsync(folder.number) }
    return true
  }

  private static func notWritten(_ path: String, _ cause: SystemError) -> FileError {
    FileError(path: path, reason: [ENOSPC, EDQUOT].contains(cause.code) ? .diskFull : .notWritable(cause.text))
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
  private let names: Int
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
    names = Int(information.st_nlink)
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

  func facts(isWritable: Bool) -> FileFacts {
    FileFacts(
      isRegular: isRegular, isOwn: belongsToUs, mode: Int(mode),
      isOwnGroup: group == owner && group == getegid(), isWritable: isWritable, names: names)
  }

  /// The mode without the permissions of others: only the owner may see secrets.
  var privateMode: mode_t { mode & 0o700 }
}
