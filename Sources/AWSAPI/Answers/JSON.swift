import Text

/// A JSON value, written with its keys in the order given.
package enum JSON: Equatable {
  case null
  case number(Int)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  package static func == (one: JSON, other: JSON) -> Bool {
    one.text == other.text
  }

  package init(_ text: String?) {
    self = text.map(JSON.string) ?? .null
  }

  package init(_ number: Int?) {
    self = number.map(JSON.number) ?? .null
  }

  package var text: String {
    switch self {
    case .null: "null"
    case .number(let number): String(number)
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .object(let fields):
      "{" + fields.map { Self.quoted($0) + ": " + $1.text }.joined(separator: ", ") + "}"
    }
  }

  /// Escapes whatever could manipulate a terminal, or end a line for a program that reads lines.
  private static func quoted(_ text: String) -> String {
    let characters = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case "\r": "\\r"
      default: scalar.isPrintable ? String(scalar) : escaped(scalar)
      }
    }
    return "\"" + characters.joined() + "\""
  }

  /// `\u202e`; beyond the basic multilingual plane, two of these.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { units in
      units.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    } ?? ""
  }
}
