import AWSConfig
import Secrecy
import ShellCode
import ShellState

/// `login` and `renew`, what `exec` and `console` begin with, and what brings a session back.
///
/// States: *resolved* (roles, keys, device, endpoint known) → *joined*, or *asked* → *opened* → *stored* → emitted.
/// Until STS has answered with a session nothing is changed, neither the shell nor a file.
struct Login {
  private var context: Context
  private let arguments: Arguments
  private let choice: ProfileChoice
  /// Nobody has typed it: a session comes back, and the shell stays in its state.
  private let isRevival: Bool
  private let isUninvited: Bool
  private let isHurried: Bool
  private var isForced: Bool
  /// Nobody else asks on the terminal meanwhile.
  private var hasTurn = false

  init(
    context: Context, arguments: Arguments, choice: ProfileChoice, isForced: Bool, isRevival: Bool = false,
    isUninvited: Bool = false, isHurried: Bool = false
  ) {
    (self.context, self.arguments, self.choice) = (context, arguments, choice)
    (self.isForced, self.isRevival) = (isForced, isRevival)
    (self.isUninvited, self.isHurried) = (isUninvited, isHurried)
  }

  func run() throws(Failure) -> Outcome {
    let entered = try enter()
    if arguments.flags.contains(.storeOnly) { return Outcome() }
    if !isUninvited {
      for neighbour in Neighbour.present(in: context.world.environment) { context.world.say(Wording.beside(neighbour)) }
    }
    return Outcome(plan: context.plan(for: change(for: entered)))
  }

  /// Joins or opens the session.
  func enter() throws(Failure) -> Entered {
    let position = context.position()
    let target = try context.target(
      of: choice, serial: arguments.values[.serial], role: arguments.values[.role],
      verb: arguments.isVerbNamed ? arguments.verb : nil)
    let limits = try SessionLimits(
      arguments, file: position.file(of: target.name), context.settings, for: target)
    if stores(target) { try checkStore(for: target) }
    if !isForced, let entered = try join(target, limits, position) { return entered }
    let isPatient = !isUninvited && !hasTurn && arguments.values[.code] == nil
    let turn = context.world.terminal.takeTurn(isPatient)
    defer { withExtendedLifetime(turn.isLate) {} }
    // Who had the turn before may be done since the files were read, and was not waited for then.
    if turn.isLate || isPatient && context.newSession(of: target) != nil { return try enterLate(target) }
    do throws(Failure) { return try open(target, limits, position) } catch {
      guard case .openedMeanwhile = error else { throw error }
      return try enterLate(target)
    }
  }

  /// What is stored, here or by the older aws-mfa, if it lasts.
  private func join(_ target: Target, _ limits: SessionLimits, _ position: Position) throws(Failure) -> Entered? {
    func lasts(_ session: StoredSession) -> Bool {
      session.credentials.secondsLeft(at: context.now) >= limits.wanted ?? 0
    }
    if let session = context.storedSession(of: target, lasting: limits.minTTL), lasts(session) {
      return joined(session, target, position)
    }
    guard let session = context.olderSession(of: target, lasting: limits.minTTL), lasts(session) else { return nil }
    context.world.say(Wording.joinedOlder(session, target.name, context.world))
    return Entered(
      session: session, target: target, isStored: try store(Opened(session: session), target), position: position)
  }

  private func open(_ target: Target, _ limits: SessionLimits, _ position: Position) throws(Failure) -> Entered {
    let opened = try Opening(
      context: context, target: target, limits: limits, isStoring: !arguments.flags.contains(.noStore),
      givenCode: arguments.values[.code], isUninvited: isUninvited, isHurried: isHurried
    ).run()
    if stores(target), context.adoptsSection(of: target) {
      context.world.say(Wording.adopting(target.name))
    }
    let isStored = try store(opened, target)
    context.world.say(Wording.opened(opened.session, target.name, at: target.endpoint, context.world))
    return Entered(session: opened.session, target: target, isStored: isStored, position: position)
  }

  private func change(for entered: Entered) -> Change {
    guard isRevival else { return entered.change(context) }
    return context.entering(
      entered.session, entered.target, isStored: entered.isStored, context.shell.memory.state, at: entered.position)
  }

  /// After somebody else was asked: if a session has come of it, that is joined, however new it was to be.
  private func enterLate(_ target: Target) throws(Failure) -> Entered {
    let before = context.storedSession(of: target)?.credentials.keys.id
    var login = self
    login.context = try Context(context.world)
    login.hasTurn = true
    let isSame = login.context.storedSession(of: target)?.credentials.keys.id == before
    login.isForced = isForced && (isSame || arguments.flags.contains(.noStore))
    return try login.enter()
  }

  private func joined(_ session: StoredSession, _ target: Target, _ position: Position) -> Entered {
    noteLast(target.name)
    if arguments.verb.changesShell { context.world.say(Wording.joined(session, target.name, context.world)) }
    return Entered(session: session, target: target, isStored: true, position: position)
  }

  /// A session for one command, for the console, or for the file only, is not the one that new terminals join, nor is one
  /// that comes back by itself.
  private var isForShell: Bool {
    !arguments.flags.contains(.storeOnly) && arguments.verb.changesShell && !isRevival
  }

  // MARK: Storing

  /// What is sure to keep the session out of the file is said before a code is asked for, if the file is all that it is for.
  private func checkStore(for target: Target) throws(Failure) {
    try context.checkSection(of: target)
    if arguments.flags.contains(.storeOnly), let why = SessionSection.unreadability(of: target.profile.name) {
      throw .unreadableName(profile: target.profile.name, why)
    }
  }

  private func stores(_ target: Target) -> Bool {
    !arguments.flags.contains(.noStore) && !target.isOneOff
  }

  /// Whether the session is in the credentials file now. If it cannot be, the user is told and goes on with the shell's copy.
  /// With `--store-only` there is no such copy, and the login has failed.
  private func store(_ opened: Opened, _ target: Target) throws(Failure) -> Bool {
    guard stores(target) else { return false }
    do throws(Failure) {
      try context.store(opened, of: target)
    } catch {
      if case .sourceEnded = error { throw error }
      if arguments.flags.contains(.storeOnly) { throw error }
      context.world.say(Wording.notStored(error, context.paths))
      return false
    }
    noteChange(target.name, opened.session)
    return true
  }

  private func noteLast(_ profile: String) {
    context.state.settleQuestion(of: profile, until: nil)
    if isForShell { context.state.choose(profile) }
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
    let target: Target
    let isStored: Bool
    let position: Position

    func change(_ context: Context) -> Change {
      let state = position.state(choosing: target.name)
      return context.entering(session, target, isStored: isStored, state, at: position)
    }
  }
}
