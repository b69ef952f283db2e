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
  }

  /// The trusted file beside what the shell remembers of the files.
  package enum Place: Equatable, Sendable {
    case none
    /// The one that decides already, or that the user has decided against.
    case same
    case other
  }

  /// Nothing of ours has run in this shell yet.
  package var isFirstPrompt = false
  package var place = Place.none
  /// The files are the user's who runs the shell: as another user (`sudo -s`) nothing happens by itself.
  package var isOwner = true
  package var isOff = false
  package var state = Memory.State.none
  package var isExpired = false
  /// A directory's file decides, and there is no session.
  package var isWaiting = false
  /// What we set is as we set it.
  package var isUntouched = true
  package var hasOwnCredentials = false
  package var isStored = true
  package var stored = Stored.none
  /// The profile's session was ended by a logout.
  package var isLoggedOut = false
  /// The session that is here has ended, by the clock.
  package var hasEnded = false
  /// `AWS_PROFILE` has come to name a section of ours that has no live session.
  package var namesDeadSection = false
  /// There is a last session that may be restored, and that has come up since the last prompt.
  package var canRestore = false

  package init() {}
}

package enum Move: Equatable, Sendable {
  case stay
  /// The state without a session that the shell is in from now on.
  case rest(Memory.State)
  case restore
  /// The same profile's newer session.
  case refresh
  case expire
  case leave
  case yield
  /// `AWS_PROFILE` names what is dead, and goes.
  case clear
  /// A trusted file decides: its profile's session is joined or, where there is none, waited for.
  case enter
  /// The session that a file decided for was ended: another one is waited for.
  case wait
  /// No file decides any more: back to what was there before.
  case pop

  /// It follows from where the shell stands: it does not wait for a prompt.
  var isOfDirectory: Bool { self == .enter || self == .pop }
}

extension Situation {
  package var move: Move {
    guard isOwner else { return isFirstPrompt ? .rest(.none) : .stay }
    switch state {
    case .off:
      if isFirstPrompt { return .rest(.off) }
      return place == .other ? .enter : .stay
    case .user:
      if place == .other { return .enter }
      return namesDeadSection ? .clear : .stay
    case .none: return idleMove
    case .directory: return directoryMove
    case .hand, .restored:
      if place == .other { return .enter }
      guard isUntouched else { return .yield }
      let move = sessionMove
      return move == .leave && place == .same && !isOff ? .enter : move
    }
  }

  private var idleMove: Move {
    if isOff { return .rest(.off) }
    if namesDeadSection { return .clear }
    if hasOwnCredentials, isFirstPrompt || place == .none { return .rest(.user) }
    if place != .none { return .enter }
    if canRestore { return .restore }
    return isFirstPrompt ? .rest(.none) : .stay
  }

  private var directoryMove: Move {
    if place == .other { return .enter }
    guard isUntouched else { return isWaiting && namesDeadSection ? .clear : .yield }
    if isOff { return .leave }
    if place == .none { return .pop }
    if isWaiting { return stored == .newer ? .refresh : .stay }
    let move = sessionMove
    return move == .leave ? .wait : move
  }

  /// A session that is in no file is judged by the clock alone.
  private var sessionMove: Move {
    if isOff { return .leave }
    if isStored, stored == .newer { return .refresh }
    if isStored, isLoggedOut { return .leave }
    if hasEnded { return isExpired ? .stay : .expire }
    if isStored, stored == .none, !isExpired { return .leave }
    return .stay
  }
}
