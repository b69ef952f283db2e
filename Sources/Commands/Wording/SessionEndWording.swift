import AWSConfig
import Text

/// What is said when the session of a shell ends, or cannot be determined.
extension Wording {
  static func endsSoon(_ profile: String, _ seconds: Int, renewal: String) -> String {
    "aws-mfa: the session of \(printable(profile)) ends in \(Lifetime.text(seconds))\nhint: \(renewal) opens a new one"
  }

  static func expired(_ profile: String, renewal: String) -> String {
    "aws-mfa: the session of \(printable(profile)) has ended\nhint: \(renewal) opens a new one"
  }

  static func expiredAsking(_ profile: String) -> String {
    "aws-mfa: the session of \(printable(profile)) has ended; Enter skips the question for 15 minutes"
  }

  static func expiredPostponing(_ profile: String) -> String {
    "aws-mfa: the session of \(printable(profile)) has ended\nhint: the next prompt asks for the code"
  }

  static func notRenewed(
    _ profile: String, _ failure: Failure, needsCode: Bool, again seconds: Int
  ) -> String {
    """
    aws-mfa: the session of \(printable(profile)) has ended and was not renewed: \(failure.words().error)
    hint: aws-mfa renew \(needsCode ? "asks for a code" : "tries again now"); the next automatic attempt is in \(Lifetime.text(seconds))
    """
  }

  static func renewedElsewhere(_ profile: String, _ terminal: String, needsCode: Bool) -> String {
    let deed = needsCode ? "is asking for its code" : "is renewing it"
    return "aws-mfa: the session of \(printable(profile)) has ended, and \(printable(terminal)) \(deed)"
  }

  static func ended(_ profile: String) -> String {
    """
    aws-mfa: the session of \(printable(profile)) was ended in another terminal
    hint: \(loginCommand(profile)) opens a new one; aws-mfa off restores your own credentials
    """
  }

  static func lost(_ profile: String) -> String {
    """
    aws-mfa: the session of \(printable(profile)) was in this shell only, and was removed when a hook failed
    hint: \(loginCommand(profile)) opens a new one
    """
  }

  static func missing(_ profile: String, _ paths: Paths) -> String {
    """
    aws-mfa: [\(printable(SessionSection.name(for: profile)))] is missing from \(printable(paths.shown(paths.credentials))), so the session's keys were removed from this shell
    hint: \(loginCommand(profile)) opens a new one; if the file is being written, the session comes back by itself
    """
  }

  /// What a shell that has failed closed prints.
  static func unjudged(_ failure: Failure, _ paths: Paths?) -> String {
    let words = failure.words(paths)
    return """
      aws-mfa: cannot tell which session belongs in this shell, so its keys were removed: \(words.error)
      hint: \(words.hint)
      """
  }

  static func namesEnded(_ section: String, _ profile: String) -> String {
    """
    aws-mfa: your AWS_PROFILE names \(printable(section)), a session that has ended
    hint: \(loginCommand(profile)) opens a new one
    """
  }

  static func replaced(_ profile: String) -> String {
    """
    aws-mfa: the stored session of \(printable(profile)) now has other keys or another endpoint, so the old one was removed from this shell
    hint: \(loginCommand(profile)) opens or joins one
    """
  }

  static func yielded(_ profile: String) -> String {
    "aws-mfa: you have set other credentials, so the rest of \(printable(profile)) was removed from this shell"
  }
}
