import Commands

/// Waits for a file that another program may still be writing.
struct Settling {
  let path: String
  let reading: Reading

  /// The pause between two looks, in microseconds.
  static let pause: UInt32 = 2000
  /// In milliseconds. After that, a further write shows in the time of modification.
  static let blink = 50
  /// How long to wait for a file that has become shorter, in milliseconds: some programs write it in several steps.
  private static let turn = 100
  /// The same on systems that do not tell whether the file is open.
  private static let longTurn = 1000

  /// The file, once nobody is writing it and it has what is needed; `nil` if there is none and there was none before.
  ///
  /// - Throws: `beingWritten`, `cutShort` or `changing`, if that takes too long.
  func wait() throws(FileError) -> WatchedFile? {
    let begin = Deadline.now
    let deadline = Deadline(milliseconds: reading.patience)
    var seen: FileAttributes?
    var since = begin
    while true {
      let isLast = deadline.isPast
      switch try WatchedFile.look(at: path) {
      case .absent:
        if reading.bytes.isEmpty { return nil }
        if isLast { throw error(.cutShort) }
      case .busy:
        if isLast { throw error(.beingWritten) }
      case .file(let file):
        if file.attributes != seen {
          seen = file.attributes
          since = Deadline.now
        }
        let isWhole = isWhole(file.bytes)
        // If it is certain that nobody writes now, a program that writes again and again does not prolong the wait.
        let rest = max(Deadline.now - (file.isLeased ? begin : since), file.attributes.age)
        if isWhole, rest >= wantedRest(file.bytes, isLeased: file.isLeased) { return file }
        if isLast {
          guard isWhole else { throw error(.cutShort) }
          guard file.isLeased else { throw error(.changing) }
          return file
        }
      }
      usleep(Settling.pause)
    }
  }

  func isWhole(_ bytes: [UInt8]) -> Bool {
    if bytes == reading.bytes { return true }
    return !bytes.isEmpty && reading.isWhole(bytes)
  }

  private func wantedRest(_ bytes: [UInt8], isLeased: Bool) -> Int {
    let isShort = bytes.count < reading.bytes.count
    if isLeased { return isShort ? Self.turn : 0 }
    return isShort || bytes.isEmpty ? Self.longTurn : Self.blink
  }

  private func error(_ reason: FileError.Reason) -> FileError {
    FileError(path: path, reason: reason)
  }
}
