import Commands

/// An open file descriptor, closed when it goes out of scope.
struct Descriptor: ~Copyable {
  let number: CInt

  /// - Returns: `nil` with `errno` set if the file cannot be opened.
  init?(opening path: String, _ flags: CInt, mode: mode_t = 0) {
    number = unsafe open(path, flags | O_CLOEXEC, mode)
    if number < 0 { return nil }
  }

  init(owning number: CInt) {
    self.number = number
  }

  deinit {
    close(number)
  }

  /// Everything up to the end, or the `errno` that stopped it.
  func readAll(limit: Int = Int.max) -> Result<[UInt8], SystemError> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe read(number, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(SystemError(errno))
      }
      if count == 0 { return .success(bytes) }
      bytes += chunk[..<count]
      if bytes.count > limit { return .failure(SystemError(EFBIG)) }
    }
  }

  /// What the system says of a regular file's size; 0 for anything else.
  private var size: Int {
    var information = stat()
    return unsafe fstat(number, &information) == 0 ? Int(information.st_size) : 0
  }

  func writeAll(_ bytes: [UInt8]) -> SystemError? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return SystemError(errno)
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}

/// An `errno`.
struct SystemError: Error, Equatable {
  let code: CInt

  init(_ code: CInt) {
    self.code = code
  }

  var text: String {
    guard let message = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: message)
  }
}
