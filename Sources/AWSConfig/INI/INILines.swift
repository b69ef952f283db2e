import Text

/// Lines and characters, by Python's rules.
extension INIReader {
  /// The line from `start` on, without its end, and where the next one begins. A line ends with LF, CRLF or CR.
  static func line(of bytes: [UInt8], at start: Int) -> (content: Range<Int>, next: Int) {
    var end = ByteWords.first(in: bytes, from: start, ByteWords.controls)
    while end < bytes.count, bytes[end] != newline, bytes[end] != carriageReturn {
      end = ByteWords.first(in: bytes, from: end + 1, ByteWords.controls)
    }
    let isPair =
      end + 1 < bytes.count && bytes[end] == carriageReturn && bytes[end + 1] == newline
    return (start..<end, min(bytes.count, isPair ? end + 2 : end + 1))
  }

  /// The lines of a nested block, trimmed and without empty ones. botocore splits the block with Python's `splitlines`,
  /// which knows more line ends than a file has.
  static func nestedLines(of block: String) -> [String] {
    block.unicodeScalars.split(whereSeparator: nestedLineEnds.contains)
      .map { AWSConfig.trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private static let nestedLineEnds: [Unicode.Scalar] = [
    "\n", "\u{B}", "\u{C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}",
  ]

  static func isComment(_ bytes: [UInt8], _ content: Range<Int>) -> Bool {
    guard let first = content.first else { return false }
    return bytes[first] == UInt8(ascii: "#") || bytes[first] == UInt8(ascii: ";")
  }

  /// The range without whitespace at both ends, as Python's `str.strip` defines it.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let start = afterWhitespace(bytes, range)
    var end = range.upperBound
    while end > start, !isVisible(bytes[end - 1]) {
      let width = trailingWhitespace(bytes[start..<end])
      if width == 0 { break }
      end -= width
    }
    return start..<end
  }

  /// Where the range's text begins.
  static func afterWhitespace(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound, !isVisible(bytes[start]) {
      let width = leadingWhitespace(bytes[start..<range.upperBound])
      if width == 0 { break }
      start += width
    }
    return start
  }

  /// Whether the byte is ASCII and not whitespace, as most are.
  private static func isVisible(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x80
  }

  static func droppingTrailingWhitespace(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var rest = bytes[...]
    while true {
      let width = trailingWhitespace(rest)
      if width == 0 { return rest }
      rest = rest.dropLast(width)
    }
  }

  /// A key in lower case, as keys are compared. ASCII, the common case, does not need a `String`.
  static func lowercased(_ key: ArraySlice<UInt8>) -> [UInt8] {
    guard key.allSatisfy({ $0 < 0x80 }) else {
      return Array(String(decoding: key, as: UTF8.self).lowercased().utf8)
    }
    return key.map(lowercased)
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// The number of characters, not bytes: Python counts indentation in characters.
  static func characters(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The length in bytes of the whitespace character that the slice begins with; 0 if it begins with none.
  private static func leadingWhitespace(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    if first < 0x80 { return isWhitespace(first) ? 1 : 0 }
    return unicodeWhitespace.first { bytes.starts(with: $0) }?.count ?? 0
  }

  private static func trailingWhitespace(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let last = bytes.last else { return 0 }
    if last < 0x80 { return isWhitespace(last) ? 1 : 0 }
    return unicodeWhitespace.first { bytes.suffix($0.count).elementsEqual($0) }?.count ?? 0
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte)
  }

  /// What `str.strip` removes beyond ASCII, in UTF-8.
  private static let unicodeWhitespace: [[UInt8]] =
    ([0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A))
    .compactMap { Unicode.Scalar($0 as UInt32) }
    .map { Array(String($0).utf8) }
}

/// The text without whitespace at both ends, as Python's `str.strip` defines it.
package func trimmed(_ text: some StringProtocol) -> String {
  let bytes = Array(text.utf8)
  return String(decoding: bytes[INIReader.trimmed(bytes, 0..<bytes.count)], as: UTF8.self)
}
