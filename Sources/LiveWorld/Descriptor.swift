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
    // One byte more than the file has shows its end without a second buffer.
    var bytes = [UInt8](repeating: 0, count: max(size, 4095) + 1)
    var end = 0
    while true {
      if end == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe read(number, buffer.baseAddress?.advanced(by: end), buffer.count - end)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(SystemError(errno)) }
      end += count
      if end > limit { return .failure(SystemError(EFBIG)) }
      if count == 0 {
        bytes.removeLast(bytes.count - end)
        return .success(bytes)
      }
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
