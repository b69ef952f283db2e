/// Why the command of `ask_with` brought no code.
package enum DialogError: Error, Equatable, Sendable {
  /// A dialog brought no code, so many seconds ago; the next is shown in so many. `said` is what the command said last.
  case paused(DialogPause.Reason, ago: Int, again: Int, said: String?)
  /// Another process kept its dialog open for too long.
  case awaited
  case failed(status: Int, said: String?)
}
