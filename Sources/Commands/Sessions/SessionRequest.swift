import AWSConfig
import ShellCode
import ShellState

/// Joins or opens a profile's session: shared by `login`, `renew`, `exec`, `console` and a session that comes back.
///
/// States: *resolved* (roles, keys, device, endpoint known) → *joined*, or *asked* → *opened* → *stored*.
/// Until STS has answered with a session, nothing changes, neither the shell nor a file.
struct SessionRequest {
  private var context: Context
  private let arguments: Arguments
  private let choice: ProfileChoice
  private let occasion: Occasion
  /// What asks in the terminal's place.
  private var dialog: Dialog?

  init(context: Context, arguments: Arguments, choice: ProfileChoice, for occasion: Occasion) {
    self.context = context
    self.arguments = arguments
    self.choice = choice
    self.occasion = occasion
  }

  func obtain() throws(Failure) -> SessionInUse {
    let wanted = try resolved()
    if !occasion.isForced, let session = try join(wanted) { return session }
    if arguments.values[.code] == nil, let dialog = Dialog(context, for: occasion, of: wanted.target.name) {
      return try obtain(wanted.target, with: dialog)
    }
    let isPatient = !occasion.isUninvited && arguments.values[.code] == nil
    let turn = context.world.terminal.takeTurn(isPatient)
    let isLate = turn.isLate
    return try turn.holding { () throws(Failure) -> SessionInUse in
      // Another program may have ended its turn after the files were read, so that this one did not have to wait.
      guard isLate || isPatient && context.newSession(of: wanted.target) != nil else { return try open(wanted) }
      context.world.trace(TraceWording.lateTurn(wanted.target.name))
      return try obtainLate(wanted.target)
    }
  }

  /// One process shows a dialog; the others wait for it, and join the session that comes of it.
  private func obtain(_ target: Target, with dialog: Dialog) throws(Failure) -> SessionInUse {
    var request = self
    request.dialog = dialog
    let lock = try dialog.turn()
    defer { withExtendedLifetime(lock) {} }
    return try request.obtainLate(target)
  }

  /// After another program's question, joins the session that came of it, even if a new one was requested.
  private func obtainLate(_ target: Target) throws(Failure) -> SessionInUse {
    var request = self
    request.context = try context.reread()
    let wanted = try request.resolved()
    let isSame = request.storedKeyID(of: target) == storedKeyID(of: target)
    let mustBeNew = occasion.isForced && (isSame || arguments.flags.contains(.noStore))
    if !mustBeNew, let session = try request.join(wanted) { return session }
    return try request.open(wanted)
  }

  private func storedKeyID(of target: Target) -> String? {
    context.storedSession(of: target)?.credentials.keys.id
  }

  // MARK: What is wanted

  /// Everything that the session depends on.
  private struct Wanted {
    let decision: DirectoryDecision
    let target: Target
    let limits: SessionLimits
  }

  private func resolved() throws(Failure) -> Wanted {
    let decision = context.decision()
    let target = try context.target(
      of: choice, serial: arguments.values[.serial], options: try context.roleOptions(in: arguments))
    _ = try context.region(in: arguments)
    let limits = try SessionLimits(
      arguments, file: decision.file(of: target.name), context.settings, for: target)
    if stores(target) { try checkStore(for: target) }
    return Wanted(decision: decision, target: target, limits: limits)
  }

  // MARK: Joining

  /// Joins the session that we or the older aws-mfa stored, if it lasts long enough.
  private func join(_ wanted: Wanted) throws(Failure) -> SessionInUse? {
    let (target, limits) = (wanted.target, wanted.limits)
    func lasts(_ session: StoredSession) -> Bool {
      session.credentials.secondsLeft(at: context.now) >= limits.wanted ?? 0
    }
    if let session = context.storedSession(of: target, lasting: limits.minTTL), lasts(session) {
      noteLast(target.name)
      if occasion.announcesJoin { context.world.say(Wording.joined(session, target.name, context.world)) }
      return inUse(session, wanted, isStored: true)
    }
    guard let session = context.olderSession(of: target, lasting: limits.minTTL), lasts(session) else { return nil }
    context.world.say(Wording.joinedOlder(session, target.name, context.world))
    return inUse(session, wanted, isStored: try store(IssuedSession(session: session), target))
  }

  // MARK: Opening

  private func open(_ wanted: Wanted) throws(Failure) -> SessionInUse {
    let target = wanted.target
    let issued: IssuedSession
    do throws(Failure) {
      issued = try NewSession(
        context: context, target: target, limits: wanted.limits, isStoring: !arguments.flags.contains(.noStore),
        givenCode: arguments.values[.code], occasion: occasion, dialog: dialog
      ).open()
    } catch {
      guard case .openedMeanwhile = error else { throw error }
      return try obtainLate(target)
    }
    if stores(target), context.adoptsSection(of: target) {
      context.world.say(Wording.adopting(target.name))
    }
    let isStored = try store(issued, target)
    context.world.say(Wording.opened(issued.session, target.name, at: target.endpoint, context.world))
    return inUse(issued.session, wanted, isStored: isStored)
  }

  private func inUse(_ session: StoredSession, _ wanted: Wanted, isStored: Bool) -> SessionInUse {
    SessionInUse(
      session: session, target: wanted.target, isStored: isStored, decision: wanted.decision,
      region: arguments.values[.region])
  }

  // MARK: Storing

  /// Fails before a code is asked for, if the session is for the file only and certainly cannot be stored there.
  private func checkStore(for target: Target) throws(Failure) {
    try context.checkSection(of: target)
    if occasion.isForFileOnly, let why = SessionSection.unreadability(of: target.profile.name) {
      throw .unreadableName(profile: target.profile.name, why)
    }
  }

  private func stores(_ target: Target) -> Bool {
    !arguments.flags.contains(.noStore) && !target.isUnkept
  }

  /// Stores the session. Returns whether it is in the credentials file now. If it cannot be stored, the user is told
  /// and goes on with the shell's copy; without such a copy, the login fails.
  private func store(_ issued: IssuedSession, _ target: Target) throws(Failure) -> Bool {
    guard stores(target) else { return false }
    do throws(Failure) {
      try context.store(issued, of: target)
    } catch {
      if case .sourceEnded = error { throw error }
      if occasion.isForFileOnly { throw error }
      let takesNoStore = arguments.verb.options.contains(.noStore)
      context.world.say(
        Wording.notStored(error, for: occasion.reach, takesNoStore: takesNoStore, context.paths))
      return false
    }
    if !occasion.isUninvited { context.warnOfReaders() }
    noteChange(target.name, issued.session)
    return true
  }

  private func noteLast(_ profile: String) {
    context.stateDirectory.endQuestion(of: profile)
    if occasion.isForNewTerminals { context.stateDirectory.choose(profile) }
  }

  private func noteChange(_ profile: String, _ session: StoredSession) {
    do {
      if occasion.isForNewTerminals { try context.stateDirectory.setLast(profile) }
      try context.stateDirectory.bumpGeneration(session.credentials.keys.id)
      context.stateDirectory.endQuestion(of: profile)
    } catch {
      context.world.say(Wording.notShared(error, context.paths))
    }
  }
}

/// The session that a request ended with, and the decision about the directory it was made in.
struct SessionInUse {
  let session: StoredSession
  let target: Target
  let isStored: Bool
  let decision: DirectoryDecision
  /// What `--region` says.
  let region: String?

  /// The change that brings it into this shell as a session chosen by hand.
  func change(_ context: Context) -> Change {
    change(context, to: decision.state(choosing: target.name))
  }

  func change(_ context: Context, to state: Memory.State) -> Change {
    context.entering(session, target, isStored: isStored, region: region, state, at: decision)
  }
}
