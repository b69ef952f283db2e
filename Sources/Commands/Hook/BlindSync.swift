import AWSConfig
import ShellCode
import ShellState

/// `hook` when the configuration cannot be read: a file is broken or half-written, or there is no home directory.
///
/// The directory, the time and the shell's own variables still show what has changed. Whatever they leave open fails
/// closed, like `off`, which reads no file: a shell never goes on with the keys of the directory or the session that it
/// had before.
struct BlindSync {
  let world: World
  let failure: Failure
  let isBetweenPrompts: Bool
  private let shell: ShellState
  private let paths: Paths?
  private let stateDirectory: StateDirectory?
  private let decision: DirectoryDecision

  private var memory: Memory { shell.memory }

  init(world: World, failure: Failure, isBetweenPrompts: Bool) {
    self.world = world
    self.failure = failure
    self.isBetweenPrompts = isBetweenPrompts
    shell = ShellState(environment: world.environment, memory: world.memory)
    paths = try? Paths(world.environment)
    stateDirectory = paths.map { StateDirectory(paths: $0, files: world.files) }
    let nearestFile = paths.map { DirectoryLookup(world: world, paths: $0).nearestFile } ?? .none
    decision = DirectoryDecision(shell: shell, nearestFile: nearestFile, profile: nearestFile.directory?.says.profile)
  }

  var outcome: Outcome {
    let move = situation.move
    world.trace(TraceWording.state(shell, situation))
    world.trace(TraceWording.blind(move, failure, paths))
    guard isOurs, move != .stay || memory.failedRuns > 0 || hasNews else { return rest(after: move) }
    var change = change(for: move)
    change.memory.count(afterFailureOf: memory, isBetweenPrompts: isBetweenPrompts)
    // A later run that can read the files must still see what is new.
    change.memory.generation = memory.generation
    say(after: move)
    return Outcome(plan: plan(for: change))
  }

  /// Whether the files belong to the user: another user's files move nothing.
  private var isOurs: Bool {
    paths.map { world.files.isOwn($0.credentials) && stateDirectory.map { world.files.isOwn($0.folder) } ?? true }
      ?? true
  }

  private var hasNews: Bool { stateDirectory.map { $0.generation != memory.generation } ?? true }

  private var situation: Situation {
    var situation = Situation(of: shell, at: decision)
    situation.stored = hasNews || shell.isFresh ? .unknown : .same
    situation.hasEnded = memory.expiration.map { $0 <= world.clock.now() } ?? false
    // Without a home directory no file is found, so the shell cannot tell that it has left the file's directory.
    if paths == nil, memory.state == .directory { situation.fileChange = .same }
    return situation
  }

  /// Only the remaining time has changed.
  private func rest(after move: Move) -> Outcome {
    move == .stay && !shell.isFresh ? Outcome(plan: plan(for: shell.resting(memory))) : Outcome()
  }

  private func placed(in state: Memory.State, isOverriding: Bool = false) -> ShellState {
    shell.placed(at: decision, in: state, isOverriding: isOverriding)
  }

  private func change(for move: Move) -> Change {
    switch move {
    case .enter: placed(in: .directory).waiting(for: decision.profile ?? "", on: section(of: decision.profile))
    case .pop: popping()
    case .expire: placed(in: memory.state).ending(.expired, on: section(of: memory.profile))
    case .close, .drop: placed(in: memory.state).ending(.unjudged, on: section(of: memory.profile))
    case .leave: placed(in: .none).leaving()
    case .yield: placed(in: .user, isOverriding: true).yielding()
    case .rest(let state): placed(in: state).resting(Memory(state: state))
    case .stay, .refresh, .restore, .keep, .ask, .renew, .giveUp: placed(in: memory.state).resting(memory)
    }
  }

  /// Back to what was there before the file decided, as far as that can be known.
  private func popping() -> Change {
    guard let below = memory.directoryMemory.below else { return placed(in: .none).leaving() }
    switch below.state {
    case .hand, .restored, .directory:
      return placed(in: below.state).returning(to: below, .unjudged, on: section(of: below.profile))
    case .off: return placed(in: .off).turningOff()
    case .none, .user:
      var change = placed(in: .none).leaving()
      if ShellState(after: change).hasOwnCredentials { change.memory.state = .user }
      return change
    }
  }

  /// The section that is due; without a home directory, where the current directory's file is unknown, one that does
  /// not exist.
  private func section(of profile: String?) -> String {
    paths == nil ? Memory.undecidedProfile : SessionSection.name(for: profile ?? "")
  }

  /// Reports the failure once, and never while a shell starts.
  private func say(after move: Move) {
    guard !shell.isFresh, memory.failedRuns == 0 else { return }
    switch move {
    case .enter, .pop, .expire, .close, .drop, .yield: world.sayAtPrompt(Wording.unjudged(failure, paths))
    case .stay, .rest, .restore, .refresh, .keep, .leave, .ask, .renew, .giveUp: break
    }
  }

  private func plan(for change: Change) -> [Statement] {
    ShellPlan(world: world, settings: paths.map { Settings(in: world, $0) }, stateDirectory: stateDirectory).plan(
      for: change)
  }
}
