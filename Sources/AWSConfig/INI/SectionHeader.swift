import Text

/// What a header of the config file names: `profile NAME`, `services NAME` or `default`, quoted as in a shell.
struct SectionHeader {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  var profile: String? {
    text == "default" ? text : name(after: "profile")
  }

  var services: String? {
    name(after: "services")
  }

  /// Whether the header, as `bytes`, names profile `name`. Most headers are plain and need not be split into words;
  /// most of those have a different last byte.
  static func isProfile(_ name: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    if let last = bytes.last, isPlainByte(last), last != name.last { return false }
    let isPlain = bytes.starts(with: plainProfile) && bytes.dropFirst(plainProfile.count).allSatisfy(isPlainByte)
    if isPlain { return bytes.dropFirst(plainProfile.count).elementsEqual(name) }
    return SectionHeader(String(decoding: bytes, as: UTF8.self)).profile.map { $0.utf8.elementsEqual(name) } ?? false
  }

  private static let plainProfile = Array("profile ".utf8)

  private static func isPlainByte(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// The profile that the header may be meant for, however it is written: `[ x ]`, `["x"]`, `[profile x]`, `[Profile: x]`.
  var meant: String {
    var rest = trimmed(text)
    for word in ["profiles", "profile"] where rest.lowercased().hasPrefix(word) {
      let after = rest.dropFirst(word.count)
      guard let mark = after.first, mark == ":" || mark.isWhitespace else { break }
      rest = trimmed(after.drop { $0 == ":" || $0.isWhitespace })
      break
    }
    let words = shellWords(rest) ?? []
    return words.count == 1 ? words[0] : rest
  }

  /// botocore checks only the header's beginning, then expects two words.
  private func name(after kind: String) -> String? {
    guard text.utf8.starts(with: kind.utf8) else { return nil }
    let words = shellWords(text)
    return words?.count == 2 ? words?[1] : nil
  }
}
