import Text

/// What a header of the config file names: `profile NAME`, `services NAME` or `default`, quoted as in a shell.
struct SectionHeader {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  var profile: String? {
    text == Self.unnamed ? text : name(after: "profile")
  }

  var services: String? {
    name(after: "services")
  }

  /// What a header of the config file is, as far as its bytes tell quickly.
  enum Kind: Equatable {
    /// `profile NAME`, with a name that means itself.
    case plain(Range<Int>)
    /// Another header that begins with `profile`, which has to be split into words.
    case odd
    case other
  }

  static func kind(of header: Range<Int>, in bytes: [UInt8]) -> Kind {
    if header.count > 8, ByteWords.hasPrefix(profileWord, bytes, at: header.lowerBound) {
      let name = header.lowerBound + 8..<header.upperBound
      return isPlain(name, in: bytes) ? .plain(name) : .odd
    }
    return bytes[header].starts(with: "profile".utf8) ? .odd : .other
  }

  /// Whether a name means itself in a header, without quotes.
  static func isPlain(_ name: Range<Int>, in bytes: [UInt8]) -> Bool {
    !name.isEmpty && ByteWords.first(in: bytes, from: name.lowerBound, ByteWords.oddInWords) >= name.upperBound
  }

  static let unnamed = "default"
  static let plainProfile = Array("profile ".utf8)
  private static let profileWord = plainProfile.reversed().reduce(0) { $0 << 8 | UInt64($1) }

  /// The profile that the header may be meant for, however it is written: `[ x ]`, `["x"]`, `[profile x]`,
  /// `[Profile: x]`, `[profile.x]`, `[profil x]`, `[[x]]`, `[default profile]`.
  var meant: String {
    var rest = trimmed(text.drop { $0 == "[" || $0.isWhitespace })
    if rest.lowercased() == "default profile" { return Self.unnamed }
    for word in ["profiles", "profile", "profil", "profle", "porfile"] where rest.lowercased().hasPrefix(word) {
      let after = rest.dropFirst(word.count)
      guard let mark = after.first, Self.marks.contains(mark) || mark.isWhitespace else { break }
      rest = trimmed(after.drop { Self.marks.contains($0) || $0.isWhitespace })
      break
    }
    let words = shellWords(rest) ?? []
    return words.count == 1 ? words[0] : rest
  }

  private static let marks: Set<Character> = [":", "=", "."]

  /// botocore checks only the header's beginning, then expects two words.
  private func name(after kind: String) -> String? {
    guard text.utf8.starts(with: kind.utf8) else { return nil }
    let words = shellWords(text)
    return words?.count == 2 ? words?[1] : nil
  }
}
