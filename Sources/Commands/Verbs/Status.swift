import AWSAPI
import AWSConfig
import ShellState
import Text

/// `status`: shows what this shell uses, why, and for how long. With a profile or `--min-ttl` it tests a session.
struct Status {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    guard arguments.operand == nil, arguments.values[.minTTL] == nil else {
      return try SessionTest(context: context, arguments: arguments).run()
    }
    return Outcome(output: arguments.flags.contains(.json) ? json.text + "\n" : text)
  }

  private var profile: String? { context.shell.activeProfile }

  private var stored: StoredSession? {
    guard let profile, context.shell.memory.isStored,
      case .session(let session) = context.shared.sessionSection(of: profile)
    else { return nil }
    return session
  }

  /// The tie of the session or, without one, of the profile as it resolves.
  private var tie: Tie? { profile == nil ? nil : context.tie(of: context.shell.memory) }

  private var account: String? {
    profile == nil ? nil : context.owner(of: context.shell.memory).account
  }

  private var expiration: Instant? { isSessionInThisShell ? context.shell.memory.expiration : nil }

  /// Whether the session was neither ended in another terminal nor removed by a failed run.
  private var isSessionInThisShell: Bool { profile != nil && [nil, .expired].contains(context.shell.memory.ending) }

  private var secondsLeft: Int? { expiration.map { max(0, $0 - context.now) } }

  var source: String? {
    switch context.shell.state {
    case .none: nil
    case .hand: "login"
    case .directory, .restored, .user, .off: context.shell.state.rawValue
    }
  }

  private var json: JSON {
    Self.json(
      profile, account: account, expiration, secondsLeft: secondsLeft, source: source,
      root: context.shell.state == .directory ? context.shell.memory.directoryMemory.root : nil)
  }

  static func json(
    _ profile: String?, account: String?, _ expiration: Instant?, secondsLeft: Int?, source: String?, root: String?
  ) -> JSON {
    .object([
      ("profile", JSON(profile)),
      ("account", JSON(account)),
      ("expiration", JSON(expiration?.rfc3339)),
      ("seconds_left", JSON(secondsLeft)),
      ("source", JSON(source)),
      ("root", JSON(root)),
    ])
  }

  private var text: String {
    guard let profile else { return idle + ignored + otherTools + keyAge }
    let place = printable(context.paths.shown(context.paths.credentials))
    let section = printable(SessionSection.name(for: profile))
    return """
      profile  \(Wording.name(profile, tie, role: context.shell.memory.role))
      session  \(life)
      source   \(source ?? "")\(file)
      stored   \(stored == nil || !isSessionInThisShell ? "no" : "[\(section)] in \(place)")

      """ + ignored + otherTools + keyAge
  }

  private var keyAge: String { KeyAgeNotice(context: context, profile: profile).text }

  /// The other tools that have left credentials in this shell.
  private var otherTools: String {
    OtherTool.present(in: context.world.environment)
      .map { "beside   \($0.variable.rawValue) of \($0.name)\nhint     \($0.remedy)\n" }.joined()
  }

  /// The file that decided. In bash, until the next prompt, this may differ from the file that applies here.
  var file: String {
    guard context.shell.state == .directory, let root = context.shell.memory.directoryMemory.root else { return "" }
    let here = context.nearestFile.directory.flatMap { $0.root == root ? $0.path : nil }
    return " (\(printable(context.paths.shown(here ?? root + "/" + DirectoryFile.name))))"
  }

  /// Why the file that applies here changes nothing, and how to fix that.
  private var ignored: String {
    guard let file = context.nearestFile.ignored else { return "" }
    let words = file.cause.words(printable(context.paths.shown(file.path)))
    return "ignored  \(words.error)\nhint     \(words.hint)\n"
  }

  private var life: String {
    guard let expiration, let secondsLeft else {
      return Wording.ended(context.shell.memory.ending, profile ?? "", renewal: renewal)
    }
    return secondsLeft == 0
      ? Wording.ended(at: expiration, renewal: renewal, context.world) : Wording.until(expiration, context.world)
  }

  private var renewal: String { context.renewal(of: profile ?? "") }

  /// What the user has set. Profiles are named; keys are not shown.
  private var ruling: String {
    guard let variable = context.shell.ruling else { return "credentials of its own" }
    let isProfile = [.profile, .defaultProfile, .awsVault, .awsumeProfile].contains(variable)
    let value = isProfile ? context.world.environment[variable].map { "=" + printable($0) } : nil
    return "your " + variable.rawValue + (value ?? "")
  }

  private func unknown(_ profile: String) -> String {
    Wording.unknown(profile, near: suggestions(for: profile, among: context.userProfiles).first)
  }

  private var idle: String {
    switch context.shell.state {
    case .off: "aws-mfa is off in this shell; aws-mfa PROFILE turns it on again\n"
    case .user: "this shell uses \(ruling); aws-mfa PROFILE replaces that with a session\n"
    case .directory where !file.isEmpty && !context.isKnown(context.shell.memory.profile ?? ""):
      "no session in this shell; \(unknown(context.shell.memory.profile ?? ""))\(file)\n"
    case .directory where !file.isEmpty:
      "no session in this shell; aws-mfa opens one for \(printable(context.shell.memory.profile ?? ""))\(file)\n"
    default: unknownHere ?? "no session in this shell; aws-mfa PROFILE opens or joins one\n"
    }
  }

  /// What to say where a trusted file names a profile that does not exist, even in a shell without hooks.
  private var unknownHere: String? {
    guard let directory = context.nearestFile.directory, !context.isKnown(directory.says.profile) else { return nil }
    let path = printable(context.paths.shown(directory.path))
    return "no session in this shell; \(unknown(directory.says.profile)) (\(path))\n"
  }
}
