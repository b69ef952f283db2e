package import AWSConfig
package import Text

/// What the prompt shows: `production 2h13m`, and how urgent it is.
package struct Segment: Equatable, Sendable {
  package typealias Level = ShellProtocol.Level

  /// What a format can show.
  package enum Field: String, CaseIterable, Sendable {
    case profile, left, region, account, role

    fileprivate var placeholder: String { "{\(rawValue)}" }

    package func isUsed(in format: String) -> Bool { format.holds(placeholder) }
  }

  /// The session that is shown. What is not known is shown as nothing.
  package struct Session: Equatable, Sendable {
    var profile: String
    var region: String?
    var account: String?
    var role: String?
    /// The profile whose keys opened the session, if that is named `PROFILE/ROLE`.
    package var base: String?

    package init(profile: String, region: String? = nil, account: String? = nil, role: String? = nil) {
      self.profile = profile
      self.region = region
      self.account = account
      self.role = role
    }
  }

  /// How the user wants it shown.
  package struct Style: Equatable, Sendable {
    package let format: String
    /// In seconds before the end, in any order: a warning below the highest, critical below the lowest.
    package let thresholds: [Int]
    /// Profiles that are always shown in the color of the alarm.
    let alert: [NamePattern]

    package init(format: String = Segment.format, thresholds: [Int] = [], alert: [NamePattern] = []) {
      self.format = format
      self.thresholds = thresholds
      self.alert = alert
    }
  }

  package let text: String
  package let level: Level

  private static let longestName = 40
  package static let format = "{profile} {left}"

  init(text: String, level: Level) {
    self.text = text
    self.level = level
  }

  package init(_ session: Session, secondsLeft: Int, style: Style) {
    let left = secondsLeft > 0 ? Lifetime.text(secondsLeft) : "expired"
    let names = [session.profile, session.base].compactMap { $0 }
    let isAlarming =
      secondsLeft <= style.thresholds.min() ?? 0 || style.alert.contains { names.contains(where: $0.matches) }
    text = Self.text(of: session, left: left, style.format)
    if secondsLeft <= 0 {
      level = .expired
    } else if isAlarming {
      level = .critical
    } else {
      level = secondsLeft <= style.thresholds.max() ?? 0 ? .warn : .ok
    }
  }

  /// The segment after the end of a session.
  package init(_ session: Session, _ ending: Memory.Ending, style: Style) {
    let left =
      switch ending {
      case .expired: "expired"
      case .loggedOut: "logged out"
      case .unjudged: "?"
      }
    text = Self.text(of: session, left: left, style.format)
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

  private static func text(of session: Session, left: String, _ format: String) -> String {
    filled(plain(format)) { field in
      switch field {
      case .profile: plain(session.profile.prefix(longestName))
      case .left: left
      case .region: plain((session.region ?? "").prefix(longestName))
      case .account: plain((session.account ?? "").prefix(longestName))
      case .role: plain((session.role ?? "").prefix(longestName))
      }
    }
  }

  /// A prompt is code in some shells: only characters that are special in none of them are shown.
  private static func plain(_ text: some StringProtocol) -> String {
    let allowed = text.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && UInt8(scalar.value).isAlphanumeric
      return isPlain || " -_.,+=:@~/<>()[]{}|".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
    }
    return String(allowed)
  }

  /// Replaces each field once, from left to right: a profile named `{left}` stays as it is. Of the spaces around a field
  /// without a value, one goes with it.
  private static func filled(_ format: String, _ value: (Field) -> String) -> String {
    var text = ""
    var rest = format[...]
    while !rest.isEmpty {
      guard let field = Field.allCases.first(where: { rest.hasPrefix($0.placeholder) }) else {
        text.append(rest.removeFirst())
        continue
      }
      let value = value(field)
      text += value
      rest = rest.dropFirst(field.placeholder.count)
      guard value.isEmpty else { continue }
      if rest.isEmpty, text.hasSuffix(" ") { text.removeLast() }
      if rest.hasPrefix(" "), text.isEmpty || text.hasSuffix(" ") { rest.removeFirst() }
    }
    return text
  }
}
