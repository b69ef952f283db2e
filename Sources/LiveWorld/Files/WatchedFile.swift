import Commands

/// An open file, with its bytes, and whether anybody has written into it since.
///
/// Where the system gives leases (`man fcntl`), nobody has it open for writing from the first on, and a program that does is seen
/// and waits until the file is closed here. Elsewhere size and time of modification have to do.
final class WatchedFile {
  let attributes: FileAttributes
  let bytes: [UInt8]
  let isLeased: Bool
  private let file: Descriptor

  private init(_ file: consuming Descriptor, _ attributes: FileAttributes, _ bytes: [UInt8], isLeased: Bool) {
    self.attributes = attributes
    self.bytes = bytes
    self.isLeased = isLeased
    self.file = file
  }

  enum Look {
    case absent
    /// Somebody has the file open for writing, or has written while it was read.
    case busy
    case file(WatchedFile)
  }

  /// What is in a file as soon as nobody has it open for writing, or after a moment all the same; `nil` if there is none.
  static func contents(_ path: String) throws(FileTrouble) -> [UInt8]? {
    let deadline = Deadline(milliseconds: Reading.shortPatience)
    while let file = try Descriptor.reading(path) {
      let lease = csystem_take_lease(file.number)
      if lease != 0 || deadline.isPast {
        let bytes = try FileSystem.contents(of: file, path)
        if lease != 1 || csystem_is_lease_unbroken(file.number) != 0 || deadline.isPast { return bytes }
      }
      usleep(Settling.pause)
    }
    return nil
  }

  static func look(at path: String, isLeasing: Bool = true) throws(FileTrouble) -> Look {
    guard let file = try Descriptor.reading(path) else { return .absent }
    let lease = isLeasing ? csystem_take_lease(file.number) : -1
    if lease == 0 { return .busy }
    guard let attributes = FileAttributes(of: file) else {
      throw FileTrouble(path: path, reason: .unreadable(SystemError(errno).text))
    }
    let bytes = try FileSystem.contents(of: file, path)
    let watched = WatchedFile(file, attributes, bytes, isLeased: lease == 1)
    return watched.isUntouched ? .file(watched) : .busy
  }

  /// Of a file that only locked programs write; `nil` if there is none.
  static func open(_ path: String) throws(FileTrouble) -> WatchedFile? {
    switch try look(at: path, isLeasing: false) {
    case .absent: nil
    case .busy: throw FileTrouble(path: path, reason: .changing)
    case .file(let file): file
    }
  }

  /// Whether somebody waits to open it for writing.
  var isWanted: Bool { isLeased && csystem_is_lease_unbroken(file.number) == 0 }

  private var isUntouched: Bool { !isWanted && FileAttributes(of: file) == attributes }

  /// What others have written into the file since, when they have finished; `nil` if nobody has, or not in time.
  func lateBytes(_ path: String, until deadline: Deadline) -> [UInt8]? {
    if isUntouched { return nil }
    csystem_give_back_lease(file.number)
    while !isClosed {
      if deadline.isPast { return nil }
      usleep(Settling.pause)
    }
    lseek(file.number, 0, SEEK_SET)
    return try? FileSystem.contents(of: file, path)
  }

  private var isClosed: Bool {
    switch csystem_take_lease(file.number) {
    case 0: false
    case 1: true
    default: FileAttributes(of: file).map { $0.age > Settling.blink } ?? true
    }
  }
}
