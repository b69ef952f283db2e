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
  /// After a change of directory or before a command: nothing is asked, and what would only be said waits for the
  /// prompt.
  let isBetweenPrompts: Bool
  let decision: DirectoryDecision
  /// The last session, if this shell may join it.
  let restorable: Once<LiveSession?>

  var shell: ShellState { context.shell }
  var memory: Memory { shell.memory }

  init(context: Context, command: [String], isBetweenPrompts: Bool) {
    self.context = context
    self.command = command
    self.isBetweenPrompts = isBetweenPrompts
    restorable = Once { context.restorable }
    let last = context.shell.isFresh ? restorable.value : nil
    decision = context.decision(last: last.map { DirectoryMemory.Layer(state: .restored, profile: $0.target.name) })
  }

  func run() throws(Failure) -> Outcome {
    let situation = situation
    let renewal = Renewal(context: context, decision: decision)
    context.world.trace(TraceWording.state(shell, situation))
    context.world.trace(TraceWording.decided(situation.move, situation))
    if !command.isEmpty { return try outcome(before: command, situation.move, renewal) }
    switch situation.move {
    case .stay where isBetweenPrompts: return Outcome(plan: context.plan(for: postponing()))
    case .ask(let isFirst):
      return renewal.asking(isFirst: isFirst, hasCodeProcess: situation.comeback?.hasCodeProcess ?? false)
    case .renew(let needsCode): return renewal.renewing(needsCode: needsCode)
    case .giveUp: return renewal.givingUp
    case let move: return outcome(of: move)
    }
  }

  private func outcome(of move: Move) -> Outcome {
    let isFirst = (shell.isFresh || memory.failedRuns > 0) && !context.settings.guarded.isEmpty
    return Outcome(
      plan: context.plan(for: counting(telling(change(for: move), move), move))
        + (isFirst ? [.call(.guard, [ShellProtocol.quiet] + context.settings.guarded)] : []))
  }

  /// Gives a guarded command the session that is due where the shell is now: what has changed is applied first.
  private func outcome(before command: [String], _ move: Move, _ renewal: Renewal) throws(Failure) -> Outcome {
    if move == .stay || move == .expire(.never) { return try renewal.outcome(before: command) }
    let change = change(for: move)
    var next = context
    next.shell = ShellState(after: change)
    let renewed = Renewal(context: next, decision: next.decision())
    let plan = context.plan(for: change)
    guard change.memory.isWaiting || change.memory.ending != nil else { return Outcome(plan: plan) }
    return Outcome(plan: plan + (try renewed.outcome(before: command).plan))
  }

  /// Leaves what is due for the next prompt.
  private func postponing() -> Change {
    var change = rest()
    let isDue = memory.isExpired && memory.asksAgain.map { $0 <= context.now } ?? false
    change.memory.directoryMemory.isOwing = crossed != nil || isDue || notice(after: change.memory, .stay) != nil
    return change
  }

  // MARK: What follows

  private func placed(in state: Memory.State, isOverriding: Bool = false) -> ShellState {
    shell.placed(at: decision, in: state, isOverriding: isOverriding)
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
    case .stay, .ask, .renew, .giveUp: return announcing()
    case .rest(let state): return placed(in: state).resting(Memory(state: state))
    case .restore: return restorable.value.map { joining($0, .restored) } ?? rest()
    case .refresh: return current.map { joining($0, memory.state) } ?? rest()
    case .keep: return keeping()
    case .expire(let retry): return expiring(retry)
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

  /// - Parameter layer: what comes back, if something that was here before does.
  private func joining(
    _ live: LiveSession, _ state: Memory.State, of layer: DirectoryMemory.Layer? = nil
  ) -> Change {
    let isSame = state == memory.state && memory.profile.map(live.target.name.isExactly) ?? false
    let region = layer.map { shell.changedRegion ? nil : $0.region } ?? (isSame ? shell.chosenRegion : nil)
    return context.entering(live.session, live.target, isStored: true, region: region, state, at: decision)
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
    guard let profile = decision.profile else { return rest() }
    if let live = context.live(profile), context.isLasting(live.session) { return joining(live, .directory) }
    return placed(in: .directory).waiting(for: profile, on: context.endedSection(of: profile))
  }

  /// Back to what was there before the file decided.
  private func popping() -> Change {
    let below = shell.isFresh ? decision.last : memory.directoryMemory.below
    switch below?.state {
    case .hand?, .restored?, .directory?:
      guard let below, let name = below.profile else { return placed(in: .none).leaving() }
      if let live = context.live(name) { return joining(live, below.state, of: below) }
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

  /// The lowest threshold that the remaining time has crossed, if it was not announced yet.
  private var crossed: Int? {
    guard let expiration = memory.expiration, memory.ending == nil,
      let crossed = context.settings.warnBefore.filter({ expiration - context.now <= $0 }).min(),
      crossed < memory.announced ?? Int.max
    else { return nil }
    return crossed
  }

  /// Announces only the lowest of the thresholds crossed since the last prompt, once.
  private func announcing() -> Change {
    var change = rest()
    guard let crossed, let profile = memory.profile, let expiration = memory.expiration else { return change }
    change.memory.announced = crossed
    say(Wording.endsSoon(profile, expiration - context.now, renewal: context.renewal(of: profile)))
    return change
  }

  private func expiring(_ retry: Retry) -> Change {
    context.endStored()
    let profile = memory.profile ?? ""
    if retry != .owed { say(Wording.expired(profile, renewal: context.renewal(of: profile))) }
    var change = context.expiring(placed(in: memory.state), asksAgain: retry == .never ? nil : context.now)
    change.memory.directoryMemory.isOwing = retry == .owed
    return change
  }

  /// The session stored now may be another user's; then `AWS_PROFILE` must not name its section.
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

  /// A shell that could not be judged is judged again soon, as is one that waits for a profile that no file has at
  /// present.
  private func counting(_ change: Change, _ move: Move) -> Change {
    var change = change
    let isUnknown = change.memory.isWaiting && !(change.memory.profile.map(context.isKnown) ?? true)
    if move == .close {
      change.memory.count(afterFailureOf: memory, isBetweenPrompts: isBetweenPrompts)
    } else {
      // Most such names stay wrong, so the next prompt does not check again.
      change.memory.failedRuns = isUnknown ? max(2, memory.failedRuns + 1) : 0
    }
    return change
  }
}
