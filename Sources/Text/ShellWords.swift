/// Splits a text into words like Python's `shlex.split`; `nil` if it ends within quotes or an escape.
///
/// Works on scalars, not characters: a quote followed by a combining mark is still a quote.
package func shellWords(_ text: String) -> [String]? {
  var words: [String] = []
  var word: String?
  var quote: Unicode.Scalar?
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    switch (scalar, quote) {
    case ("\\", nil):
      guard let escaped = scalars.popFirst() else { return nil }
      word = (word ?? "") + String(escaped)
    case ("\\", "\""?):
      guard let next = scalars.popFirst() else { return nil }
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
      word = (word ?? "") + String(scalar)
    }
  }
  guard quote == nil else { return nil }
  return words + (word.map { [$0] } ?? [])
}

/// A text as one word for a POSIX shell and for Python's `shlex`: bare if that is safe, otherwise in single quotes.
package func posixWord(_ text: String) -> String {
  if text.isAlphanumeric(or: "._+-/@:,"), !text.isEmpty { return text }
  let parts = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
  return "'\(parts.joined(separator: #"'\''"#))'"
}
