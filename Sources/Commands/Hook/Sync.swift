import AWSConfig
import Secrecy
import ShellCode
import ShellState
import Text

/// `hook`: brings the shell up to date after something changed: the directory, files, variables or the time.
struct Sync {
  let context: Context
  /// The guarded command line that is about to run; empty at a prompt.
  let command: [String]
  /// Between two prompts, after a change of directory or before a command: nothing is asked, and what is only to be said waits.
  let isBetweenPrompts: Bool
  let position: Position

  var shell: ShellState { context.shell }
  var memory: Memory { shell.memory }

  init(context: Context, command: [String], isBetweenPrompts: Bool) {
    self.context = context
    self.command = command
    self.isBetweenPrompts = isBetweenPrompts
    let last = context.shell.isFresh ? context.restorable : nil
    position = context.position(last: last.map { Standing.Layer(state: .restored, profile: $0.target.name) })
  }

  func run() throws(Failure) -> Outcome {
    let revival = Revival(context: context, position: position)
    let move = situation.move
    if !command.isEmpty { return try outcome(before: command, move, revival) }
    if isBetweenPrompts, move == .stay { return Outcome(plan: context.plan(for: postponing())) }
    if !shell.isFresh, let revived = revival.outcome(after: move, isBetweenPrompts: isBetweenPrompts) { return revived }
    let first = (shell.isFresh || memory.failedRuns > 0) && !context.settings.guarded.isEmpty
    return Outcome(
      plan: context.plan(for: counting(telling(change(for: move), move), move))
        + (first ? [.call(.guard, [ShellProtocol.quiet] + context.settings.guarded)] : []))
  }

  /// A guarded command gets the session that is due where the shell is now: what has changed counts first.
  private func outcome(before command: [String], _ move: Move, _ revival: Revival) throws(Failure) -> Outcome {
    if move == .stay || move == .expire { return try revival.outcome(before: command) }
    let change = change(for: move)
    var next = context
    next.shell = ShellState(after: change)
    let revived = Revival(context: next, position: next.position())
    let plan = context.plan(for: change)
    guard change.memory.isWaiting || change.memory.ending != nil else { return Outcome(plan: plan) }
    return Outcome(plan: plan + (try revived.outcome(before: command).plan))
  }

  /// What is due stays so for the prompt.
  private func postponing() -> Change {
    var change = rest()
    let isDue = memory.isExpired && memory.asksAgain.map { $0 <= context.now } ?? false
    change.memory.standing.isOwing = crossed != nil || isDue || notice(after: change.memory, .stay) != nil
    return change
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
    case .restore: return context.restorable.map { joining($0, .restored) } ?? rest()
    case .refresh: return current.map { joining($0, memory.state) } ?? rest()
    case .keep: return keeping()
    case .expire: return expiring()
    case .drop(let absence): return dropping(absence)
    case .close:
      if memory.failedRuns == 0 { say(Wording.missing(memory.profile ?? "", context.paths)) }
      return ending(.unjudged)
    case .leave: return placed(in: .none).leaving()
    case .yield:
      if !memory.isWaiting { say(Wording.yielded(memory.profile ?? "")) }
      return placed(in: .user, isOverriding: true).yielding()
    case .enter: return entering()
    case .pop: return popping()
    }
  }

  private func joining(_ live: LiveSession, _ state: Memory.State) -> Change {
    context.entering(live.session, live.target, isStored: true, state, at: position)
  }

  /// The session that came along goes on as one that is in no file.
  private func keeping() -> Change {
    guard let profile = memory.profile, let session = shell.sessionCredentials else { return rest() }
    return placed(in: memory.state).entering(
      ShellState.Entry(
        session: session, profile: profile, region: memory.targets[.region] ?? nil, isStored: false, export: .keys,
        state: memory.state, announced: nil))
  }

  private func entering() -> Change {
    guard let profile = position.profile else { return rest() }
    if let live = context.live(profile), context.isLasting(live.session) { return joining(live, .directory) }
    return placed(in: .directory).waiting(for: profile, on: context.endedSection(of: profile))
  }

  /// Back to what was there before the file decided.
  private func popping() -> Change {
    let below = shell.isFresh ? position.last : memory.standing.below
    switch below?.state {
    case .hand?, .restored?, .directory?:
      guard let below, let name = below.profile else { return placed(in: .none).leaving() }
      if let live = context.live(name) { return joining(live, below.state) }
      say(Wording.gone(name))
      return placed(in: below.state).returning(
        to: below, context.shared.wasLoggedOut(name) ? .loggedOut : .expired, on: context.endedSection(of: name))
    case .off?: return placed(in: .off).turningOff()
    case .user?, .none?, nil:
      var change = placed(in: .none).leaving()
      if ShellState(after: change).hasOwnCredentials { change.memory.state = .user }
      return change
    }
  }

  /// The lowest threshold that the time left has crossed and that was not announced.
  private var crossed: Int? {
    guard let expiration = memory.expiration, memory.ending == nil,
      let crossed = context.settings.warnBefore.filter({ expiration - context.now <= $0 }).min(),
      crossed < memory.announced ?? Int.max
    else { return nil }
    return crossed
  }

  /// Of several thresholds crossed since the last prompt only the lowest is announced, once.
  private func announcing() -> Change {
    var change = rest()
    guard let crossed, let profile = memory.profile, let expiration = memory.expiration else { return change }
    change.memory.announced = crossed
    say(Wording.endsSoon(profile, expiration - context.now, renewal: context.renewal(of: profile)))
    return change
  }

  private func expiring() -> Change {
    context.endStored()
    let profile = memory.profile ?? ""
    let revival = Revival(context: context, position: position)
    // What brings it back waits for the next prompt, and tells of the end there.
    let isPostponed = isBetweenPrompts && revival.takesCode(profile)
    if !isPostponed { say(Wording.expired(profile, renewal: context.renewal(of: profile))) }
    let isDue = isPostponed || shell.isFresh && revival.needsNoCode(profile)
    var change = context.expiring(placed(in: memory.state), asksAgain: isDue ? context.now : nil)
    change.memory.standing.isOwing = isPostponed
    return change
  }

  /// What is stored now may be another user's: then `AWS_PROFILE` does not name it.
  private func dropping(_ absence: Situation.Absence) -> Change {
    let profile = memory.profile ?? ""
    if absence == .noSection {
      say(Wording.lost(profile))
      return ending(.loggedOut)
    }
    guard absence == .replaced, context.shared.sessionSection(of: profile).session(at: context.now) != nil else {
      say(Wording.ended(profile))
      return ending(.loggedOut)
    }
    say(Wording.replaced(profile))
    return placed(in: memory.state).ending(.loggedOut, on: SessionSection.nobodys(of: profile))
  }

  private func ending(_ ending: Memory.Ending) -> Change {
    placed(in: memory.state).ending(ending, on: context.endedSection(of: memory.profile ?? ""))
  }

  /// A shell that could not be judged, or that waits for a profile which no file has just now, is judged again soon.
  private func counting(_ change: Change, _ move: Move) -> Change {
    var change = change
    let isUnknown = change.memory.isWaiting && !(change.memory.profile.map(context.isKnown) ?? true)
    if move == .close {
      change.memory.count(afterFailureOf: memory, isBetweenPrompts: isBetweenPrompts)
    } else {
      // Most such names are wrong for good: not at the next prompt.
      change.memory.failedRuns = isUnknown ? max(2, memory.failedRuns + 1) : 0
    }
    return change
  }

  // MARK: What is said

  /// What there is to say of the file that was found, or of the profile that the user has set, once.
  private func notice(after next: Memory, _ move: Move) -> (text: String, key: String?)? {
    switch position.finding {
    case .ignored(let file) where !memory.standing.told.contains(file.key):
      return (Wording.ignored(file, context.paths), file.key)
    case .trusted(let directory) where next.isWaiting && (move == .enter || memory.standing.isOwing):
      return (context.waiting(directory, next.profile ?? ""), nil)
    case .none, .ignored, .trusted: return next.state == .user ? endedChoice : nil
    }
  }

  /// The user's own `AWS_PROFILE` names a section of ours without a live session. It is theirs, and stays.
  private var endedChoice: (text: String, key: String?)? {
    guard let name = shell.namedProfile,
      let profile = context.shared.managedProfiles.first(where: { SessionSection.name(for: $0).isExactly(name) }),
      context.live(profile) == nil
    else { return nil }
    let key = fingerprint(name.utf8)
    return memory.standing.told.contains(key) ? nil : (Wording.namesEnded(name, profile), key)
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
    if isKnown(profile) { return Wording.waiting(directory, profile, paths) }
    return Wording.unknown(directory, profile, near: nearest(to: profile, among: userProfiles), paths)
  }
}
