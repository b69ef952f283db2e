/// What is said about a duration that no session can have.
extension FailureWords {
  static func badDuration(_ text: String, source: String) -> FailureWords {
    FailureWords(error: "\(source) is no number of seconds: \(printable(text))", hint: "give 900 or more")
  }

  static func durationOutOfBounds(_ seconds: Int, _ bounds: ClosedRange<Int>, source: String) -> FailureWords {
    FailureWords(
      error: "\(source) asks for \(Failure.time(seconds)), which AWS does not give",
      hint: "give \(Failure.time(bounds.lowerBound)) to \(Failure.time(bounds.upperBound))")
  }

  static func chainedDuration(_ seconds: Int, source: String) -> FailureWords {
    FailureWords(
      error: "\(source) asks for \(Failure.time(seconds)), and AWS gives a role on a role one hour at most",
      hint: "give 1h or less: more is for a role that is assumed with long-term keys and a code")
  }
}

extension Failure {
  /// As it would be typed: `13h`, `90m`, or seconds where minutes would lose some.
  static func time(_ seconds: Int) -> String {
    if seconds % 60 > 0 || seconds == 0 { return "\(seconds) seconds" }
    return seconds % 3600 == 0 ? "\(seconds / 3600)h" : "\(seconds / 60)m"
  }
}
