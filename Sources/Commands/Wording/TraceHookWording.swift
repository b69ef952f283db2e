import AWSConfig
import ShellState
import Text

/// What the trace says of a hook: the shell's state, the move, and what led to it.
extension TraceWording {
  static func state(_ shell: ShellState, _ situation: Situation) -> String {
    let memory = shell.memory
    let profile = memory.profile.map { " " + printable($0) } ?? ""
    let ending = memory.ending.map { ", \($0.rawValue)" } ?? (memory.isWaiting ? ", waiting" : "")
    let first = situation.isFirstPrompt ? ", first prompt" : situation.isBetweenPrompts ? ", between prompts" : ""
    return "shell: \(memory.state.rawValue)\(profile)\(ending)\(first)"
  }

  static func decided(_ move: Move, _ situation: Situation) -> String {
    "move: \(name(of: move)), because \(reason(for: move, situation))"
  }

  static func blind(_ move: Move, _ failure: Failure, _ paths: Paths?) -> String {
    "move: \(name(of: move)), without the files: \(failure.words(paths).error)"
  }

  static func notRestored(_ last: String?, _ settings: Settings) -> String {
    guard settings.restore else { return "restore: the setting restore is false" }
    guard let last else { return "restore: there is no last session" }
    if settings.noRestore.containsExactly(last) { return "restore: no_restore names \(printable(last))" }
    return "restore: the last session, \(printable(last)), is not live or does not last for min_ttl"
  }

  private static func name(of move: Move) -> String {
    switch move {
    case .stay: "nothing"
    case .rest(let state): "stay in \(state.rawValue)"
    case .restore: "restore"
    case .refresh: "take the newer session"
    case .expire: "expire"
    case .ask: "ask"
    case .renew: "renew"
    case .giveUp: "give up"
    case .drop: "drop"
    case .close: "close"
    case .keep: "keep"
    case .leave: "leave"
    case .yield: "yield"
    case .enter: "enter"
    case .pop: "pop"
    }
  }

  private static func reason(for move: Move, _ situation: Situation) -> String {
    switch move {
    case .enter: "a trusted .awsmfa decides here that did not before"
    case .pop: "no trusted .awsmfa decides here any more"
    case .leave: "\(Variable.mfaOff.rawValue) is set"
    case .yield: "AWS_PROFILE or AWS_ACCESS_KEY_ID has changed since it was set here"
    case .refresh: "the profile has a newer stored session"
    case .restore: "the last session lives"
    case .keep: "the inherited session is in no file here"
    case .close: "the files do not tell whether the session is still due"
    case .giveUp: "nothing can bring the session back any more"
    case .ask: "the session has ended, and on_expiry is ask"
    case .renew(let needsCode):
      "the session has ended, and \(needsCode ? "mfa_process" : "its source") can bring it back"
    case .expire(.never): "the session's time is up, and nothing is set that brings it back"
    case .expire(.next): "the session's time is up; the next prompt brings it back"
    case .expire(.owed): "the session's time is up; the next prompt says so, or asks"
    case .drop(.loggedOut): "a logout ended the session"
    case .drop(.noSection): "the session's section is gone"
    case .drop(.replaced): "what is stored has other keys or another endpoint"
    case .rest(let state): restReason(state, situation)
    case .stay: stayReason(situation)
    }
  }

  private static func restReason(_ state: Memory.State, _ situation: Situation) -> String {
    if !situation.isOwner { return "the files belong to another user" }
    return switch state {
    case .off: "\(Variable.mfaOff.rawValue) is set"
    case .user: "other credentials are set"
    case .none, .hand, .directory, .restored: "there is no session to restore"
    }
  }

  private static func stayReason(_ situation: Situation) -> String {
    if !situation.isOwner { return "the files belong to another user" }
    switch (situation.state, situation.ending) {
    case (.off, _): return "aws-mfa is off in this shell"
    case (.user, _): return "other credentials are in use in this shell"
    case (.none, _): return "there is no session, and none to restore"
    case _ where situation.isWaiting: return "the profile of .awsmfa has no session that lasts for min_ttl"
    case (_, .expired?) where situation.isBetweenPrompts: return "between prompts, nothing is asked or renewed"
    case (_, .expired?): return "the session has ended, and it is not yet time for another try"
    case (_, .loggedOut?): return "the session was logged out"
    case (_, .unjudged?), (_, nil): break
    }
    if !situation.isStored { return "the session is in no file, and its time is not up" }
    return situation.stored == .same
      ? "the session is in the file as it is here" : "the files have not changed since the last look"
  }
}
