package import AWSConfig
import Text

/// What the prompt shows: `production 2h13m`, and how urgent it is.
package struct Segment: Equatable, Sendable {
  package typealias Level = ShellProtocol.Level

  package let text: String
  package let level: Level

  private static let longestName = 40
  package static let format = "{profile} {left}"

  init(text: String, level: Level) {
    self.text = text
    self.level = level
  }

  /// - Parameter thresholds: in seconds before the end, in any order: a warning below the highest, critical below the
  ///   lowest.
  /// - Parameter format: the text, with `{profile}` and `{left}` in it.
  package init(profile: String, secondsLeft: Int, thresholds: [Int], format: String) {
    let left = secondsLeft > 0 ? Lifetime.text(secondsLeft) : "expired"
    text = Self.filled(
      Self.plain(format), [("{profile}", Self.plain(profile.prefix(Self.longestName))), ("{left}", left)])
    if secondsLeft <= 0 {
      level = .expired
    } else if secondsLeft <= thresholds.min() ?? 0 {
      level = .critical
    } else {
      level = secondsLeft <= thresholds.max() ?? 0 ? .warn : .ok
    }
  }

  /// The segment after the end of a session.
  package init(profile: String, _ ending: Memory.Ending, format: String) {
    let left =
      switch ending {
      case .expired: "expired"
      case .loggedOut: "logged out"
      case .unjudged: "?"
      }
    text = Self.filled(
      Self.plain(format), [("{profile}", Self.plain(profile.prefix(Self.longestName))), ("{left}", left)])
    level = .expired
  }

  /// When the text or the level next changes; `nil` if never.
  package static func nextChange(of expiration: Instant, thresholds: [Int], now: Instant) -> Instant? {
    let left = expiration - now
    guard left > 0 else { return nil }
    let tick = left >= 60 ? expiration + -(left / 60 * 60) + 1 : expiration
    let crossings = thresholds.map { expiration + -$0 }.filter { now < $0 }
    return ([tick] + crossings).min()
  }

  /// A prompt is code in some shells: only characters that are special in none of them are shown.
  private static func plain(_ text: some StringProtocol) -> String {
    let allowed = text.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && UInt8(scalar.value).isAlphanumeric
      return isPlain || " -_.,+=:@~/<>()[]{}|".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
    }
    return String(allowed)
  }

  /// Replaces each field once, from left to right: a profile named `{left}` stays as it is.
  private static func filled(_ format: String, _ fields: [(String, String)]) -> String {
    var text = ""
    var rest = format[...]
    while !rest.isEmpty {
      if let (field, value) = fields.first(where: { rest.hasPrefix($0.0) }) {
        text += value
        rest = rest.dropFirst(field.count)
      } else {
        text.append(rest.removeFirst())
      }
    }
    return text
  }
}
