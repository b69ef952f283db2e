import AWSAPI
import AWSConfig
import ShellState
import Text

/// Every sentence that is not about a failure. The same rules apply to all: first what happened, then what to do next;
/// lower case, no full stop; foreign text made printable; never a secret.
enum Wording {
  static func question(_ profile: String, _ serial: DeviceSerial, below text: String? = nil) -> String {
    (text.map { $0 + "\n" } ?? "") + "MFA code for \(printable(profile)) (\(printable(serial.label))): "
  }

  static func calling(_ url: String) -> String {
    "aws-mfa: calling \(url), which is not AWS"
  }

  static func callingOwn(_ host: String, for profile: String) -> String {
    "aws-mfa: calling \(host), as set by the endpoint settings of \(printable(profile))"
  }

  static func opened(_ session: StoredSession, _ profile: String, at endpoint: Endpoint, _ world: World) -> String {
    let place = endpoint.isAWS ? "" : " at \(endpoint.url)"
    return "\(name(profile, session.tie)): session\(place) \(until(session.credentials.expiration, world))"
  }

  static func joined(_ session: StoredSession, _ profile: String, _ world: World) -> String {
    "\(name(profile, session.tie)): joined the session \(until(session.credentials.expiration, world))"
  }

  static func joinedOlder(_ session: StoredSession, _ profile: String, _ world: World) -> String {
    "\(name(profile, session.tie)): joined the older aws-mfa's session \(until(session.credentials.expiration, world))"
  }

  static func using(_ session: StoredSession, _ profile: String, _ world: World) -> String {
    "\(name(profile, session.tie)): session \(until(session.credentials.expiration, world))"
  }

  static func consoleOpened(_ session: String, until end: Instant, _ world: World) -> String {
    "\(session): the console opens in the browser, signed in \(until(end, world))"
  }

  static func consoleURL(_ profile: String) -> String {
    """
    aws-mfa: this URL is a secret: for 15 minutes, anyone who has it can sign in
    hint: aws-mfa console \(shellWord(profile)) opens the browser without showing it
    """
  }

  static func beside(_ tool: OtherTool) -> String {
    """
    aws-mfa: this shell also has \(tool.variable.rawValue) from \(tool.name), which may conflict with the session
    hint: \(tool.remedy)
    """
  }

  static func adopting(_ profile: String) -> String {
    "aws-mfa: from now on, [\(printable(SessionSection.name(for: profile)))] in the credentials file is kept up to date by aws-mfa"
  }

  static func sourceNotStored(_ source: String, _ failure: Failure, _ paths: Paths) -> String {
    """
    aws-mfa: the session of \(printable(source)), which the role is assumed with, was not stored: \(failure.words(paths).error)
    hint: \(failure.words(paths).hint)
    """
  }

  static func longRole(_ profile: String, _ seconds: Int) -> String {
    """
    aws-mfa: a role assumed with a session lasts one hour at most, so a session of \(Lifetime.text(seconds)) for \(printable(profile)) needs a code of its own
    hint: with --duration and duration_seconds of 1h or less, one code opens many roles
    """
  }

  static func cut(asked: Int, given: Int) -> String {
    """
    aws-mfa: AWS gave \(Lifetime.text(given)) instead of the \(Lifetime.text(asked)) asked for
    hint: log in again when it ends; AWS gives the root user one hour at most
    """
  }

  static func skew(_ seconds: Int) -> String {
    """
    aws-mfa: this computer's clock is \(clockError(seconds))
    hint: set it (\(settingClock)), or AWS will soon refuse calls and times here will be wrong
    """
  }

  /// The commands that set the clock.
  static let settingClock = "timedatectl set-ntp true; on WSL: hwclock -s"

  static func clockError(_ seconds: Int) -> String {
    "\(abs(seconds) / 60) min \(seconds < 0 ? "behind" : "ahead of") AWS's"
  }

  /// Who has a session that is in no file.
  enum Reach {
    case shell, command, signIn
  }

  /// - Parameter takesNoStore: whether the verb has the option `--no-store`.
  static func notStored(_ failure: Failure, for reach: Reach, takesNoStore: Bool, _ paths: Paths) -> String {
    let place =
      switch reach {
      case .shell: "in this shell only"
      case .command: "for this command only"
      case .signIn: "for this sign-in only"
      }
    let option = failure.isForGood && takesNoStore ? "; --no-store leaves the file alone" : ""
    let words = failure.words(paths)
    return "aws-mfa: the session is \(place): \(words.error)\nhint: \(words.hint)\(option)"
  }

  static func readableByOthers(_ paths: Paths) -> String {
    """
    aws-mfa: others can read \(printable(paths.shown(paths.credentials))), and its file system does not let aws-mfa change that
    hint: mount it with umask=077 (in WSL with metadata as well), or name a file elsewhere with AWS_SHARED_CREDENTIALS_FILE
    """
  }

  static func notShared(_ cause: FileError, _ paths: Paths) -> String {
    let words = Failure.file(cause).words(paths)
    return "aws-mfa: other terminals cannot follow this session: \(words.error)\nhint: \(words.hint)"
  }

  static func off() -> String {
    "aws-mfa is off in this shell; aws-mfa PROFILE turns it on again"
  }

  static func loggedOut(_ profiles: [String]) -> String {
    profiles.isEmpty
      ? "no stored session to end"
      : "\(profiles.map(printable).joined(separator: ", ")): stored session\(profiles.count > 1 ? "s" : "") ended; AWS honours the tokens it issued until they expire"
  }

  static func unstoredLeft(_ profile: String) -> String {
    "\(printable(profile)): removed from this shell; it was not stored, and AWS honours its token until it expires"
  }

  /// Only a stored session reaches the parent shell, through that shell's hook.
  static func subshell(_ arguments: Arguments) -> String {
    let isStored = [.login, .renew, .use].contains(arguments.verb) && arguments.flags.isDisjoint(with: [.noStore])
    let reach =
      isStored && arguments.values[.role] == nil
      ? "the parent shell may join the session at its next prompt" : "the parent shell does not change"
    return "aws-mfa: this is a subshell or part of a pipeline: \(reach)"
  }

  static func environmentStays(_ profile: String) -> String {
    "aws-mfa: this shell still holds the keys of \(printable(profile))\nhint: close this terminal, or unset the variables that begin with AWS_"
  }

  static func warning(_ problem: SettingProblem, file: String) -> String {
    let place =
      switch problem.location {
      case .line(let line): "\(printable(file)):\(line)"
      case .variable(let name): name
      }
    let (error, hint) =
      switch problem.reason {
      case .unknownKey(let key):
        (
          "unknown setting \(printable(key))",
          "the settings are \(Settings.Key.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      case .badValue(let key, let value, let wanted):
        (value.isEmpty ? "\(key) has no value" : "\(key) cannot be \(printable(value))", "use \(wanted)")
      case .notASetting: ("not a setting", "write key = value")
      }
    return "aws-mfa: \(place): \(error)\nhint: \(hint)"
  }

  // MARK: Parts

  /// A profile and whose it is, such as `datatruck (alice, 111122223333)` or, for a role, `admin (Deploy,
  /// 111122223333)`.
  static func name(_ profile: String, _ tie: Tie?, role: String? = nil) -> String {
    let label =
      (role ?? tie?.role?.arn).map { RoleName(arn: $0).label } ?? tie?.serial.flatMap(DeviceSerial.init)?.label
    return printable(profile) + (label.map { " (\(printable($0)))" } ?? "")
  }

  /// The end of a session, such as `until 09:41 tomorrow, 35h59m left`.
  static func until(_ end: Instant, _ world: World) -> String {
    "until \(clock(end, world)), \(Lifetime.text(max(0, end - world.clock.now()))) left"
  }

  static func ended(at end: Instant, renewal: String, _ world: World) -> String {
    "ended at \(clock(end, world)); \(renewal) opens a new one"
  }

  static func ended(_ ending: Memory.Ending?, _ profile: String, renewal: String) -> String {
    switch ending {
    case .expired: "ended; \(renewal) opens a new one"
    case .loggedOut: "ended in another terminal; \(loginCommand(profile)) opens a new one"
    case .unjudged: "unknown because files could not be read; aws-mfa checks again at the next prompts"
    case nil: "of unknown length"
    }
  }

  /// The user's wall clock: `09:41`, `09:41 tomorrow` or `09:41 on 2026-01-03`.
  private static func clock(_ instant: Instant, _ world: World) -> String {
    let time = world.clock.localTime(instant)
    let hour = "\(twoDigits(time.hour)):\(twoDigits(time.minute))"
    if time.isSameDay(as: world.clock.localTime(world.clock.now())) { return hour }
    if time.isSameDay(as: world.clock.localTime(world.clock.now() + 86_400)) { return hour + " tomorrow" }
    return "\(hour) on \(time.year)-\(twoDigits(time.month))-\(twoDigits(time.day))"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  static func cause(_ failure: Failure, _ paths: Paths) -> String {
    "aws-mfa: \(failure.words(paths).error)"
  }

  /// A failure as it is printed: the cause, then the next step.
  static func text(_ failure: Failure, _ paths: Paths? = nil) -> String {
    let words = failure.words(paths)
    return "aws-mfa: \(words.error)\nhint: \(words.hint)"
  }
}

extension Failure {
  /// Whether the failure is about a file that will never be writable.
  fileprivate var isForGood: Bool {
    guard case .file(let cause) = self else { return false }
    return switch cause.reason {
    case .notWritable, .notRegular, .tooLarge: true
    case .unreadable, .diskFull, .locked, .changing, .beingWritten, .cutShort: false
    }
  }
}

extension LocalTime {
  fileprivate func isSameDay(as other: LocalTime) -> Bool {
    (year, month, day) == (other.year, other.month, other.day)
  }
}
