import AWSConfig
import ShellState
import Text

/// Collects what is true of a shell at a prompt.
extension Sync {
  var situation: Situation {
    var situation = Situation(of: shell, at: decision)
    situation.isOwner =
      context.world.files.isOwn(context.paths.credentials) && context.world.files.isOwn(context.stateDirectory.folder)
    situation.stored = stored
    situation.absence = absence
    situation.hasLiveKeys = shell.sessionCredentials.map { $0.expiration > context.now } ?? false
    situation.hasEnded = memory.expiration.map { $0 <= context.now } ?? false
    situation.canRestore = isNewGeneration && restorable.value != nil
    situation.isBetweenPrompts = isBetweenPrompts
    if command.isEmpty, situation.hasEnded || memory.isExpired {
      situation.comeback = Renewal(context: context, decision: decision).comeback
    }
    return situation
  }

  private var isNewGeneration: Bool {
    shell.isFresh || memory.generation != context.stateDirectory.generation
  }

  /// The session that is here stays, whatever has happened to its profile and to the variables since; any other must
  /// match the profile as it is now.
  private var stored: Situation.Stored {
    if context.storedHere != nil { return .same }
    guard let (target, session) = current, isOfSameKeys(session, target) else { return .none }
    if memory.isWaiting { return context.isLasting(session) ? .newer : .none }
    return .newer
  }

  private var absence: Situation.Absence {
    guard let profile = memory.profile else { return .replaced }
    if context.shared.wasLoggedOut(profile) { return .loggedOut }
    return context.shared.sessionSection(of: profile) == .absent ? .noSection : .replaced
  }

  /// In a shell without the environment's keys, a session opened with them may be another user's. A new shell cannot
  /// tell.
  private func isOfSameKeys(_ session: StoredSession, _ target: Target) -> Bool {
    target.base != .environment || memory.isWaiting || shell.isFresh
      || target.environmentKeyID(of: session) == memory.environmentKeyID
  }

  /// The live stored session of the profile that is active here.
  var current: LiveSession? {
    memory.profile.flatMap(context.live)
  }
}

extension Situation {
  /// What the shell itself shows, without reading files.
  init(of shell: ShellState, at decision: DirectoryDecision) {
    let memory = shell.memory
    self.init()
    isFirstPrompt = shell.isFresh
    fileChange = decision.fileChange
    isOff = shell.isOff
    state = memory.state
    ending = memory.ending
    isWaiting = memory.isWaiting
    isUntouched = shell.isUntouched
    hasOwnCredentials = shell.hasOwnCredentials
    isStored = memory.isStored
  }
}

typealias LiveSession = (target: Target, session: StoredSession)

extension Context {
  /// A profile's live stored session.
  func live(_ profile: String) -> LiveSession? {
    try? liveSession(of: choice(of: profile))
  }

  /// Whether a session lasts long enough to be joined without being asked for.
  func isLasting(_ session: StoredSession) -> Bool {
    session.credentials.secondsLeft(at: now) >= settings.minTTL
  }

  /// The last session, if a terminal without one may join it.
  var restorable: LiveSession? {
    guard settings.restore, let last = stateDirectory.last, !settings.noRestore.containsExactly(last),
      let found = live(last), isLasting(found.session)
    else {
      world.trace(TraceWording.notRestored(stateDirectory.last, settings))
      return nil
    }
    return found
  }

  /// What `AWS_PROFILE` names once a profile's session is over: its section, which stops every tool. If that section
  /// holds someone else's keys or another user's session, a name that no profile has.
  func endedSection(of profile: String) -> String {
    let name = SessionSection.name(for: profile)
    let isAnothers =
      switch shared.sessionSection(of: profile) {
      case .foreign: true
      case .session(let session): session.credentials.secondsLeft(at: now) > 0 && live(profile) == nil
      case .absent, .empty, .adoptable: false
      }
    return isAnothers ? SessionSection.nobodys(of: profile) : name
  }

  func expiring(_ shell: ShellState, asksAgain: Instant? = nil, failures: Int = 0) -> Change {
    shell.ending(
      .expired, on: endedSection(of: shell.memory.profile ?? ""), asksAgain: asksAgain, failures: failures)
  }
}
