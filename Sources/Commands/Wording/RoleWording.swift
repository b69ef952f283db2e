import AWSConfig
import Text

/// What is said of roles that are assumed for programs.
extension FailureWords {
  static func rolePaused(_ profile: String, _ reason: RolePause.Reason, ago: Int, again: Int) -> FailureWords {
    let moment = ago < 2 ? "a moment ago" : "\(ago) s ago"
    let cause =
      switch reason {
      case .refused: "AWS refused the role of \(printable(profile)) \(moment)"
      case .unreachable: "the role of \(printable(profile)) could not be assumed \(moment): AWS was not reached"
      }
    return FailureWords(
      error: cause, hint: "\(loginCommand(profile)) tries at once and says why; programs try again in \(again) s")
  }

  static func roleAwaited(_ profile: String) -> FailureWords {
    FailureWords(
      error:
        "another program was still assuming the role of \(printable(profile)) after \(TimeBudget.program) seconds",
      hint: "try again, or run \(loginCommand(profile))")
  }
}

extension Wording {
  /// A role's old session goes on, because there is no new one.
  static func notAssumedAnew(_ profile: String, _ failure: Failure, left seconds: Int) -> String {
    """
    aws-mfa: the role of \(printable(profile)) was not assumed anew: \(failure.words().error)
    hint: its session lasts another \(Lifetime.text(seconds)); \(failure.words().hint)
    """
  }
}
