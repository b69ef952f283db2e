/// Foreign text as it may be shown: control characters would let it write on the terminal.
func printable(_ text: String) -> String {
  let shown = text.unicodeScalars.map { scalar -> Character in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      "?"
    default: Character(scalar)
    }
  }
  return String(shown.prefix(300))
}
