import AWSConfig
import ShellCode
import ShellState
import Text

/// `logout`: ends stored sessions, removes the active one from this shell, and tells the other shells.
struct Logout {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    if let active = context.shell.activeProfile, isOfShellAlone {
      context.world.say(Wording.unstoredLeft(active))
      return leave([active])
    }
    var sections = try sections(in: context.shared)
    if !sections.touched.isEmpty {
      try context.world.files.update(context.paths.credentials, context.reading()) { bytes throws(Failure) in
        // Role sessions may have been opened with them in the meantime.
        let shared = try context.shared(with: bytes)
        sections = try self.sections(in: shared)
        return ending(sections.touched, in: shared)
      }
    }
    forget(sections.named)
    let isUnstored = isLeaving(sections.named) && !context.shell.memory.isStored
    if !isUnstored || !sections.live.isEmpty { context.world.say(Wording.loggedOut(sections.live)) }
    if isUnstored { context.world.say(Wording.unstoredLeft(context.shell.activeProfile ?? "")) }
    return leave(sections.named)
  }

  /// The profiles that are meant; of these, those that have a section; and of these, those whose section has a session.
  private func sections(in shared: SharedConfig) throws(Failure) -> (named: [String], touched: [String], live: [String])
  {
    let managed = shared.managedProfiles
    let named = withRoles(try profiles(managed), managed, shared)
    let wanted = Set(named.map(ExactText.init))
    let touched = managed.filter { wanted.contains(ExactText($0)) }
    return (named, touched, touched.filter { shared.hasSession($0) })
  }

  /// Whether only this shell's session is meant, and it is in no file: a stored session of the same name is a different
  /// one.
  private var isOfShellAlone: Bool {
    let active = [context.shell.activeProfile].compactMap { $0 }
    return arguments.operands.allSatisfy { active.containsExactly($0) && !context.shared.hasProfile($0) }
      && !arguments.flags.contains(.all) && !context.shell.memory.isStored
  }

  /// The named profiles and the roles whose sessions were opened with theirs. `[x-long-term-mfa]` of an earlier version
  /// belongs to `x`.
  private func withRoles(_ named: [String], _ managed: [String], _ shared: SharedConfig) -> [String] {
    let names = Set(named.map(ExactText.init))
    let isNamed = { (profile: String) in names.contains(ExactText(shared.nameOfKeys(profile))) }
    let others = managed.filter { profile in
      if names.contains(ExactText(profile)) { return false }
      if isNamed(profile) { return true }
      guard case .session(let session) = shared.sessionSection(of: profile) else { return false }
      return session.tie.role?.sources.contains(where: isNamed) ?? false
    }
    return named + others
  }

  /// The named profiles, all of them, or the one that is active here.
  private func profiles(_ managed: [String]) throws(Failure) -> [String] {
    if arguments.flags.contains(.all) {
      return managed + [context.shell.activeProfile].compactMap { $0 }
    }
    if arguments.operands.isEmpty {
      guard let active = context.shell.activeProfile else { throw .nothingActive(.logout) }
      return [active]
    }
    return try arguments.operands.map { operand throws(Failure) in
      let name = context.profileName(operand).name
      if !managed.containsExactly(name) { try context.checkProfile(name) }
      return name
    }
  }

  private func ending(_ profiles: [String], in shared: SharedConfig) -> [UInt8] {
    if arguments.flags.contains(.purge) {
      return shared.credentials.removing(sections: profiles.map(SessionSection.name))
    }
    return shared.ending(profiles.map { SessionEnd(of: $0, process: context.process(for: $0)) })
  }

  private func forget(_ profiles: [String]) {
    do {
      if let last = context.stateDirectory.last, profiles.containsExactly(last) {
        try context.stateDirectory.setLast(nil)
      }
      try context.stateDirectory.bumpGeneration(profiles.joined(separator: " "))
    } catch {
      context.world.say(Wording.notShared(error, context.paths))
    }
  }

  /// Whether this shell's session is one of them, or was opened with one of them for a role given by `--role`.
  private func isLeaving(_ profiles: [String]) -> Bool {
    guard let active = context.shell.activeProfile else { return false }
    return [active, context.oneOffBase(active)].contains { $0.map(profiles.containsExactly) ?? false }
  }

  private func leave(_ profiles: [String]) -> Outcome {
    guard isLeaving(profiles), let active = context.shell.activeProfile else { return Outcome() }
    guard context.world.shell != nil else {
      context.world.say(Wording.environmentStays(active))
      return Outcome()
    }
    return Outcome(plan: context.plan(for: leaving(profiles)))
  }

  /// The shell returns to the user's own values or, where a directory's file decides, goes on to the file's profile.
  private func leaving(_ ended: [String]) -> Change {
    let decision = context.decision()
    var shell = context.shell
    guard let decidingProfile = decision.profile else {
      shell.directoryMemory = decision.directoryMemory(in: .none)
      return shell.leaving()
    }
    if !ended.containsExactly(decidingProfile),
      let (target, session) = try? context.liveSession(of: context.choice(of: decidingProfile))
    {
      return context.entering(session, target, isStored: true, .directory, at: decision)
    }
    shell.directoryMemory = decision.directoryMemory(in: .directory)
    return shell.waiting(for: decidingProfile, on: context.endedSection(of: decidingProfile))
  }
}

extension SharedConfig {
  fileprivate func hasSession(_ profile: String) -> Bool {
    if case .session = sessionSection(of: profile) { true } else { false }
  }
}
