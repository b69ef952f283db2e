import Commands

/// An open file, its bytes, and whether anyone has written to it since.
///
/// On systems with leases (`man fcntl`), nobody had it open for writing when it was opened, and a program that opens it
/// to write is noticed and waits until the file is closed here. Elsewhere, size and time of modification have to be
/// enough.
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
    /// Someone has the file open for writing, or has written to it while it was read.
    case busy
    case file(WatchedFile)
  }

  /// The contents of a file as soon as nobody has it open for writing, or after a short wait in any case; `nil` if
  /// there is none.
  static func contents(_ path: String) throws(FileError) -> [UInt8]? {
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

  static func look(at path: String, isLeasing: Bool = true) throws(FileError) -> Look {
    guard let file = try Descriptor.reading(path) else { return .absent }
    let lease = isLeasing ? csystem_take_lease(file.number) : -1
    if lease == 0 { return .busy }
    guard let attributes = FileAttributes(of: file) else {
      throw FileError(path: path, reason: .unreadable(SystemError(errno).text))
    }
    let bytes = try FileSystem.contents(of: file, path)
    let watched = WatchedFile(file, attributes, bytes, isLeased: lease == 1)
    return watched.isUntouched ? .file(watched) : .busy
  }

  /// Opens a file that is only written under a lock; `nil` if there is none.
  static func open(_ path: String) throws(FileError) -> WatchedFile? {
    switch try look(at: path, isLeasing: false) {
    case .absent: nil
    case .busy: throw FileError(path: path, reason: .changing)
    case .file(let file): file
    }
  }

  /// Whether someone is waiting to open the file for writing.
  var isWanted: Bool { isLeased && csystem_is_lease_unbroken(file.number) == 0 }

  private var isUntouched: Bool { !isWanted && FileAttributes(of: file) == attributes }

  /// What others have written to the file since, once they have finished; `nil` if nobody has, or not in time.
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
