import Text

/// Reads JSON (RFC 8259) as other programs print it. A number that is not an integer becomes `null`: none is needed.
struct JSONReader {
  private var rest: ArraySlice<UInt8>
  private static let deepest = 64

  fileprivate init(_ text: String) {
    rest = Array(text.utf8)[...]
  }
}

extension JSON {
  /// `nil` if the text is not JSON.
  package init?(parsing text: String) {
    var reader = JSONReader(text)
    guard let value = reader.document() else { return nil }
    self = value
  }

  /// A field of an object.
  package subscript(name: String) -> JSON? {
    if case .object(let fields) = self { fields.last { $0.0 == name }?.1 } else { nil }
  }
}

extension JSONReader {
  fileprivate mutating func document() -> JSON? {
    let value = value(depth: 0)
    skipSpace()
    return rest.isEmpty ? value : nil
  }

  private mutating func value(depth: Int) -> JSON? {
    skipSpace()
    guard depth < Self.deepest, let first = rest.first else { return nil }
    switch first {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string().map(JSON.string)
    default: return word()
    }
  }

  private mutating func object(depth: Int) -> JSON? {
    rest = rest.dropFirst()
    var fields: [(String, JSON)] = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard rest.first == UInt8(ascii: "\""), let name = string() else { return nil }
      skipSpace()
      guard take(":"), let value = value(depth: depth + 1) else { return nil }
      fields.append((name, value))
      skipSpace()
      if take("}") { return .object(fields) }
      guard take(",") else { return nil }
    }
  }

  private mutating func array(depth: Int) -> JSON? {
    rest = rest.dropFirst()
    var values: [JSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { return nil }
    }
  }

  private mutating func word() -> JSON? {
    let word = rest.prefix { !" \t\r\n,]}".utf8.contains($0) }
    rest = rest.dropFirst(word.count)
    switch String(decoding: word, as: UTF8.self) {
    case "null", "true", "false": return .null
    case let text:
      let isNumber = text.utf8.allSatisfy { $0.isDigit || "+-.eE".utf8.contains($0) }
      guard isNumber, Double(text) != nil else { return nil }
      return Int(text).map(JSON.number) ?? .null
    }
  }

  private mutating func string() -> String? {
    rest = rest.dropFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        // If the bytes are not UTF-8, decoding changes them. (`String(validating:as:)` is not in macOS 13.)
        let text = String(decoding: bytes, as: UTF8.self)
        return text.utf8.elementsEqual(bytes) ? text : nil
      case UInt8(ascii: "\\"):
        guard let escaped = escaped() else { return nil }
        bytes += escaped.utf8
      case ..<0x20: return nil
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private mutating func escaped() -> String? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
    case UInt8(ascii: "u"): return scalar().map { String($0) }
    default: return nil
    }
  }

  /// Beyond the basic multilingual plane, a scalar takes two escapes.
  private mutating func scalar() -> Unicode.Scalar? {
    guard let unit = codeUnit() else { return nil }
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(UInt32(unit)) }
    guard take("\\"), take("u"), let trail = codeUnit(), UTF16.isTrailSurrogate(trail) else { return nil }
    return Unicode.Scalar(0x1_0000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF)))
  }

  private mutating func codeUnit() -> UInt16? {
    let digits = String(decoding: rest.prefix(4), as: UTF8.self)
    rest = rest.dropFirst(4)
    guard digits.utf8.count == 4, digits.first?.isHexDigit ?? false else { return nil }
    return UInt16(digits, radix: 16)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func skipSpace() {
    rest = rest.drop { " \t\r\n".utf8.contains($0) }
  }
}
