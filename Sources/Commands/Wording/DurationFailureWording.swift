import AWSConfig
import Text

/// What is said about a duration that no session can have.
extension FailureWords {
  static func badDuration(_ text: String, source: String) -> FailureWords {
    FailureWords(error: "\(source) is not a number of seconds: \(printable(text))", hint: inSeconds(text)).about(text)
  }

  /// What to write in place of a duration that is not a number of seconds.
  static func inSeconds(_ text: String) -> String {
    let plain = String(text.lowercased().filter { $0 != " " && $0 != "," })
    return Lifetime.seconds(plain).map { "write it in seconds: \($0)" } ?? "write a number of seconds, such as 3600"
  }

  static func durationOutOfBounds(_ seconds: Int, _ bounds: ClosedRange<Int>, source: String) -> FailureWords {
    FailureWords(
      error: "\(source) asks for \(Failure.time(seconds)), which AWS does not allow",
      hint: "use \(Failure.time(bounds.lowerBound)) to \(Failure.time(bounds.upperBound))"
        + (isInSeconds(source) ? ", in seconds: \(bounds.lowerBound) to \(bounds.upperBound)" : ""))
  }

  /// Whether what sets a duration takes seconds only, and not a time such as `12h`.
  private static func isInSeconds(_ source: String) -> Bool {
    source.hasPrefix(ProfileKey.durationSeconds.rawValue) || source == Variable.olderDuration.rawValue
  }

  static func chainedDuration(_ seconds: Int, source: String) -> FailureWords {
    FailureWords(
      error: "\(source) asks for \(Failure.time(seconds)), but a role assumed with another role lasts one hour at most",
      hint: "use 1h or less: only a role assumed with long-term keys and a code can last longer")
  }
}

extension Failure {
  /// A duration as a user would type it: `13h`, `90m`, `36h1m`, or seconds if minutes would not be exact.
  static func time(_ seconds: Int) -> String {
    if seconds % 60 != 0 || seconds <= 0 { return "\(seconds) seconds" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    if minutes == 0 { return "\(hours)h" }
    return hours < 2 ? "\(seconds / 60)m" : "\(hours)h\(minutes)m"
  }
}
