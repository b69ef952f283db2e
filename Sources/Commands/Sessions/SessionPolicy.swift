import AWSAPI
import Text

/// What a session may do at most: the JSON of the file that `--policy` names, without the spaces between its words,
/// which AWS would count.
struct SessionPolicy: Equatable {
  let text: String

  init(_ bytes: [UInt8]) throws(PolicyError) {
    let text = String(decoding: bytes, as: UTF8.self)
    let isObject = text.unicodeScalars.first { !" \t\r\n".unicodeScalars.contains($0) } == "{"
    guard isObject, JSON(parsing: text) != nil else { throw .notJSON }
    let compact = Self.compact(text)
    if let odd = compact.unicodeScalars.first(where: { $0.value < 0x20 || $0.value > 0xFF }) {
      let digits = String(odd.value, radix: 16, uppercase: true)
      throw .badCharacter("U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    }
    let length = compact.unicodeScalars.count
    guard length <= PolicyError.longest else { throw .tooLong(length) }
    self.text = compact
  }

  /// The same JSON without the spaces outside its strings.
  private static func compact(_ text: String) -> String {
    var compact = String.UnicodeScalarView()
    var isInString = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if !isInString, " \t\r\n".unicodeScalars.contains(scalar) { continue }
      if isInString, !isEscaped, scalar == "\"" {
        isInString = false
      } else if scalar == "\"", !isInString {
        isInString = true
      }
      isEscaped = isInString && !isEscaped && scalar == "\\"
      compact.append(scalar)
    }
    return String(compact)
  }
}
