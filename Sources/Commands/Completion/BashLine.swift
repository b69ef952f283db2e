import Text

/// A command line of bash up to the cursor, as it is typed: in words, without their quotes.
struct BashLine: Equatable {
  /// The words before the cursor's.
  private(set) var words: [String] = []
  /// What the cursor's word says so far.
  private(set) var current = ""
  /// The beginning of that word that stays where it is, without its quotes: bash replaces only what is after the last
  /// of its `COMP_WORDBREAKS`, such as `:`.
  private(set) var kept = ""
  /// The quote that is open at the cursor, and whether bash replaces it too.
  private var quote: Unicode.Scalar?
  private var replacesQuote = false

  /// - Parameter replaced: the end of the line, which bash replaces with what is chosen.
  init(_ line: String, replaced: String) {
    let scalars = Array(line.unicodeScalars)
    let count = replaced.unicodeScalars.count
    let start = scalars.suffix(count).elementsEqual(replaced.unicodeScalars) ? scalars.count - count : scalars.count
    var isInWord = false
    var isEscaped = false
    for (index, scalar) in scalars.enumerated() {
      if index == start { kept = current }
      if isEscaped {
        isEscaped = false
        if quote == "\"", !"\"\\$`".unicodeScalars.contains(scalar) { current.unicodeScalars.append("\\") }
        current.unicodeScalars.append(scalar)
      } else if scalar == "\\", quote != "'" {
        isEscaped = true
        isInWord = true
      } else if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"" {
        quote = scalar
        replacesQuote = index >= start
        isInWord = true
      } else if quote == nil, [" ", "\t", "\n"].contains(scalar) {
        if isInWord { words.append(current) }
        (current, kept, isInWord) = ("", "", false)
      } else {
        current.unicodeScalars.append(scalar)
        isInWord = true
      }
    }
    if start == scalars.count { kept = current }
  }

  /// A candidate as bash inserts it in place of what it replaces; `nil` if it does not begin with the cursor's word.
  func insertion(of candidate: String) -> String? {
    let rest = candidate.utf8.dropFirst(kept.utf8.count)
    guard candidate.utf8.starts(with: current.utf8) else { return nil }
    let text = String(decoding: rest, as: UTF8.self)
    let escaped = text.unicodeScalars.map(escaped).joined()
    return replacesQuote ? String(quote.map { String($0) + escaped } ?? escaped) : escaped
  }

  private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch quote {
    case "'": scalar == "'" ? #"'\''"# : String(scalar)
    case "\""?: "\"\\$`".unicodeScalars.contains(scalar) ? "\\" + String(scalar) : String(scalar)
    default: isPlain(scalar) ? String(scalar) : "\\" + String(scalar)
    }
  }

  private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return true }
    return UInt8(scalar.value).isWord || "-.,:=/@%+".unicodeScalars.contains(scalar)
  }
}
