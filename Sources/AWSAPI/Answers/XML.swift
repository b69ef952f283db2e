import AWSConfig

/// An answer in XML: only as much of XML as AWS's query protocol uses, and strict about it.
///
/// Document types, processing instructions other than the declaration, CDATA and unknown entities are refused: AWS
/// sends none of them, and a captive portal's page must not pass for an answer.
extension Element {
  /// Reads the whole document; `nil` if it is not well formed.
  init?(xml document: String) {
    var reader = XMLReader(document)
    guard let root = reader.document() else { return nil }
    self = root
  }
}

private struct XMLReader {
  private var rest: Substring.UnicodeScalarView
  private static let deepest = 16

  init(_ document: String) {
    rest = document[...].unicodeScalars
  }

  mutating func document() -> Element? {
    skipWhitespace()
    if skip("<?xml") {
      guard let end = rest.end(of: "?>") else { return nil }
      rest = rest[end...]
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
    while !begins("</") {
      if begins("<") {
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
    let name = rest.prefix(while: Self.isOfName)
    guard let first = name.first, first.properties.isAlphabetic || first == "_" else { return nil }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "_:.-".unicodeScalars.contains(scalar)
  }

  private mutating func skipAttributes() -> Bool {
    while true {
      skipWhitespace()
      if begins(">") || begins("/>") { return true }
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

  private func begins(_ text: String) -> Bool {
    rest.starts(with: text.unicodeScalars)
  }

  private mutating func skip(_ text: String) -> Bool {
    guard begins(text) else { return false }
    rest = rest.dropFirst(text.unicodeScalars.count)
    return true
  }

  private mutating func skipWhitespace() {
    rest = rest.drop(while: \.properties.isWhitespace)
  }
}

private func unescaped(_ raw: Substring.UnicodeScalarView) -> String? {
  var text = "".unicodeScalars
  var rest = raw
  while let ampersand = rest.firstIndex(of: "&") {
    text += rest[..<ampersand]
    guard let end = rest[ampersand...].firstIndex(of: ";") else { return nil }
    guard let character = entity(String(rest[rest.index(after: ampersand)..<end])) else { return nil }
    text.append(character)
    rest = rest[rest.index(after: end)...]
  }
  return String(text + rest)
}

private func entity(_ name: String) -> Unicode.Scalar? {
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

extension Substring.UnicodeScalarView {
  fileprivate func end(of text: String) -> Index? {
    indices.first { self[$0...].starts(with: text.unicodeScalars) }.map {
      index($0, offsetBy: text.unicodeScalars.count)
    }
  }
}
