import AWSAPI
import AWSConfig
import Secrecy
import ShellState
import Text

/// `setup`: turns a profile that has only long-term keys into one that knows its device and its usual duration.
///
/// A profile that is not there yet, or has no keys, is made first (``NewProfile``); with `--role`, one for a role
/// (``NewRole``).
///
/// States: *found* → *tested* with a code, whose session is stored → *shown* what would be written → written, on
/// consent.
struct Setup {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    // The rest of a paste that answered questions may hold a secret, and must not run as a command.
    defer { context.world.terminal.forgetTyped() }
    if let arn = arguments.values[.role] {
      return try NewRole(context: context, arguments: arguments, arn: arn).run()
    }
    _ = try ProfileName.region(arguments.values[.region])
    switch try SetupSubject(context: context, operand: arguments.operand).find() {
    case .new(let name): return try NewProfile(context: context, arguments: arguments, name: name).run()
    case .known(let name): return try run(choice(name ?? arguments.operand))
    }
  }

  private func run(_ choice: ProfileChoice) throws(Failure) -> Outcome {
    guard try TokenRemoval(context: context, profile: choice.name).run() else { return try setUp(choice) }
    // The file has changed by now.
    return try Setup(context: Context(context.world), arguments: arguments).setUp(choice)
  }

  private func setUp(_ choice: ProfileChoice) throws(Failure) -> Outcome {
    let target = try context.keysOwner(
      of: context.target(of: choice, serial: arguments.values[.serial], needsDevice: false))
    let device: Device
    if let known = target.device {
      device = known
    } else {
      device = try DeviceChoice(context: context, target: target, keys: try context.keys(of: target)).run()
    }
    context.world.say(Wording.setupDevice(target.name, device))
    let limits = try SessionLimits(arguments, context.settings, for: target.with(device))
    let isKept = try test(target.with(device), limits)
    guard belongsToProfile(target) else {
      context.world.say(Wording.setupOfNoProfile())
      return Outcome()
    }
    do throws(Failure) { try complete(target, device, limits) } catch {
      guard isKept else { throw error }
      if case .file = error { context.world.say(Wording.setupKept(target.name)) }
      throw error.afterTest(of: target.name)
    }
    return try enter(choice, target, isKept: isKept)
  }

  /// Keeps the session of a profile that has just been written.
  func keepAndEnter(_ issued: IssuedSession, _ target: Target, _ choice: ProfileChoice) throws(Failure) -> Outcome {
    try enter(choice, target, isKept: keep(issued, of: target))
  }

  /// If a shell is listening, it gets the session.
  private func enter(_ choice: ProfileChoice, _ target: Target, isKept: Bool) throws(Failure) -> Outcome {
    guard isKept, context.world.shell != nil else {
      context.world.say(Wording.setupDone(target.name))
      return Outcome()
    }
    // The profile has changed by now.
    return try Context(context.world).logIn(
      Arguments(verb: .login), ProfileChoice(name: target.name, isNamed: choice.isNamed), isForced: false)
  }

  private func complete(_ target: Target, _ device: Device, _ limits: SessionLimits) throws(Failure) {
    let usual = try limits.duration(of: target.with(device))
    let duration = try ask(usual, device, of: target.name)
    try offer(
      ProfileEdit(
        serial: device.serial.text, duration: duration == usual ? nil : duration, region: arguments.values[.region],
        for: target.profile), target
    )
  }

  // MARK: Which profile

  /// The profile that is meant, if it has keys; else the only one with keys, or the one that the user picks.
  private func choice(_ operand: String?) throws(Failure) -> ProfileChoice {
    let meant = context.profileName(operand)
    if operand != nil || meant.isNamed || context.shell.userAccessKeys != nil || hasKeys(meant.name) {
      return meant
    }
    let names = context.userProfiles.filter(hasOwnKeys)
    guard let first = names.first else { throw .noKeys(profile: meant.name) }
    guard names.count > 1 else { return ProfileChoice(name: first, isNamed: true) }
    return ProfileChoice(
      name: try context.chosenProfile(among: names, orElse: .setupNeedsTerminal(profile: nil)), isNamed: true)
  }

  /// In many files `[default]` only sets a region.
  private func hasKeys(_ profile: String) -> Bool {
    (try? context.shared.resolution(of: profile)).map { $0.keys != .none } ?? false
  }

  /// Whether a profile has long-term keys itself, and not those of a session.
  private func hasOwnKeys(_ profile: String) -> Bool {
    guard let resolution = try? context.shared.resolution(of: profile), resolution.profiles.count == 1,
      let id = resolution.keys.keyID
    else { return false }
    return !AccessKeys.isTemporaryID(id)
  }

  /// Whether the keys are the profile's. The environment's may belong to another profile than the one they go by, or to
  /// none; then their device is not the profile's.
  private func belongsToProfile(_ target: Target) -> Bool {
    guard target.resolution.keys == .environment, target.role == nil else { return true }
    return target.profile[.accessKeyID] == context.shell.userAccessKeys?.id
  }

  // MARK: The test

  /// Tests the device with a code. Returns whether the new session is in a file.
  private func test(_ target: Target, _ limits: SessionLimits) throws(Failure) -> Bool {
    try context.checkSection(of: target)
    let issued: IssuedSession
    do throws(Failure) {
      issued = try NewSession(
        context: context, target: target, limits: limits, isStoring: true, givenCode: nil, occasion: .setup
      ).open()
    } catch {
      if case .nobodyToAsk = error { throw .setupNeedsTerminal(profile: target.name) }
      throw error
    }
    context.world.say(Wording.opened(issued.session, target.name, at: target.endpoint, context.world))
    return keep(issued, of: target)
  }

  /// Returns whether the session is in a file now.
  private func keep(_ issued: IssuedSession, of target: Target) -> Bool {
    do throws(Failure) {
      try context.store(issued, of: target)
      context.warnOfReaders()
      try? context.stateDirectory.bumpGeneration(issued.session.credentials.keys.id)
      return true
    } catch {
      context.world.say(Wording.setupNotStored(error, context.paths))
      return false
    }
  }

  // MARK: The usual duration

  func ask(_ usual: Int, _ device: Device, of profile: String) throws(Failure) -> Int {
    let bounds = device.serial.isRootUser ? 900...SessionDuration.hour : SessionDuration.bounds
    func read(_ answer: String) -> Int? {
      answer.isEmpty ? usual : Lifetime.seconds(answer).flatMap { bounds.contains($0) ? $0 : nil }
    }
    return try context.answer(
      to: Wording.durationQuestion(usual, bounds), orElse: .nobodyToAsk(profile: profile),
      slip: { Wording.noDuration($0, bounds) }, read)
  }

  // MARK: What is written

  private func offer(_ edit: ProfileEdit, _ target: Target) throws(Failure) {
    // The session of the test may be in a file by now.
    let shared = try Context(context.world).shared
    let change = ShownChange(
      context: context, profile: target.name, isInCredentials: edit.isInCredentials,
      old: edit.document(of: shared).bytes, new: edit.applied(to: shared), diff: edit.diff(in: shared))
    guard change.new != change.old else { return }
    if try !change.offer(orElse: .nobodyToAsk(profile: target.name)) {
      context.world.say(Wording.notWritten(change.file))
    }
  }
}

extension Failure {
  /// The same failure, for a setup whose test has stored a session.
  fileprivate func afterTest(of profile: String) -> Failure {
    switch self {
    case .interrupted: .setupBrokenOff(.interrupted, profile: profile)
    case .nobodyToAsk: .setupBrokenOff(.nobodyToAsk, profile: profile)
    case .badChoice(let answer): .setupBrokenOff(.badChoice(answer), profile: profile)
    default: self
    }
  }
}
