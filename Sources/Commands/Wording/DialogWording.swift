import AWSConfig
import Text

/// What is said in a dialog, and of one that brought no code.
extension Wording {
  /// One line. Programs that show dialogs take `<`, `&` and `%` for markup, so none is left.
  static func dialog(_ question: String, after failure: Failure?) -> String {
    let sentences =
      [failure?.words().error].compactMap { $0 } + question.split(whereSeparator: \.isNewline).map(String.init)
    let text = printable(trimmed(sentences.joined(separator: ". ")), upTo: 1000)
    return String(text.map { "<>&%\\\"'`$".contains($0) ? "?" : $0 })
  }
}

extension DialogError {
  func words(_ profile: String) -> FailureWords {
    let dialog = "the dialog for the code of \(printable(profile))"
    let byHand = "\(loginCommand(profile)) asks in a terminal"
    switch self {
    case .paused(let reason, let ago, let again, let said):
      let moment = ago < 60 ? "" : " \(Lifetime.text(ago)) ago"
      let cause =
        switch reason {
        case .declined: "\(dialog) was closed without a code\(moment)"
        case .unanswered: "nobody answered \(dialog) in time\(moment)"
        case .refused: "AWS refused the codes that were typed for \(printable(profile))\(moment)"
        }
      return FailureWords(
        error: cause + told(said), hint: "\(byHand); the dialog opens again in \(Lifetime.text(again + 59))")
    case .awaited:
      return FailureWords(
        error: "\(dialog) could not open, because another program's was open all the time", hint: byHand)
    case .failed(let status, let said):
      return FailureWords(
        error: "ask_with failed with status \(status)\(told(said))", hint: "run its command by hand to see why")
    }
  }
}

extension TraceWording {
  static func dialog(_ command: String, seconds: Int) -> String {
    "dialog: \(program(ofCommand: command)) of ask_with asks, for \(seconds) s at most"
  }
}
