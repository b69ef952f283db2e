/// Text that can be shown to strangers: of account numbers and access key ids, only enough is left to tell two of them
/// apart; of a URL, neither the user nor the query is left.
package func masked(_ text: String) -> String {
  var rest = Array(text.unicodeScalars)[...]
  var shown = String.UnicodeScalarView()
  while let first = rest.first {
    if let (length, replacement) = secret(at: rest, after: shown.last) {
      shown += replacement.unicodeScalars
      rest = rest.dropFirst(length)
    } else {
      shown.append(first)
      rest = rest.dropFirst()
    }
  }
  return String(shown)
}

private typealias Scalars = ArraySlice<Unicode.Scalar>

/// How many characters are hidden here, and what is shown in their place.
private func secret(at rest: Scalars, after last: Unicode.Scalar?) -> (Int, String)? {
  account(at: rest) ?? accessKey(at: rest) ?? userOrQuery(at: rest, after: last)
}

private func account(at rest: Scalars) -> (Int, String)? {
  let length = rest.prefix(while: isDigit).count
  return length < 12 ? nil : (length, "…" + text(rest.prefix(length).suffix(4)))
}

private func accessKey(at rest: Scalars) -> (Int, String)? {
  guard rest.first == "A" else { return nil }
  let length = rest.prefix(while: isKeyCharacter).count
  guard length >= 16, ["AKIA", "ASIA"].contains(text(rest.prefix(4))) else { return nil }
  return (length, text(rest.prefix(4)) + "…" + text(rest.prefix(length).suffix(4)))
}

private func userOrQuery(at rest: Scalars, after last: Unicode.Scalar?) -> (Int, String)? {
  if rest.starts(with: "://".unicodeScalars) {
    let authority = rest.dropFirst(3).prefix { $0 != "/" && $0 != " " }
    return authority.lastIndex(of: "@").map { ($0 - rest.startIndex + 1, "://…@") }
  }
  guard rest.first == "?", last != nil, last != " " else { return nil }
  let query = rest.dropFirst().prefix { !$0.properties.isWhitespace }
  return query.contains("=") ? (query.count + 1, "?…") : nil
}

private func text(_ scalars: Scalars) -> String {
  var view = String.UnicodeScalarView()
  view += scalars
  return String(view)
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isKeyCharacter(_ scalar: Unicode.Scalar) -> Bool { isDigit(scalar) || ("A"..."Z").contains(scalar) }
