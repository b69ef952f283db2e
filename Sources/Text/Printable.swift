/// Text from elsewhere, made safe to show: control characters in it could manipulate the terminal.
package func printable(_ text: String) -> String {
  printable(text, upTo: 300)
}

/// Cuts off the text after `longest` characters and says how many more there are.
package func printable(_ text: String, upTo longest: Int) -> String {
  // Nearly every text is short and plain.
  if text.utf8.count <= longest, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
  let shown = text.unicodeScalars.map { $0.isPrintable ? Character($0) : "?" }
  let rest = shown.count - longest
  return String(shown.prefix(longest)) + (rest > 0 ? "… (\(rest) more)" : "")
}

extension Unicode.Scalar {
  /// Whether the character is visible, and cannot move or disguise the text around it.
  package var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
    default: true
    }
  }
}
