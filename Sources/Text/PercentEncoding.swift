/// Encodes by RFC 3986: unreserved characters stay, and every other byte becomes `%HH`.
package func percentEncoded(_ text: String) -> String {
  var encoded: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case _ where byte.isWord, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "~"): encoded.append(byte)
    default:
      encoded.append(UInt8(ascii: "%"))
      encoded.append(hexadecimalDigit(byte >> 4))
      encoded.append(hexadecimalDigit(byte & 0xF))
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}

/// The reverse of ``percentEncoded(_:)``; `nil` if a `%` is not followed by two hexadecimal digits.
package func percentDecoded(_ text: some StringProtocol) -> String? {
  let encoded = Array(text.utf8)
  var bytes: [UInt8] = []
  var position = 0
  while position < encoded.count {
    if encoded[position] != UInt8(ascii: "%") {
      bytes.append(encoded[position])
      position += 1
      continue
    }
    guard position + 2 < encoded.count, let high = hexadecimalValue(encoded[position + 1]),
      let low = hexadecimalValue(encoded[position + 2])
    else { return nil }
    bytes.append(high << 4 | low)
    position += 3
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case _ where digit.isDigit: digit - UInt8(ascii: "0")
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  default: nil
  }
}
