import Commands
import ShellCode

/// An open file descriptor, closed when it goes out of scope.
struct Descriptor: ~Copyable {
  let number: CInt

  /// - Returns: `nil` with `errno` set if the file cannot be opened.
  init?(opening path: String, _ flags: CInt, mode: mode_t = 0) {
    let opened = unsafe open(ByteText.cString(path), flags | O_CLOEXEC, mode)
    guard opened >= 0 else { return nil }
    number = opened
  }

  init(owning number: CInt) {
    self.number = number
  }

  deinit {
    close(number)
  }

  /// Everything up to the end, or the `errno` that stopped it: `EFBIG` above the limit, without reading all of it.
  func readAll(limit: Int = Int.max) -> Result<[UInt8], SystemError> {
    var bytes: [UInt8] = []
    let size = size
    // A sparse file may claim any size.
    if size > limit { return .failure(SystemError(EFBIG)) }
    while true {
      // Asking for one byte more than the file has finds its end in the same read.
      switch readSome(max(size - bytes.count, bytes.count, 4095) + 1) {
      case .failure(let error): return .failure(error)
      case .success(let chunk) where chunk.isEmpty: return .success(bytes)
      case .success(let chunk): if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      }
      if bytes.count > limit { return .failure(SystemError(EFBIG)) }
    }
  }

  /// Whatever can be read now, up to `most` bytes; empty at the end.
  func readSome(_ most: Int) -> Result<[UInt8], SystemError> {
    var error: CInt = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      var result = 0
      repeat {
        result = unsafe read(number, buffer.baseAddress, most)
      } while result < 0 && errno == EINTR
      if result < 0 { error = errno }
      count = max(0, result)
    }
    return error == 0 ? .success(bytes) : .failure(SystemError(error))
  }

  /// The size that the system reports for a regular file; 0 for anything else.
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
