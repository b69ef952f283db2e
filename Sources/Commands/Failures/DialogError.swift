/// Why the command of `ask_with` brought no code.
package enum DialogError: Error, Equatable, Sendable {
  package enum Reason: String, Equatable, Sendable {
    /// The dialog was closed.
    case declined
    /// Nobody was there in time.
    case unanswered
    /// AWS refused every code that was typed.
    case refused
  }

  /// A dialog brought no code, so many seconds ago; the next is shown in so many. `said` is what the command said last.
  case paused(Reason, ago: Int, again: Int, said: String?)
  /// Another process kept its dialog open for too long.
  case awaited
  case failed(status: Int, said: String?)
}
