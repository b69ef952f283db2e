import AWSConfig
import Secrecy
import ShellCode

/// `hook`: brings the shell up to date after something changed: the directory, files, variables or the time.
///
/// What it cannot read is left for a verb that people type to say.
struct Sync {
  let context: Context
  /// The guarded command line that is about to run; empty at a prompt.
  let command: [String]
  /// Between two prompts only the directory counts: nothing is asked or announced.
  let isMoving: Bool
  private let position: Position

  private var shell: ShellState { context.shell }
  private var memory: Memory { shell.memory }

  init(context: Context, command: [String], isMoving: Bool) {
    self.context = context
    self.command = command
    self.isMoving = isMoving
    let last = context.shell.isFresh ? Self.restorable(context) : nil
    position = context.position(last: last.map { Standing.Layer(state: .restored, profile: $0.target.name) })
  }

  func run() throws(Failure) -> Outcome {
    let revival = Revival(context: context, position: position)
    if !command.isEmpty { return try revival.outcome(before: command) }
    let move = situation.move
    if isMoving, !move.isOfDirectory { return Outcome(plan: context.plan(for: postponing(move))) }
    if !shell.isFresh, let revived = revival.outcome(after: move) { return revived }
    let first = shell.isFresh && !context.settings.guarded.isEmpty
    return Outcome(
      plan: context.plan(for: telling(change(for: move), move))
        + (first ? [.call("_awsmfa_guard", ["-q"] + context.settings.guarded)] : []))
  }

  /// What is due stays so for the prompt.
  private func postponing(_ move: Move) -> Change {
    var change = rest()
    change.memory.standing.isOwing = move != .stay || notice(after: change.memory, move) != nil
    return change
  }

  // MARK: What is true

  private var situation: Situation {
    var situation = Situation()
    situation.isFirstPrompt = shell.isFresh
    situation.place = position.place
    situation.isOwner =
      context.world.files.isOwn(context.paths.credentials) && context.world.files.isOwn(context.state.folder)
    situation.isOff = shell.isOff
    situation.state = memory.state
    situation.isExpired = memory.isExpired
    situation.isWaiting = memory.isWaiting
    situation.isUntouched = shell.isUntouched
    situation.hasOwnCredentials = shell.hasOwnCredentials
    situation.isStored = memory.isStored
    situation.stored = stored
    situation.isLoggedOut = memory.profile.map(context.shared.isLoggedOut) ?? false
    situation.hasEnded = memory.expiration.map { $0 <= context.now } ?? false
    situation.namesDeadSection = namesDeadSection
    situation.canRestore = isNewGeneration && Self.restorable(context) != nil
    return situation
  }

  private var namesDeadSection: Bool {
    guard let name = shell.namedProfile,
      let base = context.shared.managedProfiles.first(where: { SessionSection.name(for: $0).isExactly(name) })
    else { return false }
    return (try? context.liveSession(of: context.choice(of: base))) == nil
  }

  private var isNewGeneration: Bool {
    shell.isFresh || memory.generation != context.state.generation
  }

  /// The session that is here stays, whatever has become of its profile and of the variables meanwhile; another one has to be
  /// the profile's as it is now.
  private var stored: Situation.Stored {
    if context.storedHere != nil { return .same }
    guard let (target, session) = current, isOfSameKeys(session, target) else { return .none }
    if memory.isWaiting { return isLasting(session) ? .newer : .none }
    return .newer
  }

  /// A session of the environment's keys may be another user's, in a shell that does not have them. A new shell cannot tell.
  private func isOfSameKeys(_ session: StoredSession, _ target: Target) -> Bool {
    target.base != .environment || memory.isWaiting || shell.isFresh
      || target.environmentKeyID(of: session) == memory.environmentKeyID
  }

  /// The live stored session of the profile that is here.
  private var current: Live? {
    memory.profile.flatMap(live)
  }

  private typealias Live = (target: Target, session: StoredSession)

  private func live(_ profile: String) -> Live? {
    try? context.liveSession(of: context.choice(of: profile))
  }

  private func isLasting(_ session: StoredSession) -> Bool {
    session.credentials.secondsLeft(at: context.now) >= context.settings.minTTL
  }

  /// The last session, if a terminal that has none may join it.
  private static func restorable(_ context: Context) -> Live? {
    guard context.settings.restore, let last = context.state.last, !context.settings.noRestore.containsExactly(last),
      let found = try? context.liveSession(of: context.choice(of: last)),
      found.session.credentials.secondsLeft(at: context.now) >= context.settings.minTTL
    else { return nil }
    return found
  }

  // MARK: What follows

  private func placed(in state: Memory.State, isOverriding: Bool = false) -> ShellState {
    shell.placed(at: position, in: state, isOverriding: isOverriding)
  }

  private func rest() -> Change {
    var memory = memory
    if shell.isFresh, let here = context.storedHere,
      let target = memory.profile.flatMap({ try? context.target(of: context.choice(of: $0)) })
    {
      memory.environmentKeyID = target.environmentKeyID(of: here)
    }
    return placed(in: memory.state).resting(memory)
  }

  private func change(for move: Move) -> Change {
    switch move {
    case .stay: return announcing()
    case .rest(let state): return placed(in: state).resting(Memory(state: state))
    case .restore: return Self.restorable(context).map { joining($0, .restored) } ?? rest()
    case .refresh: return current.map { joining($0, memory.state) } ?? rest()
    case .expire: return expiring()
    case .leave:
      say(departure)
      return placed(in: .none).leaving()
    case .clear:
      var change = placed(in: memory.state).clearing()
      change.memory.standing.isOwing = position.place != .none
      return change
    case .yield:
      if !memory.isWaiting { say(Wording.yielded(memory.profile ?? "")) }
      return placed(in: .user, isOverriding: true).yielding()
    case .enter: return entering()
    case .wait:
      say(departure)
      return placed(in: .directory).waiting(for: memory.profile ?? "")
    case .pop: return popping()
    }
  }

  private func joining(_ live: Live, _ state: Memory.State) -> Change {
    context.entering(live.session, live.target, isStored: true, state, at: position)
  }

  private func entering() -> Change {
    guard let profile = position.profile else { return rest() }
    if let live = live(profile), isLasting(live.session) { return joining(live, .directory) }
    return placed(in: .directory).waiting(for: profile)
  }

  /// Back to what was there before the file decided, as far as it lives.
  private func popping() -> Change {
    let below = shell.isFresh ? position.last : memory.standing.below
    switch below?.state {
    case .hand?, .restored?, .directory?:
      let name = below?.profile ?? ""
      if let live = live(name) { return joining(live, below?.state ?? .restored) }
      say(Wording.gone(name))
      return placed(in: .none).leaving()
    case .off?: return placed(in: .off).turningOff()
    case .user?, .none?, nil:
      var change = placed(in: .none).leaving()
      if ShellState(after: change).hasOwnCredentials { change.memory.state = .user }
      return change
    }
  }

  /// Of several thresholds crossed since the last prompt only the lowest is announced, once.
  private func announcing() -> Change {
    var change = rest()
    guard let expiration = memory.expiration, !memory.isExpired,
      let crossed = context.settings.warnBefore.filter({ expiration - context.now <= $0 }).min(),
      crossed < memory.announced ?? Int.max
    else { return change }
    change.memory.announced = crossed
    let profile = memory.profile ?? ""
    say(Wording.endsSoon(profile, expiration - context.now, renewal: context.renewal(of: profile)))
    return change
  }

  private func expiring() -> Change {
    context.endStored()
    let profile = memory.profile ?? ""
    say(Wording.expired(profile, renewal: context.renewal(of: profile)))
    // A role that nothing brings back while a shell starts is due at its next prompt.
    let isDue = shell.isFresh && Revival(context: context, position: position).needsNoCode(profile)
    return placed(in: memory.state).expiring(asksAgain: isDue ? context.now : nil)
  }

  // MARK: What is said

  /// Why the session goes.
  private var departure: String {
    let profile = memory.profile ?? ""
    let isReplaced = !shell.isOff && context.shared.sessionSection(of: profile).session(at: context.now) != nil
    return isReplaced ? Wording.replaced(profile) : Wording.ended(profile)
  }

  /// What there is to say of the file that was found, once.
  private func notice(after next: Memory, _ move: Move) -> (text: String, key: String?)? {
    switch position.finding {
    case .none: return nil
    case .ignored(let file):
      guard !memory.standing.told.contains(file.key) else { return nil }
      return (Wording.ignored(file, context.paths), file.key)
    case .trusted(let directory):
      guard next.isWaiting, move == .enter || memory.standing.isOwing else { return nil }
      return (context.waiting(directory, next.profile ?? ""), nil)
    }
  }

  private func telling(_ change: Change, _ move: Move) -> Change {
    guard let notice = notice(after: change.memory, move) else { return change }
    var change = change
    if shell.isFresh {
      change.memory.standing.isOwing = true
    } else {
      say(notice.text)
      if let key = notice.key { change.memory.standing = change.memory.standing.telling(key) }
    }
    return change
  }

  /// Nothing is printed while a shell starts.
  private func say(_ text: String) {
    if !shell.isFresh { context.world.say(text) }
  }
}

extension Context {
  /// What is said of a directory whose profile has no live session.
  fileprivate func waiting(_ directory: Finding.Directory, _ profile: String) -> String {
    if shared.hasProfile(profile) || profile == Self.unnamed { return Wording.waiting(directory, profile, paths) }
    return Wording.unknown(directory, profile, near: nearest(to: profile, among: userProfiles), paths)
  }
}
