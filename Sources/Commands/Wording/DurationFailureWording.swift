import Text

/// What is said about a duration that no session can have.
extension FailureWords {
  static func badDuration(_ text: String, source: String) -> FailureWords {
    FailureWords(error: "\(source) is not a number of seconds: \(printable(text))", hint: "use 900 or more")
      .about(text)
  }

  static func durationOutOfBounds(_ seconds: Int, _ bounds: ClosedRange<Int>, source: String) -> FailureWords {
    FailureWords(
      error: "\(source) asks for \(Failure.time(seconds)), which AWS does not allow",
      hint: "use \(Failure.time(bounds.lowerBound)) to \(Failure.time(bounds.upperBound))")
  }

  static func chainedDuration(_ seconds: Int, source: String) -> FailureWords {
    FailureWords(
      error: "\(source) asks for \(Failure.time(seconds)), but a role assumed with another role lasts one hour at most",
      hint: "use 1h or less: only a role assumed with long-term keys and a code can last longer")
  }
}

extension Failure {
  /// A duration as a user would type it: `13h`, `90m`, or seconds if minutes would not be exact.
  static func time(_ seconds: Int) -> String {
    if seconds % 60 > 0 || seconds == 0 { return "\(seconds) seconds" }
    return seconds % 3600 == 0 ? "\(seconds / 3600)h" : "\(seconds / 60)m"
  }
}
