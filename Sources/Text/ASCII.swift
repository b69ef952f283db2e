/// ASCII character classes, byte by byte: text is checked against an alphabet as bytes, not as characters.
extension UInt8 {
  @inlinable package var isDigit: Bool { (0x30...0x39).contains(self) }

  @inlinable package var isLowercase: Bool { (0x61...0x7A).contains(self) }

  @inlinable package var isUppercase: Bool { (0x41...0x5A).contains(self) }

  @inlinable package var isAlphanumeric: Bool { isDigit || isLowercase || isUppercase }

  /// A letter, a digit or `_`.
  @inlinable package var isWord: Bool { isAlphanumeric || self == UInt8(ascii: "_") }

  /// A character that can be seen: neither a space nor a control character.
  @inlinable package var isVisible: Bool { (0x21...0x7E).contains(self) }
}

extension StringProtocol {
  /// Whether every byte is a letter, a digit or one of `marks`.
  @inlinable package func isAlphanumeric(or marks: String = "") -> Bool {
    utf8.allSatisfy { $0.isAlphanumeric || marks.utf8.contains($0) }
  }

  /// Whether every byte is visible ASCII.
  @inlinable package var isVisibleASCII: Bool { utf8.allSatisfy(\.isVisible) }

  /// Whether every byte is a digit.
  @inlinable package var isDigits: Bool { utf8.allSatisfy(\.isDigit) }
}
