extension Shell {
  /// `text` as one word of this shell, made of printable ASCII only, so that neither the locale nor a shell option changes it.
  ///
  /// bash and zsh: `$'…'` with `\xHH`; fish: `'…'`, left for each `\XHH`. POSIX quoting would run code in fish, where `\'`
  /// is an escape between single quotes. ``ByteText`` becomes its bytes again. A NUL, which no variable can hold, is left out.
  package func quote(_ text: String) -> String {
    var word = self == .fish ? "'" : "$'"
    for byte in ByteText.bytes(of: text) where byte != 0 {
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\\"):
        word += "\\"
        word.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20...0x7E:
        word.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        word += self == .fish ? "'\\X\(hexadecimal(byte))'" : "\\x\(hexadecimal(byte))"
      }
    }
    return word + "'"
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return byte < 0x10 ? "0" + digits : digits
}
