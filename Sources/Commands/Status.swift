import AWSConfig

/// `status`: what this shell uses, why, and for how long.
struct Status {
  let context: Context

  func outcome(isJSON: Bool) -> Outcome {
    Outcome(output: isJSON ? json.text + "\n" : text)
  }

  private var profile: String? { context.shell.activeProfile }

  private var stored: StoredSession? {
    guard let profile, case .session(let session) = context.shared.sessionSection(of: profile)
    else { return nil }
    return session
  }

  private var serial: String? {
    stored?.tie.serial ?? profile.flatMap(context.shared.profile)?[.mfaSerial]
  }

  private var account: String? {
    serial.flatMap(DeviceSerial.init)?.account
  }

  private var expiration: Instant? { profile == nil ? nil : context.shell.memory.expiration }

  private var secondsLeft: Int? { expiration.map { max(0, $0 - context.now) } }

  private var source: String? {
    switch context.shell.state {
    case .none: nil
    case .hand: "login"
    case .restored, .user, .off: context.shell.state.rawValue
    }
  }

  private var json: JSON {
    .object([
      ("profile", JSON(profile)),
      ("account", JSON(account)),
      ("expiration", JSON(expiration?.rfc3339)),
      ("seconds_left", JSON(secondsLeft)),
      ("source", JSON(source)),
      ("root", JSON(context.world.environment[.mfaRoot])),
    ])
  }

  private var text: String {
    guard let profile else { return idle }
    let place = context.paths.shown(context.paths.credentials)
    let section = printable(SessionSection.name(for: profile))
    return """
      profile  \(Wording.name(profile, serial))
      session  \(life)
      source   \(source ?? "")
      stored   \(stored == nil ? "no" : "[\(section)] in \(place)")

      """
  }

  private var life: String {
    guard let expiration, let secondsLeft else { return "of unknown length" }
    return secondsLeft == 0 ? "expired" : Wording.until(expiration, context)
  }

  private var idle: String {
    switch context.shell.state {
    case .off: "aws-mfa is off in this shell; aws-mfa PROFILE turns it on again\n"
    case .user: "this shell uses credentials of its own; aws-mfa PROFILE replaces them by a session\n"
    default: "no session in this shell; aws-mfa PROFILE opens or joins one\n"
    }
  }
}
