import AWSConfig

/// Asks for a code where there is no terminal, with the command of the setting `ask_with`.
///
/// Moves: *paused*, after a dialog without a code → nothing is shown; *awaited*, while another process has its dialog
/// open → its session is joined; else *shown*, at most three times → a code, or a pause. One dialog is open at a time,
/// whatever profile it is for.
struct Dialog {
  private let context: Context
  private let command: String
  /// As the question names it.
  private let profile: String
  private let budget: TimeBudget

  /// In seconds: how long one dialog stays open.
  private static let longest = 120
  /// In seconds: how long a command waits for all that it takes.
  private static let commandTime = 300
  /// In seconds. The SDK for Go ends a `credential_process` after a minute, and the call needs some of it.
  private static let sdkTime = 50

  /// - Returns: `nil` if no dialog asks on this occasion.
  init?(_ context: Context, for occasion: Occasion, of profile: String) {
    guard let command = context.settings.askWith else { return nil }
    switch occasion {
    case .sdk: budget = TimeBudget(context.world, seconds: Self.sdkTime)
    case .exec where context.world.terminal.name().isEmpty:
      budget = TimeBudget(context.world, seconds: Self.commandTime)
    default: return nil
    }
    (self.context, self.command, self.profile) = (context, command, profile)
  }

  /// The right to show a dialog.
  ///
  /// - Throws: `dialog`, during a pause, or if another process keeps its dialog open for too long.
  func turn() throws(Failure) -> FileLock {
    try checkPause()
    let path = context.paths.lock(
      ofDialogsForRealPath: context.world.files.realPath(context.paths.credentials))
    guard let lock = context.world.files.lock(path, budget.millisecondsLeft) else {
      throw .dialog(.awaited, profile: profile)
    }
    return lock
  }

  /// What was typed.
  func ask(_ question: String, after failure: Failure?) throws(Failure) -> String {
    if failure == nil { try checkPause() }
    let seconds = min(Self.longest, budget.secondsLeft)
    guard seconds > 0 else { throw pause(.unanswered) }
    let text = Wording.dialog(question, after: failure)
    context.world.trace(TraceWording.dialog(command, seconds: seconds))
    switch context.world.processes.showDialog(command, text, seconds) {
    // pinentry ends well after "Cancel", and prints nothing.
    case .text(let text) where text.allSatisfy(\.isWhitespace): throw pause(.declined)
    case .text(let text): return text
    // Of zenity, kdialog and osascript, "Cancel" is 1; of zenity, the end of its own time limit is 5.
    case .status(1, let said): throw pause(.declined, said: said)
    case .status(5, _), .timedOut: throw pause(.unanswered)
    case .status(let status, let said): throw .dialog(.failed(status: status, said: said), profile: profile)
    }
  }

  func succeeded() { context.stateDirectory.endPause(of: profile, DialogPauseReason.self) }

  /// AWS refused the last code that was tried.
  func gaveUp() { _ = pause(.refused) }

  private func checkPause() throws(Failure) {
    guard let pause = lastPause else { return }
    let isOver = !pause.lasts(at: context.now)
    context.world.trace(TraceWording.pause(pause, isOver: isOver, now: context.now))
    if isOver { return }
    throw .dialog(
      .paused(pause.reason, ago: context.now - pause.since, again: pause.until - context.now, said: nil),
      profile: profile)
  }

  private var lastPause: Backoff<DialogPauseReason>? { context.stateDirectory.pause(of: profile) }

  private func pause(_ reason: DialogPauseReason, said: String? = nil) -> Failure {
    let pause = Backoff(of: profile, reason, after: lastPause, now: context.now)
    context.stateDirectory.note(pause)
    context.world.trace(TraceWording.pause(pause, isOver: false, now: context.now))
    return .dialog(.paused(reason, ago: 0, again: pause.until - context.now, said: said), profile: profile)
  }
}
