/// The first part of a command line that means something only to a shell, such as `~`, `$HOME`, `|` or `&&`; `nil` if
/// splitting it into words is all that it needs.
package func shellSyntax(in command: String) -> String? {
  var scan = SyntaxScan(rest: Array(command.unicodeScalars)[...])
  return scan.run()
}

private struct SyntaxScan {
  var rest: ArraySlice<Unicode.Scalar>
  private var isAtWordStart = true
  private var isInDoubleQuotes = false

  /// What a shell would run itself.
  private static let builtins = ["source", ".", "eval", "export", "set", "cd", "command", "builtin"]

  init(rest: ArraySlice<Unicode.Scalar>) {
    self.rest = rest
  }

  mutating func run() -> String? {
    if let builtin = firstWord { return builtin }
    while let scalar = rest.first {
      if scalar == "\\" {
        rest = rest.dropFirst(2)
        isAtWordStart = false
        continue
      }
      if scalar == "'", !isInDoubleQuotes {
        rest = (rest.dropFirst().drop { $0 != "'" }).dropFirst()
        isAtWordStart = false
        continue
      }
      if let found = expansion ?? (isInDoubleQuotes ? nil : unquoted) { return found }
      if scalar == "\"" { isInDoubleQuotes.toggle() }
      isAtWordStart = !isInDoubleQuotes && isSpace(scalar)
      rest = rest.dropFirst()
    }
    return nil
  }

  /// A command or an assignment at the beginning that no program has the name of.
  private var firstWord: String? {
    let word = text(rest.drop(while: isSpace).prefix { !isSpace($0) })
    if Self.builtins.contains(word) { return word }
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = word.utf8[..<equals]
    return !name.isEmpty && name.allSatisfy(\.isWord) && !(name.first?.isDigit ?? true)
      ? String(decoding: name, as: UTF8.self) + "=" : nil
  }

  /// What a shell replaces even within double quotes.
  private var expansion: String? {
    guard rest.first == "$" else { return rest.first == "`" ? "`" : nil }
    let next = rest.dropFirst()
    if next.first == "(" { return "$(" }
    let isBraced = next.first == "{"
    let name = (isBraced ? next.dropFirst() : next).prefix { $0.isASCII && UInt8($0.value).isWord }
    guard let first = name.first, !UInt8(first.value).isDigit else { return nil }
    return isBraced ? "${" + text(name) + "}" : "$" + text(name)
  }

  private var unquoted: String? {
    guard let scalar = rest.first else { return nil }
    switch scalar {
    case "|", "&", ";", "<", ">", "(", ")": return text(rest.prefix { $0 == scalar })
    case "*": return "*"
    case "~" where isAtWordStart: return "~"
    case "#" where isAtWordStart: return "#"
    default: return nil
    }
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { [" ", "\t", "\n", "\r"].contains(scalar) }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
