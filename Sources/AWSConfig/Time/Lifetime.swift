import Text

/// How long something lasts, in whole seconds: as people write it and as they read it.
package enum Lifetime {
  /// Reads `90m`, `36h`, `1h30m`, `45s` or bare seconds; `nil` for anything else, and for more than a year.
  package static func seconds(_ text: String) -> Int? {
    if !text.isEmpty, text.utf8.allSatisfy(isDigit) { return bounded(Int(text)) }
    var total = 0
    var rest = text[...]
    for (unit, length) in [("h", 3600), ("m", 60), ("s", 1)] {
      let number = rest.prefix { $0.isASCII && $0.isNumber }
      guard !number.isEmpty, rest.dropFirst(number.count).hasPrefix(unit) else { continue }
      guard let count = bounded(Int(number)) else { return nil }
      total += count * length
      rest = rest.dropFirst(number.count + 1)
    }
    return rest.isEmpty && !text.isEmpty ? bounded(total) : nil
  }

  /// Like ``seconds(_:)``, but also reads whole days, such as `90d`.
  package static func days(_ text: String) -> Int? {
    guard text.utf8.last == UInt8(ascii: "d") else { return seconds(text) }
    let digits = text.dropLast()
    guard !digits.isEmpty, digits.utf8.allSatisfy(isDigit), let days = bounded(Int(digits)) else { return nil }
    return bounded(days * 86_400)
  }

  /// `35h59m`; under an hour `43m`; in the last minute `<1m`. Never rounded up, so as not to promise too much.
  package static func text(_ seconds: Int) -> String {
    let minutes = seconds / 60
    return switch minutes {
    case ..<1: "<1m"
    case ..<60: "\(minutes)m"
    default: "\(minutes / 60)h" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)m"
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte.isDigit
  }

  private static func bounded(_ seconds: Int?) -> Int? {
    seconds.flatMap { (0...31_536_000).contains($0) ? $0 : nil }
  }
}
