import AWSAPI
import AWSConfig
import ShellCode
import ShellState

/// How a session enters this shell, given what its directory's file decides.
extension Context {
  /// - Parameter last: what a new shell would join if there were no file.
  func decision(last: DirectoryMemory.Layer? = nil) -> DirectoryDecision {
    DirectoryDecision(
      shell: shell, nearestFile: nearestFile,
      profile: nearestFile.directory.map { shared.baseName(of: $0.says.profile) },
      last: last)
  }

  func plan(for change: Change) -> [Statement] {
    ShellPlan(world: world, settings: settings, stateDirectory: stateDirectory, owner: owner).plan(for: change)
  }

  /// Whose the session of a shell is.
  func owner(of memory: Memory) -> SessionOwner {
    owner(tiedBy: tie(of: memory), role: memory.role)
  }

  /// Whose a session is, by its tie and the role that it was opened for by `--role`.
  func owner(tiedBy tie: Tie?, role: String?) -> SessionOwner {
    guard let arn = role ?? tie?.role?.arn else {
      return SessionOwner(account: tie?.serial.flatMap(DeviceSerial.init)?.account)
    }
    let role = RoleName(arn: arn)
    return SessionOwner(account: role.account, role: role.name)
  }

  /// The tie of a shell's session: as it was stored or, without a stored one, as its profile resolves.
  func tie(of memory: Memory) -> Tie? {
    guard let profile = memory.profile else { return nil }
    if memory.isStored, case .session(let session) = shared.sessionSection(of: profile) { return session.tie }
    guard oneOffBase(profile) == nil else { return nil }
    return (try? target(of: choice(of: profile)))?.wanted
  }

  /// The change that brings a target's stored or new session into this shell.
  ///
  /// - Parameter region: the region chosen for this shell.
  func entering(
    _ session: StoredSession, _ target: Target, isStored: Bool, region chosen: String? = nil, _ state: Memory.State,
    at decision: DirectoryDecision
  ) -> Change {
    let left = session.credentials.secondsLeft(at: now)
    var shell = shell
    shell.directoryMemory = decision.directoryMemory(in: state)
    var entry = ShellState.Entry(
      session: session.credentials, profile: target.name,
      region: decision.file(of: target.name)?.region ?? region(of: target),
      isStored: isStored, environmentKeyID: target.environmentKeyID(of: session), export: settings.export,
      state: state, announced: settings.warnBefore.filter { left <= $0 }.min())
    entry.options = options(of: target, region: chosen)
    return shell.entering(entry)
  }

  /// What the shell remembers of the options, for the renewals of its session.
  private func options(of target: Target, region: String?) -> LoginOptions {
    var options = LoginOptions(region: region)
    guard target.isSeparate, let role = target.role else { return options }
    options.role = role.arn
    options.isRestricted = target.policy != nil
    if target.isOneOff { (options.externalID, options.sessionName) = (role.externalID, role.sessionName) }
    return options
  }

  /// Warns about credentials that other tools have left beside the session.
  func warnOfOtherTools() {
    for tool in OtherTool.present(in: world.environment) { world.say(Wording.beside(tool)) }
  }

  /// Says that the session that was here, and its policy with it, has given way to one that may do more.
  func sayPolicyEnds(unless isRestricted: Bool) {
    guard let active = shell.activeProfile, shell.memory.options.isRestricted, !isRestricted else { return }
    world.say(Wording.policyEnded(active, again: renewal(of: active)))
  }

  /// Carries out a typed login: the session enters this shell, unless it is for the file only.
  func logIn(_ arguments: Arguments, _ choice: ProfileChoice, isForced: Bool) throws(Failure) -> Outcome {
    let isForFileOnly = arguments.flags.contains(.storeOnly)
    let session = try SessionRequest(
      context: self, arguments: arguments, choice: choice,
      for: isForFileOnly ? .storing(isForced: isForced) : .login(isForced: isForced)
    ).obtain()
    if isForFileOnly { return Outcome() }
    sayPolicyEnds(unless: arguments.values[.policy] != nil)
    warnOfOtherTools()
    return Outcome(plan: plan(for: session.change(self)))
  }
}
