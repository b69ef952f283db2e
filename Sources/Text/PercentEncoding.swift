/// Encodes by RFC 3986: unreserved characters stay, and every other byte becomes `%HH`.
package func percentEncoded(_ text: String) -> String {
  text.utf8.reduce(into: "") { encoded, byte in
    switch byte {
    case _ where byte.isWord || "-.~".utf8.contains(byte):
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      encoded += byte < 0x10 ? "%0\(digits)" : "%\(digits)"
    }
  }
}

/// The reverse of ``percentEncoded(_:)``; `nil` if a `%` is not followed by two hexadecimal digits.
package func percentDecoded(_ text: some StringProtocol) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    let pair = String(decoding: rest.prefix(2), as: UTF8.self)
    guard pair.utf8.count == 2, pair.first != "+", let value = UInt8(pair, radix: 16) else { return nil }
    bytes.append(value)
    rest = rest.dropFirst(2)
  }
  return String(decoding: bytes, as: UTF8.self)
}
