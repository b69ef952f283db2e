/// Text that can represent any bytes, so that a variable's value is preserved even if it is not UTF-8.
///
/// Each byte that is not part of well-formed UTF-8 becomes a scalar of the last private-use block (U+10FF80 to
/// U+10FFFF), much as Python's `surrogateescape` uses surrogates. Text that already contains such a scalar is treated
/// as bytes too.
package enum ByteText {
  private static let base: UInt32 = 0x10FF00
  /// The first byte of each of those scalars in UTF-8.
  private static let firstOfEscape: UInt8 = 0xF4

  package static func decoding(_ bytes: [UInt8]) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if let text = wellFormed(bytes[...]), !text.unicodeScalars.contains(where: isEscape) { return text }
    var text = ""
    var rest = bytes[...]
    while let byte = rest.first {
      let scalar = firstScalar(of: rest)
      text.unicodeScalars.append(scalar ?? escape(byte))
      rest = rest.dropFirst(scalar.map { UTF8.width($0) } ?? 1)
    }
    return text
  }

  package static func bytes(of text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    if !bytes.contains(firstOfEscape) { return bytes }
    return text.unicodeScalars.flatMap { isEscape($0) ? [UInt8($0.value - base)] : Array(String($0).utf8) }
  }

  /// The bytes and a NUL, as C takes a path.
  package static func cString(_ text: String) -> [CChar] {
    bytes(of: text).map { CChar(truncatingIfNeeded: $0) } + [0]
  }

  private static func firstScalar(of bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    for width in 1...4 {
      guard let text = wellFormed(bytes.prefix(width)) else { continue }
      return text.unicodeScalars.first.flatMap { isEscape($0) ? nil : $0 }
    }
    return nil
  }

  /// `nil` if the bytes are not well-formed UTF-8: decoding then changes them.
  private static func wellFormed(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.utf8.elementsEqual(bytes) ? text : nil
  }

  private static func escape(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(base + UInt32(byte)) ?? "?"
  }

  private static func isEscape(_ scalar: Unicode.Scalar) -> Bool {
    (base + 0x80...base + 0xFF).contains(scalar.value)
  }
}
