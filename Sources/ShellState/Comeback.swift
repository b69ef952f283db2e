/// `on_expiry`: what a prompt does about a session that has ended.
package enum OnExpiry: String, Sendable {
  case warn, ask
  /// Brings it back with the profile's `mfa_process`.
  case renew
}

/// What can bring back the session that has ended in a shell.
package struct Comeback: Equatable, Sendable {
  var setting = OnExpiry.warn
  /// Whether the profile still leads to keys.
  var isPossible = true
  /// Whether it is a role whose source has a live session.
  var needsNoCode = false
  /// Whether the profile has a command that prints codes.
  package var hasCodeProcess = false
  /// Whether the time of the next attempt has come; `nil` if none was set.
  var isDue: Bool?
  /// Whether the session ended between two prompts and the end is still to be announced.
  var isOwing = false

  package init(
    setting: OnExpiry = .warn, isPossible: Bool = true, needsNoCode: Bool = false, hasCodeProcess: Bool = false,
    isDue: Bool? = nil, isOwing: Bool = false
  ) {
    self.setting = setting
    self.isPossible = isPossible
    self.needsNoCode = needsNoCode
    self.hasCodeProcess = hasCodeProcess
    self.isDue = isDue
    self.isOwing = isOwing
  }

  /// Whether a code is asked for, or a command for a code is run.
  private var takesCode: Bool {
    switch setting {
    case .warn: false
    case .ask: isPossible
    case .renew: hasCodeProcess
    }
  }
}

extension Comeback {
  /// The move of a shell whose session has just ended.
  func moveAtEnd(isFirstPrompt: Bool, isBetweenPrompts: Bool) -> Move {
    if isBetweenPrompts, takesCode, !needsNoCode { return .expire(.owed) }
    // Nothing is called or asked while a shell starts: the next prompt does.
    if isFirstPrompt, needsNoCode { return .expire(.next) }
    if isFirstPrompt { return .expire(takesCode ? .owed : .never) }
    if isBetweenPrompts, !needsNoCode { return .expire(.never) }
    return attempt(isFirst: true) ?? .expire(.never)
  }

  /// The move of a shell whose session ended earlier.
  func moveAfterEnd(isBetweenPrompts: Bool) -> Move {
    if isBetweenPrompts { return .stay }
    if isOwing { return attempt(isFirst: true) ?? .stay }
    // If no time is set, a role waits for its source, which may have come back in another shell.
    guard isDue ?? needsNoCode else { return .stay }
    return attempt(isFirst: false) ?? .giveUp
  }

  /// `nil` if only the user can bring it back.
  private func attempt(isFirst: Bool) -> Move? {
    guard isPossible else { return nil }
    if needsNoCode { return .renew(needsCode: false) }
    switch setting {
    case .warn: return nil
    case .ask: return .ask(isFirst: isFirst)
    case .renew: return hasCodeProcess ? .renew(needsCode: true) : nil
    }
  }
}
