/// The lines that nearly all files consist of: headers, `key = value`, comments and empty lines, none of them indented,
/// all in ASCII up to the value, and each ending with a newline. They are read in one go; every other line, and every
/// line with an error, is left to the rules for all lines.
extension INIReader {
  /// Reads plain lines from `start` on, and returns where the first other line begins, or `end`.
  mutating func readPlainLines(from start: Int, to end: Int) throws(INIDocument.Malformed) -> Int {
    let bytes = bytes
    var start = start
    while start < end {
      let first = bytes[start]
      if first == UInt8(ascii: "\n") {
        lineNumber += 1
        start += 1
        continue
      }
      let next =
        switch first {
        case UInt8(ascii: "["): try readPlainHeader(bytes, start, end)
        case UInt8(ascii: "#"), UInt8(ascii: ";"): readPlainComment(bytes, start, end)
        case UInt8(ascii: "="), UInt8(ascii: ":"): start
        case 0x21...0x7E: readPlainOption(bytes, start, end)
        default: start
        }
      if next == start { return start }
      start = next
    }
    return end
  }

  private mutating func readPlainHeader(
    _ bytes: [UInt8], _ start: Int, _ end: Int
  ) throws(INIDocument.Malformed) -> Int {
    let next = Self.endOfPlainLine(bytes, from: start + 1, end)
    let close = next - (next > start && bytes[next - 1] == UInt8(ascii: "\n") ? 2 : 1)
    guard close > start + 1, bytes[close] == UInt8(ascii: "]") else { return start }
    lineNumber += 1
    indentation = 0
    try openSection(start + 1..<close, of: start..<next)
    return next
  }

  private mutating func readPlainComment(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    let next = Self.endOfPlainLine(bytes, from: start + 1, end)
    if next == 0 { return start }
    lineNumber += 1
    return next
  }

  private mutating func readPlainOption(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    if sections.isEmpty || isInDefault || hasForeignKey { return start }
    let delimiter = ByteWords.first(in: bytes, from: start + 1) {
      ByteWords.delimiters($0) | ByteWords.controls($0) | ByteWords.foreign($0)
    }
    guard delimiter < end, bytes[delimiter] == UInt8(ascii: "=") || bytes[delimiter] == UInt8(ascii: ":") else {
      return start
    }
    var keyEnd = delimiter
    while bytes[keyEnd - 1] == UInt8(ascii: " ") { keyEnd -= 1 }
    let key = start..<keyEnd
    let bit = Self.bit(of: key, in: bytes)
    let isKnown = keyBits & bit != 0 && options.contains { isSameKey($0.key.range, key) }
    let next = Self.endOfPlainLine(bytes, from: delimiter + 1, end)
    if isKnown || next == 0 { return start }
    keyBits |= bit
    options.append(
      INIDocument.Option(
        key: INIDocument.Span(key), valueStart: Int32(delimiter + 1), lines: INIDocument.Span(start..<next)))
    lineNumber += 1
    indentation = 0
    optionIsOpen = true
    return next
  }

  /// Where the next line begins, or `end` after the last one; 0 if this line has a control character or another line end.
  private static func endOfPlainLine(_ bytes: [UInt8], from start: Int, _ end: Int) -> Int {
    let stop = ByteWords.first(in: bytes, from: start, ByteWords.controls)
    if stop >= end { return end }
    return bytes[stop] == UInt8(ascii: "\n") ? stop + 1 : 0
  }

  /// A bit for a key, the same in upper and lower case.
  static func bit(of key: Range<Int>, in bytes: [UInt8]) -> UInt64 {
    let middle = bytes[key.lowerBound + key.count / 2] | 0x20
    let (first, last) = (bytes[key.lowerBound] | 0x20, bytes[key.upperBound - 1] | 0x20)
    return 1 << UInt64((key.count &* 31 &+ Int(first) &* 7 &+ Int(middle) &* 13 &+ Int(last)) & 63)
  }
}
