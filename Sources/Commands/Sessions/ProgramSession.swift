import AWSAPI
import AWSConfig
import ShellState

/// The session of a profile for a program: `credential-process`, `export` and `exec`.
///
/// A role's session lasts an hour, and many programs run for longer. Shortly before its end the role is assumed anew
/// with the MFA session: without a code, by one process at a time. The others wait, and take what it brought.
///
/// The moves are in ``Move``. Nobody is ever asked here: `stop` is where only a code would help.
struct ProgramSession {
  /// Who wants the session.
  enum Reader {
    /// An SDK, which runs us again and again, and shows its user nothing or everything that we say.
    case sdk
    /// A script, which reads what is printed.
    case script
    /// A command that runs with the session.
    case command
  }

  private let context: Context
  private let target: Target
  private let reader: Reader
  private let budget: TimeBudget
  private let began: Instant

  init(context: Context, target: Target, for reader: Reader) {
    self.init(
      reader == .sdk ? context.silent : context, target, reader,
      TimeBudget(context.world, seconds: TimeBudget.program))
  }

  private init(_ context: Context, _ target: Target, _ reader: Reader, _ budget: TimeBudget) {
    (self.context, self.target, self.reader, self.budget) = (context, target, reader, budget)
    began = context.now
  }

  /// What is true of a target's session.
  struct Facts: Equatable {
    /// How long the stored session lasts, in seconds; `nil` if there is none.
    var left: Int?
    /// Whether it was stored while this process was waiting for it.
    var isNew = false
    /// Whether the target is a role that can be assumed without a code.
    var canAssume = false
    /// A role with less than this is assumed anew, in seconds.
    var margin = ProgramSession.margin
    /// Whether it could not be assumed a moment ago.
    var isPaused = false
  }

  /// What follows from the facts.
  enum Move: Equatable {
    /// The stored session is good enough, or there is no better one.
    case use
    case assume
    /// There is no session, and it is too early to try again.
    case pause
    /// There is no session, and only a code opens one.
    case stop

    init(_ facts: Facts) {
      if let left = facts.left, facts.isNew || !facts.canAssume || facts.isPaused || left >= facts.margin {
        self = .use
      } else {
        self = !facts.canAssume ? .stop : facts.isPaused ? .pause : .assume
      }
    }
  }

  /// botocore asks for new credentials when the old ones have less than this left.
  static let margin = 900

  /// Whether a call is due.
  var isDue: Bool { Move(facts(in: context)) == .assume }

  struct Obtained {
    let session: StoredSession
    /// With the files as they are now.
    let context: Context
    var isAssumed = false
    /// Why the session is in no file.
    var notStored: Failure?
  }

  func obtain() throws(Failure) -> Obtained {
    if let obtained = try obtained(in: context) { return obtained }
    guard let lock = context.world.files.lock(lockPath, budget.millisecondsLeft) else {
      return try goingOn(after: .roleAwaited(profile: target.profile.name))
    }
    defer { withExtendedLifetime(lock) {} }
    let late = try context.reread()
    if let obtained = try obtained(in: late, isLate: true) { return obtained }
    return try assumed(in: late)
  }

  /// What there is without a call; `nil` if one is due.
  ///
  /// - Parameter isLate: whether other processes may have been at work since this one began.
  private func obtained(in context: Context, isLate: Bool = false) throws(Failure) -> Obtained? {
    switch Move(facts(in: context, isLate: isLate)) {
    case .use: return stored(in: context).map { Obtained(session: $0, context: context) }
    case .assume: return nil
    case .pause:
      guard let pause = pause(in: context) else { return nil }
      throw .rolePaused(
        profile: pause.profile, pause.reason, ago: context.now - pause.since, again: pause.until - context.now)
    case .stop: throw context.absence(of: target)
    }
  }

  // MARK: Facts

  private func stored(in context: Context) -> StoredSession? {
    context.storedSession(of: target, tiedBy: target.accepted)
  }

  private func facts(in context: Context, isLate: Bool = false) -> Facts {
    let session = stored(in: context)
    return Facts(
      left: session?.credentials.secondsLeft(at: context.now),
      isNew: isLate && session != stored(in: self.context),
      canAssume: canAssume(target, in: context), margin: margin, isPaused: isPaused(in: context, isLate: isLate))
  }

  private func pause(in context: Context) -> Backoff<RolePauseReason>? {
    context.stateDirectory.pause(of: target.profile.name)
  }

  /// A person who runs a command may have got the network back a moment ago: only a failure that this process has
  /// waited for counts then.
  private func isPaused(in context: Context, isLate: Bool) -> Bool {
    guard let pause = pause(in: context) else { return false }
    let isPaused = pause.lasts(at: context.now) && (reader != .command || isLate && pause.since >= began)
    context.world.trace(TraceWording.pause(pause, isOver: !isPaused, now: context.now))
    return isPaused
  }

  /// A quarter of the role's own time, so that a short session is not replaced as soon as it is there.
  private var margin: Int { min(Self.margin, ((try? duration) ?? SessionDuration.hour) / 4) }

  /// At most an hour: AWS gives no more to a role that is assumed with a session.
  private var duration: Int {
    get throws(Failure) {
      let limits = try SessionLimits(
        Arguments(verb: .login), file: context.decision().file(of: target.name), context.settings, for: target)
      return min(SessionDuration.hour, try limits.duration(of: target))
    }
  }

  /// Whether the role can be assumed now without a code, and its session stored. After a logout it must be asked for.
  private func canAssume(_ target: Target, in context: Context) -> Bool {
    guard target.role != nil, let source = (try? context.source(of: target)) ?? nil else { return false }
    if !target.isUnkept {
      let name = target.profile.name
      if SessionSection.unreadability(of: name) != nil || context.shared.wasLoggedOut(name) { return false }
      switch context.shared.sessionSection(of: name) {
      case .absent, .empty, .session: break
      case .adoptable, .foreign: return false
      }
    }
    return context.storedSession(of: source, tiedBy: source.accepted) ?? context.olderSession(of: source) != nil
      || canAssume(source, in: context)
  }

  // MARK: The call

  private var lockPath: String {
    context.paths.lock(
      ofRole: target.profile.name, forRealPath: context.world.files.realPath(context.paths.credentials))
  }

  private func assumed(in context: Context) throws(Failure) -> Obtained {
    let issued: IssuedSession
    do throws(Failure) { issued = try called(target, in: context) } catch {
      if let reason = error.pauseReason {
        let pause = Backoff(of: target.profile.name, reason, after: pause(in: context), now: context.now)
        context.stateDirectory.note(pause)
        context.world.trace(TraceWording.pause(pause, isOver: false, now: context.now))
      }
      return try goingOn(after: error)
    }
    context.stateDirectory.endPause(of: target.profile.name, RolePauseReason.self)
    do throws(Failure) { try context.store(issued, of: target) } catch {
      switch error {
      case .sourceEnded, .noSession: throw error
      default: return Obtained(session: issued.session, context: context, isAssumed: true, notStored: error)
      }
    }
    try? context.stateDirectory.bumpGeneration(issued.session.credentials.keys.id)
    context.stateDirectory.endQuestion(of: target.profile.name)
    return Obtained(session: issued.session, context: try context.reread(), isAssumed: true)
  }

  private func called(_ target: Target, in context: Context) throws(Failure) -> IssuedSession {
    guard let role = target.role, let source = try context.source(of: target) else { throw context.absence(of: target) }
    try context.checkCertificates(for: target)
    let base = try self.base(source, in: context)
    guard budget.secondsLeft > 0 else { throw .transport(.timedOut, host: target.endpoint.host) }
    let session = try context.assume(
      role, of: target, lasting: try duration, with: base.session, of: source, within: budget.secondsLeft)
    return IssuedSession(session: session, base: base.isKept ? source.profile.name : nil, isByItself: true)
  }

  /// The session that a role is assumed with. In a chain, that is a role's too, and may be due itself.
  private func base(_ source: Target, in context: Context) throws(Failure) -> (session: StoredSession, isKept: Bool) {
    if source.isUnkept { return (try called(source, in: context).session, false) }
    if source.role != nil {
      let obtained = try ProgramSession(context, source, reader, budget).obtain()
      return (obtained.session, obtained.notStored == nil)
    }
    if let session = context.storedSession(of: source, tiedBy: source.accepted) { return (session, true) }
    guard let older = context.olderSession(of: source) else { throw context.absence(of: source) }
    return (older, false)
  }

  /// Goes on with the stored session as long as it lasts, unless somebody has ended it in the meantime.
  private func goingOn(after failure: Failure) throws(Failure) -> Obtained {
    if [.callInterrupted, .interrupted].contains(failure) { throw failure }
    let context = try context.reread()
    guard let session = stored(in: context) else { throw failure }
    context.world.say(
      Wording.notAssumedAnew(target.name, failure, left: session.credentials.secondsLeft(at: context.now)))
    return Obtained(session: session, context: context)
  }
}

extension Failure {
  /// Why trying again at once would be in vain; `nil` if it would not.
  fileprivate var pauseReason: RolePauseReason? {
    switch status {
    case .refused: .refused
    case .unreachable: .unreachable
    default: nil
    }
  }
}
