import AWSConfig
import Secrecy
import ShellCode

/// `hook`: brings the shell up to date after something changed: files, variables or the time.
///
/// It asks only where the settings say so, or before a guarded command. What it cannot read is left for a verb that people
/// type to say.
struct Sync {
  let context: Context
  /// The guarded command line that is about to run; empty at a prompt.
  let command: [String]

  /// How long a skipped question is not put again, in seconds.
  private static let snooze = 900
  /// How long a failed renewal is not tried again, in seconds: after the first, the second and every later failure.
  private static let pauses = [60, 300, 900]

  private var shell: ShellState { context.shell }
  private var memory: Memory { shell.memory }

  func run() throws(Failure) -> Outcome {
    if !command.isEmpty { return try beforeCommand() }
    let move = situation.move
    if let revived = reviving(after: move) { return revived }
    let first = shell.isFresh && !context.settings.guarded.isEmpty
    let change = try change(for: move)
    return Outcome(
      plan: context.plan(for: change) + (first ? [.call("_awsmfa_guard", ["-q"] + context.settings.guarded)] : []))
  }

  // MARK: Questions

  /// Before a guarded command the session is joined or asked for. Where nobody can be asked, the command runs all the same.
  private func beforeCommand() throws(Failure) -> Outcome {
    guard let profile = shell.activeProfile, !Guard.isExempt(command) else { return Outcome() }
    do throws(Failure) {
      return try login(profile, isUninvited: false)
    } catch .nobodyToAsk {
      return Outcome()
    }
  }

  private func login(_ profile: String, isUninvited: Bool, isHurried: Bool = false) throws(Failure) -> Outcome {
    try Login(
      context: context, arguments: Arguments(verb: .login), choice: context.choice(of: profile),
      isForced: false, isUninvited: isUninvited, isHurried: isHurried
    ).run()
  }

  /// What the settings want of a session that has ended: `nil` if that is no more than to say so.
  private func reviving(after move: Move) -> Outcome? {
    let isDue =
      move == .expire || (move == .stay && memory.isExpired && memory.asksAgain.map { $0 <= context.now } ?? false)
    guard isDue, !shell.isFresh, let profile = memory.profile else { return nil }
    switch context.settings.onExpiry {
    case .warn: return nil
    case .ask: return asking(for: profile, isFirst: move == .expire)
    case .renew: return renewing(profile, isFirst: move == .expire)
    }
  }

  /// One shell asks; the others name it and do not wait.
  private func asking(for profile: String, isFirst: Bool) -> Outcome {
    let until = context.now + Self.snooze
    if let standing = claim(profile, until: until) { return expired(asksAgain: standing.until) }
    if isFirst, !hasCodeProcess(profile) { say(Wording.expiredAsking(profile)) }
    do throws(Failure) {
      let outcome = try login(profile, isUninvited: true)
      context.state.settleQuestion(of: profile, until: nil)
      return outcome
    } catch .typedAhead {
      context.state.settleQuestion(of: profile, until: nil)
      return expired(asksAgain: context.now)
    } catch {
      if error != .interrupted { say(Wording.text(error)) }
      context.state.settleQuestion(of: profile, until: until)
      return expired(asksAgain: until)
    }
  }

  /// One shell renews, and after a failure all leave it for longer and longer.
  private func renewing(_ profile: String, isFirst: Bool) -> Outcome? {
    guard hasCodeProcess(profile) else { return nil }
    let pause = Self.pauses[min(memory.failures, Self.pauses.count - 1)]
    let until = context.now + pause
    if let standing = claim(profile, until: until) { return expired(asksAgain: standing.until) }
    do throws(Failure) {
      let outcome = try login(profile, isUninvited: true, isHurried: true)
      context.state.settleQuestion(of: profile, until: nil)
      return outcome
    } catch {
      say(Wording.notRenewed(profile, error, again: pause))
      context.state.settleQuestion(of: profile, until: until)
      return expired(asksAgain: until, failures: memory.failures + 1)
    }
  }

  private func hasCodeProcess(_ profile: String) -> Bool {
    context.shared.profile(profile)?[.mfaProcess] != nil
  }

  /// The question that stands in another terminal, if there is one.
  private func claim(_ profile: String, until: Instant) -> State.Question? {
    let world = context.world
    let question = State.Question(
      profile: profile, until: until, terminal: world.terminal, processID: world.processID)
    let standing = context.state.claimQuestion(question, now: context.now, isRunning: world.isRunning)
    if let terminal = standing?.terminal, !terminal.isEmpty { say(Wording.askedElsewhere(profile, terminal)) }
    return standing
  }

  private func expired(asksAgain: Instant, failures: Int = 0) -> Outcome {
    endStored()
    return Outcome(plan: context.plan(for: shell.expiring(asksAgain: asksAgain, failures: failures)))
  }

  // MARK: What is true

  private var situation: Situation {
    var situation = Situation()
    situation.isFirstPrompt = shell.isFresh
    situation.isOwner =
      context.world.files.isOwn(context.paths.credentials) && context.world.files.isOwn(context.state.folder)
    situation.isOff = shell.isOff
    situation.state = memory.state
    situation.isExpired = memory.isExpired
    situation.isUntouched = shell.hasSession
    situation.hasOwnCredentials = shell.hasOwnCredentials
    situation.isStored = memory.isStored
    situation.stored = stored
    situation.isLoggedOut = memory.profile.map(context.shared.isLoggedOut) ?? false
    situation.hasEnded = memory.expiration.map { $0 <= context.now } ?? false
    situation.namesDeadSection = namesDeadSection
    situation.canRestore = restorable != nil
    return situation
  }

  private var namesDeadSection: Bool {
    guard let name = shell.namedProfile,
      let base = context.shared.managedProfiles.first(where: { SessionSection.name(for: $0) == name })
    else { return false }
    return (try? context.liveSession(of: context.choice(of: base))) == nil
  }

  private var stored: Situation.Stored {
    guard let session = current?.session else { return .none }
    let isHere = session.credentials.expiration == memory.expiration && !memory.isExpired
    let hasKeys = shell.sessionKeyID == nil || shell.sessionKeyID == session.credentials.keys.id
    return isHere && hasKeys ? .same : .newer
  }

  /// The live stored session of the profile that is here.
  private var current: (base: Base, session: StoredSession)? {
    memory.profile.flatMap { try? context.liveSession(of: context.choice(of: $0)) }
  }

  /// The last session, if a terminal that has none may join it.
  private var restorable: (base: Base, session: StoredSession)? {
    guard context.settings.restore, let last = context.state.last, !context.settings.noRestore.contains(last),
      let found = try? context.liveSession(of: context.choice(of: last)),
      found.session.credentials.secondsLeft(at: context.now) >= context.settings.minTTL
    else { return nil }
    return found
  }

  // MARK: What follows

  private func change(for move: Move) throws(Failure) -> Change {
    switch move {
    case .stay: return announcing()
    case .rest(let state): return shell.resting(Memory(state: state))
    case .restore:
      guard let (base, session) = restorable else { return shell.resting(memory) }
      return context.entering(session, base, isStored: true, .restored)
    case .refresh:
      guard let (base, session) = current else { return shell.resting(memory) }
      return context.entering(session, base, isStored: true, memory.state)
    case .expire: return try expiring()
    case .leave:
      say(Wording.ended(memory.profile ?? ""))
      return shell.leaving()
    case .clear: return shell.clearing()
    case .yield:
      say(Wording.yielded(memory.profile ?? ""))
      return shell.yielding()
    }
  }

  /// Of several thresholds crossed since the last prompt only the lowest is announced, once.
  private func announcing() -> Change {
    var next = memory
    guard let expiration = memory.expiration, !memory.isExpired,
      let crossed = context.settings.warnBefore.filter({ expiration - context.now <= $0 }).min(),
      crossed < memory.announced ?? Int.max
    else { return shell.resting(next) }
    next.announced = crossed
    say(Wording.endsSoon(memory.profile ?? "", expiration - context.now))
    return shell.resting(next)
  }

  private func expiring() throws(Failure) -> Change {
    endStored()
    say(Wording.expired(memory.profile ?? ""))
    return shell.expiring()
  }

  private func endStored() {
    try? context.world.files.update(context.paths.credentials) { bytes throws(Failure) in
      try context.endingExpired(in: bytes)
    }
  }

  /// Nothing is printed while a shell starts.
  private func say(_ text: String) {
    if !shell.isFresh { context.world.say(text) }
  }
}
