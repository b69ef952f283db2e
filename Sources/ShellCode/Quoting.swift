extension Shell {
  /// `text` as one word of this shell, in printable ASCII only, so that no locale or shell option changes its meaning.
  ///
  /// bash and zsh: `$'…'` with `\xHH`; fish: `'…'`, which is closed around each `\XHH`. POSIX quoting would run code in
  /// fish, where `\'` is an escape between single quotes. ``ByteText`` becomes its bytes again. NULs are dropped, since
  /// no variable can hold one.
  package func quote(_ text: String) -> String {
    var word = Array((self == .fish ? "'" : "$'").utf8)
    for byte in ByteText.bytes(of: text) where byte != 0 {
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\\"): word += [UInt8(ascii: "\\"), byte]
      case 0x20...0x7E: word.append(byte)
      default: word += (self == .fish ? "'\\X\(hexadecimal(byte))'" : "\\x\(hexadecimal(byte))").utf8
      }
    }
    return String(decoding: word, as: UTF8.self) + "'"
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return byte < 0x10 ? "0" + digits : digits
}
