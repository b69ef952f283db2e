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

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case "\r": "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: escape(scalar.value)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
