import AWSConfig
import Text

/// Something that was in vain for a profile, and is left alone for a moment: programs ask again and again.
package struct Backoff<Reason: BackoffReason>: Equatable, Sendable {
  let profile: String
  let reason: Reason
  let since: Instant
  let until: Instant
  /// How often it was in vain, in a row.
  let count: Int

  private init(profile: String, reason: Reason, since: Instant, until: Instant, count: Int) {
    (self.profile, self.reason, self.count) = (profile, reason, count)
    (self.since, self.until) = (since, until)
  }

  /// The pause that begins now.
  init(of profile: String, _ reason: Reason, after last: Backoff?, now: Instant) {
    let isInRow = last.map { (0...Reason.memory).contains(now - $0.since) } ?? false
    let count = isInRow ? (last?.count ?? 0) + 1 : 1
    let pause = Reason.lengths[min(count, Reason.lengths.count) - 1]
    self.init(profile: profile, reason: reason, since: now, until: now + pause, count: count)
  }

  /// Whether it lasts. One that begins in the future is from before the clock was set.
  func lasts(at now: Instant) -> Bool { since <= now && now < until }
}

/// Why there is a pause of some kind.
package protocol BackoffReason: RawRepresentable<String>, Equatable, Sendable {
  /// The file of the state directory that has the pauses of this kind.
  static var file: String { get }
  /// In seconds, after the first, the second and so on; the last one counts for all later ones.
  static var lengths: [Int] { get }
  /// What is older, in seconds, is not the last of a row.
  static var memory: Int { get }
}

extension DialogPauseReason: BackoffReason {
  package static let file = "dialogs"
  package static let lengths = [60, 300, 900]
  package static let memory = 7200
}

extension RolePauseReason: BackoffReason {
  package static let file = "pauses"
  package static let lengths = [5, 15, 60]
  package static let memory = 600
}

extension StateDirectory {
  func pause<Reason>(of profile: String) -> Backoff<Reason>? {
    lines(Reason.file).compactMap(Backoff.init).last { $0.profile.isExactly(profile) }
  }

  func note<Reason>(_ pause: Backoff<Reason>) { replacePause(of: pause.profile, with: [pause]) }

  func endPause<Reason>(of profile: String, _: Reason.Type) where Reason: BackoffReason {
    let last: Backoff<Reason>? = pause(of: profile)
    if last != nil { replacePause(of: profile, with: [] as [Backoff<Reason>]) }
  }

  private func replacePause<Reason>(of profile: String, with new: [Backoff<Reason>]) {
    try? files.update(path(Reason.file), nil) { bytes in
      let others = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .compactMap { Backoff<Reason>(String($0)) }.filter { !$0.profile.isExactly(profile) }
      return Array((others.suffix(63) + new).map(\.line).joined().utf8)
    }
  }
}

extension Backoff {
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
