import AWSConfig
import Secrecy
import ShellCode

/// `login` and `renew`, and what `exec` does before its command.
///
/// States: *resolved* (profile, keys, device, endpoint known) → *joined*, or *asked* → *opened* → *stored* → emitted.
/// Until STS has answered with a session nothing is changed, neither the shell nor a file.
struct Login {
  let context: Context
  let arguments: Arguments
  let choice: ProfileChoice
  let isForced: Bool
  var isUninvited = false
  var isHurried = false

  func run() throws(Failure) -> Outcome {
    let entered = try enter()
    if arguments.flags.contains(.storeOnly) { return Outcome() }
    return Outcome(plan: context.plan(for: entered.change(context)))
  }

  /// Joins or opens the session.
  func enter() throws(Failure) -> Entered {
    let position = context.position()
    let limits = try Limits(arguments, context.settings)
    let base = try context.base(
      of: choice, serial: arguments.values[.serial],
      verb: arguments.isVerbNamed ? arguments.verb : nil)
    let section = context.shared.sessionSection(of: base.profile.name)
    if case .foreign(let owner) = section, !arguments.flags.contains(.noStore) {
      throw .foreignSection(profile: base.profile.name, owner)
    }
    if !isForced, let session = context.storedSession(of: base, lasting: limits.minTTL),
      session.credentials.secondsLeft(at: context.now) >= limits.wanted ?? 0
    {
      return joined(session, base, position)
    }
    let opened = try SessionOpening(
      context: context, base: base, device: try device(for: base),
      duration: try limits.duration(
        for: base, file: position.file(of: base.profile.name), settings: context.settings),
      givenCode: arguments.values[.code], isUninvited: isUninvited, isHurried: isHurried
    ).run()
    if section == .adoptable, !arguments.flags.contains(.noStore) {
      context.world.say(Wording.adopting(base.profile.name))
    }
    let isStored = try store(opened, base)
    context.world.say(Wording.opened(opened, base, context))
    return Entered(session: opened, base: base, isStored: isStored, position: position)
  }

  private func joined(_ session: StoredSession, _ base: Base, _ position: Position) -> Entered {
    noteLast(base.profile.name)
    if arguments.verb != .exec { context.world.say(Wording.joined(session, base.profile.name, context)) }
    return Entered(session: session, base: base, isStored: true, position: position)
  }

  /// A session for one command, or for the file only, is not the one that new terminals join.
  private var isForShell: Bool { !arguments.flags.contains(.storeOnly) && arguments.verb != .exec }

  /// The configured device, else the one that worked last with these keys.
  private func device(for base: Base) throws(Failure) -> Base.Device {
    if let device = base.device { return device }
    let last = context.state.workingDevices.first { $0.accessKeyID == base.keys.id }
    guard let serial = last.flatMap({ DeviceSerial($0.serial) }) else {
      throw .noSerial(profile: base.profile.name)
    }
    return Base.Device(serial: serial, source: "the device that worked last")
  }

  // MARK: Storing

  /// Whether the session is in the credentials file now. If it cannot be, the user is told and goes on with the shell's copy.
  /// With `--store-only` there is no such copy, and the login has failed.
  private func store(_ session: StoredSession, _ base: Base) throws(Failure) -> Bool {
    if arguments.flags.contains(.noStore) { return false }
    do throws(Failure) {
      try write(session, base)
    } catch {
      if arguments.flags.contains(.storeOnly) { throw error }
      context.world.say(Wording.notStored(error, context.paths))
      return false
    }
    noteChange(base.profile.name, session)
    return true
  }

  private func write(_ session: StoredSession, _ base: Base) throws(Failure) {
    if isPoisonous(session, base) {
      throw .notOverwritten(profile: base.profile.name, endpoint: base.endpoint.url)
    }
    try context.world.files.update(context.paths.credentials) { bytes throws(Failure) in
      try storing(session, base, in: bytes)
    }
  }

  /// A live session of another endpoint is not overwritten by a shell whose endpoint is not AWS: a project's settings for a
  /// local stand-in must not reach every terminal.
  private func isPoisonous(_ session: StoredSession, _ base: Base) -> Bool {
    guard case .session(let stored) = context.shared.sessionSection(of: base.profile.name),
      stored.credentials.secondsLeft(at: context.now) > 0
    else { return false }
    return session.tie.endpoint != nil && stored.tie.endpoint != session.tie.endpoint
  }

  private func storing(_ session: StoredSession, _ base: Base, in bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let shared = try context.shared(with: bytes)
    if case .foreign(let owner) = shared.sessionSection(of: base.profile.name) {
      throw .foreignSection(profile: base.profile.name, owner)
    }
    let resolution = (try? shared.resolution(of: base.profile.name)) ?? Resolution(environmentKeysFor: base.profile)
    return try context.endingExpired(in: shared.storing(session, for: resolution))
  }

  private func noteLast(_ profile: String) {
    context.state.settleQuestion(of: profile, until: nil)
    guard isForShell, context.state.last != profile else { return }
    try? context.state.setLast(profile)
  }

  private func noteChange(_ profile: String, _ session: StoredSession) {
    do {
      if isForShell { try context.state.setLast(profile) }
      try context.state.bumpGeneration(session.credentials.keys.id)
      context.state.settleQuestion(of: profile, until: nil)
    } catch {
      context.world.say(Wording.notShared(error, context.paths))
    }
  }
}

extension Login {
  /// The session that a login ended with.
  struct Entered {
    let session: StoredSession
    let base: Base
    let isStored: Bool
    let position: Position

    func change(_ context: Context) -> Change {
      let state = position.state(choosing: base.profile.name)
      return context.entering(session, base, isStored: isStored, state, at: position)
    }
  }

  /// The times that options and settings put on a session, in seconds.
  private struct Limits {
    /// Asked for by `--duration`.
    let wanted: Int?
    let minTTL: Int

    init(_ arguments: Arguments, _ settings: Settings) throws(Failure) {
      wanted = try Self.time(.duration, arguments)
      minTTL = try Self.time(.minTTL, arguments) ?? (arguments.verb == .exec ? 0 : settings.minTTL)
      if let wanted, !SessionDuration.bounds.contains(wanted) {
        throw .durationOutOfBounds(wanted, source: Option.duration.flag)
      }
    }

    /// The option, the directory's file, the profile, the setting, else the most that AWS gives.
    func duration(for base: Base, file: DirectoryFile?, settings: Settings) throws(Failure) -> Int {
      if let wanted = wanted ?? file?.duration { return wanted }
      if let text = base.profile[.durationSeconds] {
        let source = "\(ProfileKey.durationSeconds.rawValue) of profile \(printable(base.profile.name))"
        guard let seconds = Int(text) else { throw .badDuration(text, source: source) }
        guard SessionDuration.bounds.contains(seconds) else {
          throw .durationOutOfBounds(seconds, source: source)
        }
        return seconds
      }
      if let duration = settings.duration { return duration }
      let isRoot = base.device?.serial.isRoots ?? false
      return isRoot ? SessionDuration.root : SessionDuration.bounds.upperBound
    }

    private static func time(_ option: Option, _ arguments: Arguments) throws(Failure) -> Int? {
      guard let text = arguments.values[option] else { return nil }
      guard let seconds = Lifetime.seconds(text) else { throw .usage(.badTime(option, text)) }
      return seconds
    }
  }
}
