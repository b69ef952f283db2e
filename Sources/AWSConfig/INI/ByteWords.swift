/// Searches bytes eight at a time: the reader of a large file mostly skips text that it does not need.
enum ByteWords {
  /// The first byte of some kind from `start` on; the end of the bytes if there is none.
  ///
  /// - Parameter marks: sets the high bit of each such byte in a word of eight. Bits above the first one may be wrong.
  static func first(in bytes: [UInt8], from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
    var position = start
    while position < bytes.count {
      let found = marks(word(of: bytes, at: position))
      if found != 0 { return min(position + found.trailingZeroBitCount / 8, bytes.count) }
      position += 8
    }
    return bytes.count
  }

  /// Marks control characters, such as line ends: smaller bytes borrow (Henry S. Warren, "Hacker's Delight", 6-1).
  static func controls(_ word: UInt64) -> UInt64 {
    (word &- repeated(0x20)) & ~word & repeated(0x80)
  }

  static func delimiters(_ word: UInt64) -> UInt64 {
    equal(word, UInt8(ascii: "=")) | equal(word, UInt8(ascii: ":"))
  }

  /// Marks what a POSIX shell does not take for a part of a plain word: spaces, controls, quotes, `\\` and beyond ASCII.
  static func oddInWords(_ word: UInt64) -> UInt64 {
    (word &- repeated(0x21)) & ~word & repeated(0x80) | foreign(word) | equal(word, UInt8(ascii: "'"))
      | equal(word, UInt8(ascii: "\"")) | equal(word, UInt8(ascii: "\\"))
  }

  /// Whether the bytes from `start` on begin with eight others.
  static func hasPrefix(_ prefix: UInt64, _ bytes: [UInt8], at start: Int) -> Bool {
    word(of: bytes, at: start) == prefix
  }

  static func foreign(_ word: UInt64) -> UInt64 {
    word & repeated(0x80)
  }

  /// The hash of a name, for a table.
  static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let beyond = max(position + 8 - range.upperBound, 0) * 8
      let mixed = (hash ^ (word(of: bytes, at: position) & UInt64.max >> beyond)) &* 0x9E37_79B9_7F4A_7C15
      hash = mixed ^ mixed >> 32
      position += 8
    }
    return hash
  }

  private static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ repeated(byte)
    return (difference &- repeated(1)) & ~difference & repeated(0x80)
  }

  private static func repeated(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// Eight bytes, the first one lowest. Bytes beyond the end are zero.
  private static func word(of bytes: [UInt8], at position: Int) -> UInt64 {
    guard position + 8 <= bytes.count else {
      return bytes[position...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    return unsafe bytes.withUnsafeBytes {
      UInt64(littleEndian: unsafe $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }
}
