import Text

/// A page in the language mdoc, as mandoc and groff read it.
struct Mdoc {
  private(set) var text = ""

  /// A line with a macro. Words are escaped, and in quotes if they have spaces.
  mutating func macro(_ name: String, _ words: String...) {
    macro(name, words: words)
  }

  mutating func macro(_ name: String, words: [String]) {
    text += ([".\(name)"] + words.map(Self.word)).joined(separator: " ") + "\n"
  }

  /// A macro whose words are macros and their arguments already.
  mutating func raw(_ line: String) {
    text += line + "\n"
  }

  /// A text, a line for each sentence.
  mutating func prose(_ prose: String) {
    var rest = prose[...]
    while let end = rest.firstRange(of: ". ") {
      text += Self.line(rest[..<rest.index(after: end.lowerBound)]) + "\n"
      rest = rest[end.upperBound...]
    }
    text += Self.line(rest) + "\n"
  }

  private static func line(_ text: some StringProtocol) -> String {
    let line = escaped(text)
    return line.hasPrefix(".") ? "\\&" + line : line
  }

  /// A word that is neither a macro nor punctuation, whatever it says.
  static func word(_ text: String) -> String {
    let word = "\\&" + escaped(text).replacing("\"", with: "\\(dq")
    return word.utf8.contains(UInt8(ascii: " ")) ? "\"\(word)\"" : word
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "…": escaped += " ..."
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
