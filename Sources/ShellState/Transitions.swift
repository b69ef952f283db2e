import AWSConfig

/// The table of a shell's states: what is true at a prompt, and the move that follows. It decides, and changes nothing.
package struct Situation: Equatable, Sendable {
  /// What the store has of the session of the profile that is active here.
  package enum Stored: Equatable, Sendable {
    /// The session that is here.
    case same
    /// A newer one of the same profile.
    case newer
    case none
    /// The files could not be read, and may have changed since they last could.
    case unknown
  }

  /// What the files say about a profile whose session is due here but missing.
  package enum Absence: Equatable, Sendable {
    /// A logout ended it.
    case loggedOut
    /// There is no section of ours: the file is a different one, or is being written just now.
    case noSection
    /// It ended by the clock, or what is stored has other keys or another endpoint.
    case replaced
  }

  /// The trusted file, compared with what the shell remembers of the files.
  package enum FileChange: Equatable, Sendable {
    case none
    /// The one that already decides, or that the user has overridden.
    case same
    case other
  }

  /// Whether nothing of ours has run in this shell yet.
  package var isFirstPrompt = false
  package var fileChange = FileChange.none
  /// Whether the files belong to the user who runs the shell: for another user (`sudo -s`) nothing happens
  /// automatically.
  package var isOwner = true
  package var isOff = false
  package var state = Memory.State.none
  package var ending: Memory.Ending?
  /// Whether a directory's file decides and there is no session.
  package var isWaiting = false
  /// Whether the variables are as we set them.
  package var isUntouched = true
  package var hasOwnCredentials = false
  package var isStored = true
  package var stored = Stored.none
  package var absence = Absence.replaced
  /// Whether the keys of a live session are exported here.
  package var hasLiveKeys = false
  /// Whether the session that is here has expired.
  package var hasEnded = false
  /// Whether there is a last session that may be restored and that appeared since the last prompt.
  package var canRestore = false

  /// Whether the run is between two prompts, where nothing is asked.
  package var isBetweenPrompts = false
  /// What can bring back a session that has ended; `nil` before a guarded command, which asks for the session itself.
  package var comeback: Comeback?

  package init() {}
}

package enum Move: Equatable, Sendable {
  case stay
  /// The shell stays without a session, in this state from now on.
  case rest(Memory.State)
  case restore
  /// The profile's newer session comes in.
  case refresh
  /// The session's time is up: its keys are removed, and the user is told.
  case expire(Retry)
  /// The code is asked for at this prompt; `isFirst` if the end has not been announced yet.
  case ask(isFirst: Bool)
  /// The session comes back without a question: with a command that prints a code, or as a role, which needs none.
  case renew(needsCode: Bool)
  /// What was to bring the session back no longer can: nothing more is tried.
  case giveUp
  /// The session was ended in another terminal: as when its time is up, no other credentials come in.
  case drop(Situation.Absence)
  /// It is unknown whether the session is still due: its keys are removed until that is known.
  case close
  /// An inherited session that is in no file here keeps its keys until it expires, and is this shell's alone.
  case keep
  case leave
  case yield
  /// A trusted file decides: its profile's session is joined or, if there is none, waited for.
  case enter
  /// No file decides any more: the shell goes back to what was there before.
  case pop
}

/// When a shell whose session has ended tries on its own to bring it back.
package enum Retry: Equatable, Sendable {
  case never
  /// At the next prompt.
  case next
  /// At the next prompt, which also announces the end.
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

  /// A session that is in no file is judged only by the clock.
  private var sessionMove: Move {
    if isOff { return .leave }
    if isStored, stored == .newer { return .refresh }
    if ending == .expired { return comeback?.moveAfterEnd(isBetweenPrompts: isBetweenPrompts) ?? .stay }
    if ending == .loggedOut { return .stay }
    if isStored, stored == .none, absence == .loggedOut { return .drop(.loggedOut) }
    if hasEnded {
      return comeback?.moveAtEnd(isFirstPrompt: isFirstPrompt, isBetweenPrompts: isBetweenPrompts) ?? .expire(.never)
    }
    // A session that is in no file and was removed from the shell is gone.
    guard isStored else { return ending == .unjudged ? .drop(.noSection) : .stay }
    switch (stored, absence) {
    case (.same, _), (.newer, _): return .stay
    case (.unknown, _): return .close
    case (.none, .noSection): return isFirstPrompt && hasLiveKeys ? .keep : .close
    case (.none, _): return .drop(absence)
    }
  }
}
