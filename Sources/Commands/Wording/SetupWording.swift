import AWSAPI
import AWSConfig
import Text

/// Questions and messages of the search for a device and of `setup`.
extension Wording {
  /// The devices to choose from, numbered.
  static func devices(_ usable: [DeviceSerial], passkeys: [DeviceSerial], of profile: String) -> String {
    let rows = usable.enumerated().map { "  \($0.offset + 1)  \(printable($0.element.label))" }
    let others = passkeys.map { "  -  \(printable($0.label)): a passkey, which gives no code" }
    return (["MFA devices of \(printable(profile)):"] + rows + others).joined(separator: "\n")
  }

  static func deviceQuestion(count: Int) -> String {
    "MFA device (1 to \(count), Enter for 1): "
  }

  static func notUnderstood(_ answer: String) -> String {
    "aws-mfa: \(printable(answer)) is not one of the answers"
  }

  static func devicesNotListed(_ why: Failure) -> String {
    """
    aws-mfa: \(why.words().error)
    hint: enter the device yourself: it is under Security credentials in the AWS console
    """
  }

  static func serialQuestion(_ guess: DeviceSerial?) -> String {
    guess.map { "MFA device (Enter for \(printable($0.text))): " } ?? "MFA device (its ARN or serial number): "
  }

  /// The profiles to choose from, with what is left of their sessions.
  static func choice(of profiles: [(name: String, secondsLeft: Int?)], isNumbered: Bool) -> String {
    let names = profiles.map { printable($0.name) }
    let width = (names.map(\.count).max() ?? 0) + 2
    let digits = "\(profiles.count)".count
    let rows = profiles.indices.map { index in
      let number = "\(index + 1)"
      let mark = isNumbered ? String(repeating: " ", count: digits - number.count) + number + "  " : ""
      let left = profiles[index].secondsLeft.map { "\(Lifetime.text($0)) left" }
      return "  " + mark + (left.map { HelpText.padded(names[index], width) + $0 } ?? names[index])
    }
    return (["profiles with access keys:"] + rows).joined(separator: "\n")
  }

  /// - Parameter count: `nil` if the profiles have no numbers.
  static func whichProfile(count: Int?) -> String {
    "which profile? (its name\(count.map { " or 1 to \($0)" } ?? ""), Enter cancels): "
  }

  static func setupDevice(_ profile: String, _ device: Device) -> String {
    """
    \(printable(profile)): MFA device \(printable(device.serial.label)) (\(device.source))
    a code tests the device and opens a session, which is kept
    """
  }

  static func setupNotStored(_ failure: Failure, _ paths: Paths) -> String {
    """
    aws-mfa: the session was not stored: \(failure.words(paths).error)
    hint: \(failure.words(paths).hint)
    """
  }

  static func durationQuestion(_ usual: Int, _ bounds: ClosedRange<Int>) -> String {
    "usual length of a session (15m to \(bounds.upperBound / 3600)h, Enter for \(Lifetime.text(usual))): "
  }

  static func noDuration(_ answer: String, _ bounds: ClosedRange<Int>) -> String {
    guard let seconds = Lifetime.seconds(answer) else {
      return "aws-mfa: \(printable(answer)) is not a time: write 90m, 12h, 1h30m or seconds"
    }
    return "aws-mfa: AWS does not allow \(Failure.time(seconds)): use 15m to \(bounds.upperBound / 3600)h"
  }

  /// What would be written, below the header of its section.
  static func diff(_ diff: ProfileEdit.Diff, of file: String) -> String {
    let shown = diff.lines.map { line in
      switch line {
      case .removed(let text): "- \(printable(text))"
      case .added(let text): "+ \(printable(text))"
      }
    }
    let header = "\(diff.isNewSection ? "+" : " ") [\(printable(diff.header))]"
    return (["", "\(file):", header] + shown).joined(separator: "\n")
  }

  static func consentQuestion(_ file: String) -> String {
    "write this to \(file)? (y or n, Enter for y): "
  }

  static func written(_ file: String) -> String {
    "\(file) is updated"
  }

  static func notWritten(_ file: String) -> String {
    "\(file) is unchanged; the device that worked is remembered anyway"
  }

  static func setupKept(_ profile: String) -> String {
    "the test session is kept: run \(loginCommand(profile)) to use it in a shell"
  }

  static func setupDone(_ profile: String) -> String {
    "run \(loginCommand(profile)) to use the session in a shell"
  }

  static func setupOfNoProfile() -> String {
    """
    the environment's keys belong to no profile, so nothing else is written; the device that worked is remembered
    run aws-mfa to use the session in a shell
    """
  }

  static func passkeys(isAlone: Bool) -> String {
    guard isAlone else {
      return
        "aws-mfa: a passkey gives no code, so sessions are opened with the other devices\nhint: `aws login` signs in with a passkey"
    }
    return """
      aws-mfa: AWS does not accept passkeys for access-key sessions
      hint: sign in with `aws login`, or add an authenticator app as a second device in the AWS console
      """
  }
}

extension SetupError {
  var words: String {
    switch self {
    case .interrupted: "interrupted"
    case .nobodyToAsk: "there is no terminal to ask on"
    case .badChoice(let answer): "\(printable(answer)) is not one of the answers"
    }
  }
}
