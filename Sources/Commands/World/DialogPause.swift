import AWSConfig
import Text

/// A dialog that brought no code. It is not shown again at once: programs ask again and again.
package struct DialogPause: Equatable, Sendable {
  package typealias Reason = DialogError.Reason

  let profile: String
  let reason: Reason
  let since: Instant
  let until: Instant
  /// How many there were in a row.
  let count: Int

  /// In seconds, after the first, the second and every later one.
  private static let pauses = [60, 300, 900]
  /// One that is older, in seconds, is not the last of a row.
  private static let memory = 7200

  private init(profile: String, reason: Reason, since: Instant, until: Instant, count: Int) {
    (self.profile, self.reason, self.count) = (profile, reason, count)
    (self.since, self.until) = (since, until)
  }

  /// The pause that begins now.
  init(of profile: String, _ reason: Reason, after last: DialogPause?, now: Instant) {
    let isInRow = last.map { (0...Self.memory).contains(now - $0.since) } ?? false
    let count = isInRow ? (last?.count ?? 0) + 1 : 1
    let pause = Self.pauses[min(count, Self.pauses.count) - 1]
    self.init(profile: profile, reason: reason, since: now, until: now + pause, count: count)
  }

  /// Whether it lasts. One that begins in the future is from before the clock was set.
  func lasts(at now: Instant) -> Bool { since <= now && now < until }
}

extension StateDirectory {
  func dialogPause(of profile: String) -> DialogPause? {
    lines("dialogs").compactMap(DialogPause.init).last { $0.profile.isExactly(profile) }
  }

  func note(_ pause: DialogPause) { replaceDialogPause(of: pause.profile, with: [pause]) }

  func endDialogPause(of profile: String) {
    if dialogPause(of: profile) != nil { replaceDialogPause(of: profile, with: []) }
  }

  private func replaceDialogPause(of profile: String, with new: [DialogPause]) {
    try? files.update(path("dialogs"), nil) { bytes in
      let others = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .compactMap { DialogPause(String($0)) }.filter { !$0.profile.isExactly(profile) }
      return Array((others.suffix(63) + new).map(\.line).joined().utf8)
    }
  }
}

extension DialogPause {
  /// Reads `PROFILE REASON SINCE UNTIL COUNT`.
  fileprivate init?(_ line: String) {
    let fields = line.split(separator: " ")
    guard fields.count == 5, let profile = percentDecoded(fields[0]), let reason = Reason(rawValue: String(fields[1])),
      let since = Instant(epochText: fields[2]), let until = Instant(epochText: fields[3]),
      let count = Int(fields[4]), (1...1_000_000).contains(count)
    else { return nil }
    self.init(profile: profile, reason: reason, since: since, until: until, count: count)
  }

  fileprivate var line: String {
    "\(percentEncoded(profile)) \(reason.rawValue) \(since.seconds) \(until.seconds) \(count)\n"
  }
}
