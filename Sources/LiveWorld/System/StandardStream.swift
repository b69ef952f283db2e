package import Commands

/// Standard input, output and error.
package enum StandardStream {
  /// Opens something in place of standard streams that are closed: a file that is opened later would get their number,
  /// and messages would be written into it.
  ///
  /// - Parameter isSilent: whether what is written there is thrown away, as a shell's user who closes a stream wants it;
  ///   otherwise, writing fails as it does for a closed stream.
  static func fillGaps(isSilent: Bool) {
    for number: CInt in 0...2 where fcntl(number, F_GETFD) < 0 {
      // Not /dev/null as the input, by which a background process is known.
      let isSink = isSilent && number > 0
      _ = unsafe open(isSink ? "/dev/null" : "/", (isSink ? O_RDWR : O_RDONLY) | O_CLOEXEC)
    }
  }

  /// Writes to standard output. `false` if its reader is gone.
  package static func print(_ text: String) throws(Failure) -> Bool {
    guard let error = write(text, to: 1) else { return true }
    guard error.code == EPIPE else { throw .outputNotWritable(why: error.text) }
    return false
  }

  /// Writes a line to standard error, whether or not anyone reads it.
  package static func say(_ line: String) {
    _ = write(line + "\n", to: 2)
  }

  private static func write(_ text: String, to number: CInt) -> SystemError? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe LiveWorld.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return SystemError(errno) }
      rest = rest.dropFirst(max(0, count))
    }
    return nil
  }

  private static let longestLine = 4096

  /// One line of standard input and not a byte more: the rest may be for another program. `nil` at the end.
  static func readLine() -> String? {
    let input = Descriptor(owning: dup(0))
    var line: [UInt8] = []
    while line.count < longestLine, case .success(let byte) = input.readSome(1), let byte = byte.first {
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
