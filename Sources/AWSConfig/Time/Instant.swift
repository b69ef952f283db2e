import Text

/// A moment, in whole seconds since 1970-01-01T00:00:00Z, without leap seconds, as in POSIX.
package struct Instant: Equatable, Comparable, Hashable, Sendable {
  package let seconds: Int

  package init(seconds: Int) {
    self.seconds = seconds
  }

  package static func < (one: Instant, other: Instant) -> Bool {
    one.seconds < other.seconds
  }

  package static func - (one: Instant, other: Instant) -> Int {
    one.seconds - other.seconds
  }

  package static func + (instant: Instant, seconds: Int) -> Instant {
    Instant(seconds: instant.seconds + seconds)
  }
}

extension Instant {
  /// Reads seconds since 1970 from a file or a variable that anyone may have written: up to the end of the year 9999,
  /// so that calculations with the result cannot overflow. `nil` for anything else.
  package init?(epochText text: some StringProtocol) {
    guard let seconds = Int(text), (0...Self.last).contains(seconds) else { return nil }
    self.init(seconds: seconds)
  }

  /// The first and last second of the years 0 to 9999.
  private static let first = -62_167_219_200
  private static let last = 253_402_300_799

  /// `2026-01-01T10:00:00Z`: the form in which starship, botocore and the other SDKs read an expiry.
  package var rfc3339: String {
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let (year, month, day) = Self.civil(days)
    let time = seconds - days * 86_400
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
      + "T\(padded(time / 3600)):\(padded(time / 60 % 60)):\(padded(time % 60))Z"
  }

  /// Reads an RFC 3339 time with `Z` or an offset; a fraction of a second is dropped. `nil` for anything else, such as
  /// a time without a zone, or outside the years 0 to 9999 in UTC: it could not be written back.
  package init?(rfc3339 text: String) {
    var digits = Digits(text)
    guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2),
      digits.skip("-"), let day = digits.number(2), digits.skip("T", "t", " "),
      let hour = digits.number(2), digits.skip(":"), let minute = digits.number(2),
      digits.skip(":"), let second = digits.number(2),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    if digits.skip(".") {
      guard digits.skipDigits() else { return nil }
    }
    guard let offset = digits.zoneOffset(), digits.isAtEnd else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    guard Self.civil(days) == (year, month, day) else { return nil }
    self.init(seconds: days * 86_400 + hour * 3600 + minute * 60 + second - offset)
    guard (Self.first...Self.last).contains(seconds) else { return nil }
  }

  /// Reads a `Date` header, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 IMF-fixdate).
  package init?(httpDate text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let month = Self.months.firstIndex(of: String(parts[2]))
    else { return nil }
    self.init(rfc3339: "\(parts[3])-\(padded(month + 1))-\(parts[1])T\(parts[4])Z")
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Days from 1970-01-01 to a Gregorian date (Howard Hinnant, "chrono-compatible low-level date algorithms").
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

private func padded(_ number: Int, _ width: Int = 2) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

/// A cursor over ASCII text, for fixed-width fields.
private struct Digits {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number(_ width: Int) -> Int? {
    let field = rest.prefix(width)
    guard field.count == width, field.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(width)
    return field.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func skip(_ choices: Unicode.Scalar...) -> Bool {
    guard let next = rest.first, choices.contains(Unicode.Scalar(next)) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func skipDigits() -> Bool {
    let count = rest.prefix(while: \.isDigit).count
    rest = rest.dropFirst(count)
    return count > 0
  }

  /// Seconds east of UTC, from `Z`, `+01:00` or `+0100`.
  mutating func zoneOffset() -> Int? {
    if skip("Z", "z") { return 0 }
    let isWest = rest.first == UInt8(ascii: "-")
    guard skip("+", "-"), let hours = number(2) else { return nil }
    _ = skip(":")
    guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
