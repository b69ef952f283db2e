import AWSConfig
import Text

/// A role that could not be assumed for a program, and is left alone for a moment: programs ask again and again.
struct RolePause: Equatable, Sendable {
  let profile: String
  let reason: RolePauseReason
  let since: Instant
  let until: Instant
  /// How often it has failed in a row.
  let failures: Int

  /// In seconds, after the first, the second and every later failure.
  private static let pauses = [5, 15, 60]
  /// A failure that is older, in seconds, is not the last of a row.
  private static let memory = 600

  init(profile: String, reason: RolePauseReason, since: Instant, until: Instant, failures: Int) {
    (self.profile, self.reason, self.failures) = (profile, reason, failures)
    (self.since, self.until) = (since, until)
  }

  /// The pause after a failure now.
  init(of profile: String, _ reason: RolePauseReason, after last: RolePause?, now: Instant) {
    let isInRow = last.map { (0...Self.memory).contains(now - $0.since) } ?? false
    let failures = isInRow ? (last?.failures ?? 0) + 1 : 1
    let pause = Self.pauses[min(failures, Self.pauses.count) - 1]
    self.init(profile: profile, reason: reason, since: now, until: now + pause, failures: failures)
  }

  /// Whether it lasts. One that begins in the future is from before the clock was set.
  func lasts(at now: Instant) -> Bool { since <= now && now < until }
}

extension StateDirectory {
  func pause(ofRole profile: String) -> RolePause? {
    lines("pauses").compactMap(RolePause.init).last { $0.profile.isExactly(profile) }
  }

  func note(_ pause: RolePause) { replacePause(ofRole: pause.profile, with: [pause]) }

  func endPause(ofRole profile: String) {
    if pause(ofRole: profile) != nil { replacePause(ofRole: profile, with: []) }
  }

  private func replacePause(ofRole profile: String, with new: [RolePause]) {
    try? files.update(path("pauses"), nil) { bytes in
      let others = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { RolePause(String($0)) }
        .filter { !$0.profile.isExactly(profile) }
      return Array((others.suffix(63) + new).map(\.line).joined().utf8)
    }
  }
}

extension RolePause {
  /// Reads `PROFILE REASON SINCE UNTIL FAILURES`.
  fileprivate init?(_ line: String) {
    let fields = line.split(separator: " ")
    guard fields.count == 5, let profile = percentDecoded(fields[0]),
      let reason = RolePauseReason(rawValue: String(fields[1])),
      let since = Instant(epochText: fields[2]), let until = Instant(epochText: fields[3]),
      let failures = Int(fields[4]), (1...1_000_000).contains(failures)
    else { return nil }
    self.init(profile: profile, reason: reason, since: since, until: until, failures: failures)
  }

  fileprivate var line: String {
    "\(percentEncoded(profile)) \(reason.rawValue) \(since.seconds) \(until.seconds) \(failures)\n"
  }
}
