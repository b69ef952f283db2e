/// Foreign text as it may be shown: control characters would let it write on the terminal.
package func printable(_ text: String) -> String {
  printable(text, upTo: 300)
}

/// What is cut off is told.
package func printable(_ text: String, upTo longest: Int) -> String {
  let shown = text.unicodeScalars.map { $0.isPrintable ? Character($0) : "?" }
  let rest = shown.count - longest
  return String(shown.prefix(longest)) + (rest > 0 ? "… (\(rest) more)" : "")
}

extension Unicode.Scalar {
  /// Whether everybody sees it, where it stands and as what it is.
  package var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
    default: true
    }
  }
}
