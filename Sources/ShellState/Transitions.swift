import AWSConfig

/// The table of a shell's states: what is true at a prompt, and the move that follows. It decides, and touches nothing.
package struct Situation: Equatable, Sendable {
  /// How the session of the profile that is here fares in the store.
  package enum Stored: Equatable, Sendable {
    /// The one that is here.
    case same
    /// A newer one of the same profile.
    case newer
    case none
    /// The files could not be read, and may have changed since the last run that could.
    case unknown
  }

  /// What the files say of a profile without a session that is due here.
  package enum Absence: Equatable, Sendable {
    /// A logout ended it.
    case loggedOut
    /// There is no section of ours: the file is another one, or is being written just now.
    case noSection
    /// It ended by itself, or what is stored has other keys or another endpoint.
    case replaced
  }

  /// The trusted file beside what the shell remembers of the files.
  package enum FileChange: Equatable, Sendable {
    case none
    /// The one that decides already, or that the user has decided against.
    case same
    case other
  }

  /// Nothing of ours has run in this shell yet.
  package var isFirstPrompt = false
  package var fileChange = FileChange.none
  /// The files are the user's who runs the shell: as another user (`sudo -s`) nothing happens by itself.
  package var isOwner = true
  package var isOff = false
  package var state = Memory.State.none
  package var ending: Memory.Ending?
  /// A directory's file decides, and there is no session.
  package var isWaiting = false
  /// What we set is as we set it.
  package var isUntouched = true
  package var hasOwnCredentials = false
  package var isStored = true
  package var stored = Stored.none
  package var absence = Absence.replaced
  /// The keys of a live session are exported here.
  package var hasLiveKeys = false
  /// The session that is here has ended, by the clock.
  package var hasEnded = false
  /// There is a last session that may be restored, and that has come up since the last prompt.
  package var canRestore = false

  /// Between two prompts nothing is asked.
  package var isBetweenPrompts = false
  /// What can bring back a session that has ended; `nil` before a guarded command, which asks by itself.
  package var comeback: Comeback?

  package init() {}
}

package enum Move: Equatable, Sendable {
  case stay
  /// The state without a session that the shell is in from now on.
  case rest(Memory.State)
  case restore
  /// The same profile's newer session.
  case refresh
  /// The session's time is up: its keys go, and the user is told.
  case expire(Retry)
  /// The code is asked for at this prompt; `isFirst` if the end has not been announced yet.
  case ask(isFirst: Bool)
  /// The session comes back without a question: by a command that prints a code, or as a role without one.
  case renew(needsCode: Bool)
  /// What was to bring the session back no longer can: nothing is tried again.
  case giveUp
  /// The session was ended in another terminal: as at its end, nobody else's credentials come in.
  case drop(Situation.Absence)
  /// Whether the session is still due cannot be told: its keys go until that can be told.
  case close
  /// A session that came along and is in no file here: its keys stay until its time, and are this shell's alone.
  case keep
  case leave
  case yield
  /// A trusted file decides: its profile's session is joined or, where there is none, waited for.
  case enter
  /// No file decides any more: back to what was there before.
  case pop
}

/// When a shell whose session has ended tries by itself to bring it back.
package enum Retry: Equatable, Sendable {
  case never
  /// At the next prompt.
  case next
  /// At the next prompt, which announces the end too.
  case owed
}

extension Situation {
  package var move: Move {
    guard isOwner else { return isFirstPrompt ? .rest(.none) : .stay }
    switch state {
    case .off:
      if isFirstPrompt { return .rest(.off) }
      return fileChange == .other ? .enter : .stay
    case .user: return fileChange == .other ? .enter : .stay
    case .none: return idleMove
    case .directory: return directoryMove
    case .hand, .restored:
      if fileChange == .other { return .enter }
      return isUntouched ? sessionMove : .yield
    }
  }

  private var idleMove: Move {
    if isOff { return .rest(.off) }
    if hasOwnCredentials, isFirstPrompt || fileChange == .none { return .rest(.user) }
    if fileChange != .none { return .enter }
    if canRestore { return .restore }
    return isFirstPrompt ? .rest(.none) : .stay
  }

  private var directoryMove: Move {
    if fileChange == .other { return .enter }
    guard isUntouched else { return .yield }
    if isOff { return .leave }
    if fileChange == .none { return .pop }
    if isWaiting { return stored == .newer ? .refresh : .stay }
    return sessionMove
  }

  /// A session that is in no file is judged by the clock alone.
  private var sessionMove: Move {
    if isOff { return .leave }
    if isStored, stored == .newer { return .refresh }
    if ending == .expired { return comeback?.moveAfterEnd(isBetweenPrompts: isBetweenPrompts) ?? .stay }
    if ending == .loggedOut { return .stay }
    if isStored, stored == .none, absence == .loggedOut { return .drop(.loggedOut) }
    if hasEnded {
      return comeback?.moveAtEnd(isFirstPrompt: isFirstPrompt, isBetweenPrompts: isBetweenPrompts) ?? .expire(.never)
    }
    // What is in no file and was taken out of the shell is gone.
    guard isStored else { return ending == .unjudged ? .drop(.noSection) : .stay }
    switch (stored, absence) {
    case (.same, _), (.newer, _): return .stay
    case (.unknown, _): return .close
    case (.none, .noSection): return isFirstPrompt && hasLiveKeys ? .keep : .close
    case (.none, _): return .drop(absence)
    }
  }
}
