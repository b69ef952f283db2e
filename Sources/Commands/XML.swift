import AWSConfig

/// An answer in XML: enough of XML for AWS's query protocol, and strict about it.
///
/// Document types, processing instructions beyond the declaration, CDATA and unknown entities are refused: AWS sends none,
/// and a captive portal's page is no answer.
extension Element {
  /// The whole document; `nil` if it is not well formed.
  init?(xml document: String) {
    var reader = XMLReader(document)
    guard let root = reader.document() else { return nil }
    self = root
  }
}

private struct XMLReader {
  private var rest: Substring
  private static let deepest = 16

  init(_ document: String) {
    rest = document[...]
  }

  mutating func document() -> Element? {
    skipWhitespace()
    if skip("<?xml") {
      guard let end = rest.range(ofText: "?>") else { return nil }
      rest = rest[end.upperBound...]
      skipWhitespace()
    }
    guard let root = element(depth: 0) else { return nil }
    skipWhitespace()
    return rest.isEmpty ? root : nil
  }

  private mutating func element(depth: Int) -> Element? {
    guard depth < Self.deepest, skip("<"), let name = name(), skipAttributes() else { return nil }
    if skip("/>") { return Element(name: name, children: [], text: "") }
    guard skip(">") else { return nil }
    var children: [Element] = []
    var text = ""
    while !rest.hasPrefix("</") {
      if rest.hasPrefix("<") {
        guard let child = element(depth: depth + 1) else { return nil }
        children.append(child)
      } else {
        guard let characters = characterData() else { return nil }
        text += characters
      }
    }
    guard skip("</"), self.name() == name else { return nil }
    skipWhitespace()
    guard skip(">") else { return nil }
    return Element(name: name, children: children, text: trimmed(text))
  }

  private mutating func name() -> String? {
    let name = rest.prefix { $0.isLetter || $0.isNumber || "_:.-".contains($0) }
    guard let first = name.first, first.isLetter || first == "_" else { return nil }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  private mutating func skipAttributes() -> Bool {
    while true {
      skipWhitespace()
      if rest.hasPrefix(">") || rest.hasPrefix("/>") { return true }
      guard name() != nil, skip("="), let quote = rest.first, quote == "\"" || quote == "'" else {
        return false
      }
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: quote) else { return false }
      rest = rest[rest.index(after: end)...]
    }
  }

  private mutating func characterData() -> String? {
    guard let end = rest.firstIndex(of: "<") else { return nil }
    let raw = rest[..<end]
    rest = rest[end...]
    return unescaped(raw)
  }

  private mutating func skip(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func skipWhitespace() {
    rest = rest.drop { $0.isWhitespace }
  }
}

private func unescaped(_ raw: Substring) -> String? {
  var text = ""
  var rest = raw
  while let ampersand = rest.firstIndex(of: "&") {
    text += rest[..<ampersand]
    guard let end = rest[ampersand...].firstIndex(of: ";") else { return nil }
    guard let character = entity(rest[rest.index(after: ampersand)..<end]) else { return nil }
    text.unicodeScalars.append(character)
    rest = rest[rest.index(after: end)...]
  }
  return text + rest
}

private func entity(_ name: Substring) -> Unicode.Scalar? {
  switch name {
  case "lt": "<"
  case "gt": ">"
  case "amp": "&"
  case "quot": "\""
  case "apos": "'"
  default:
    if name.hasPrefix("#x") {
      UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    } else if name.hasPrefix("#") {
      UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    } else {
      nil
    }
  }
}

extension Substring {
  fileprivate func range(ofText text: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
  }
}
