import AWSConfig
import Text

/// What `doctor` says about something that is wrong: what it is, why it matters, and what fixes it. One line each.
package struct FindingWords: Equatable, Sendable {
  let finding: String
  let why: String
  let fix: String

  init(finding: String, why: String, fix: String) {
    (self.finding, self.why, self.fix) = (finding, why, fix)
  }

  /// A failure that some verb would end with.
  init(_ failure: FailureWords, why: String) {
    self.init(finding: failure.error, why: why, fix: failure.hint)
  }
}

/// Numbers and lists in findings.
extension FindingWords {
  static func octal(_ mode: Int) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
