/// What a header of the config file names: `profile NAME`, `services NAME`, or `default`, the name quoted as a shell would.
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

  /// Whether the header, as `bytes`, names profile `name`. Most headers are plain, and need no splitting into words.
  static func isProfile(_ name: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    let isPlain = bytes.starts(with: plainProfile) && bytes.dropFirst(plainProfile.count).allSatisfy(isPlainByte)
    if isPlain { return bytes.dropFirst(plainProfile.count).elementsEqual(name) }
    return SectionHeader(String(decoding: bytes, as: UTF8.self)).profile == String(decoding: name, as: UTF8.self)
  }

  private static let plainProfile = Array("profile ".utf8)

  private static func isPlainByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// botocore looks at the header's beginning only, then wants two words.
  private func name(after kind: String) -> String? {
    guard text.hasPrefix(kind) else { return nil }
    let words = shellWords(text)
    return words?.count == 2 ? words?[1] : nil
  }
}

/// The words of a text as Python's `shlex.split` gives them; `nil` if a quote or an escape is left open.
func shellWords(_ text: String) -> [String]? {
  var words: [String] = []
  var word: String?
  var quote: Character?
  var characters = Array(text)[...]
  while let character = characters.popFirst() {
    switch (character, quote) {
    case ("\\", nil):
      guard let escaped = characters.popFirst() else { return nil }
      word = (word ?? "") + String(escaped)
    case ("\\", "\""?):
      guard let next = characters.popFirst() else { return nil }
      word = (word ?? "") + (next == "\"" || next == "\\" ? "" : "\\") + String(next)
    case (let open, nil) where open == "\"" || open == "'":
      quote = open
      word = word ?? ""
    case (let close, let open?) where close == open:
      quote = nil
    case (" ", nil), ("\t", nil), ("\r", nil), ("\n", nil):
      if let finished = word { words.append(finished) }
      word = nil
    default:
      word = (word ?? "") + String(character)
    }
  }
  guard quote == nil else { return nil }
  return words + (word.map { [$0] } ?? [])
}
