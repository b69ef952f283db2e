extension World {
  /// The terminal on which the user is asked.
  package struct Terminal {
    /// Its name, such as `pts/3`; empty if there is none.
    var name: () -> String
    /// Whether a script runs this program, and not a person who types at an interactive shell.
    var isOfScript: () -> Bool
    /// Asks for a secret.
    var ask: (_ question: String) -> Answer
    /// Asks for a text, which is shown as it is typed.
    var askText: (_ question: String) -> Answer
    /// Asks only if nothing has been typed ahead, since that is meant for the shell.
    var askIfIdle: (_ question: String) -> Answer
    /// What was typed before anybody asked.
    var typedAhead: () -> TypedAhead
    /// Discards what was typed and not yet read.
    var forgetTyped: () -> Void
    /// Waits, if `isPatient`, for other programs that are asking on the terminal.
    var takeTurn: (_ isPatient: Bool) -> TerminalTurn
    /// Asks for a secret of which nothing is shown.
    package var askHidden: (_ question: String) -> Answer = { _ in .nobody }
    /// Asks for the id of an access key, which is shown; a secret in its place is not.
    package var askKeyID: (_ question: String) -> Answer = { _ in .nobody }
    /// How many columns standard output has; `nil` if it is not a terminal.
    package var width: () -> Int? = { nil }

    package init(
      name: @escaping () -> String, isOfScript: @escaping () -> Bool, ask: @escaping (String) -> Answer,
      askText: @escaping (String) -> Answer,
      askIfIdle: @escaping (String) -> Answer, typedAhead: @escaping () -> TypedAhead,
      forgetTyped: @escaping () -> Void,
      takeTurn: @escaping (Bool) -> TerminalTurn
    ) {
      self.name = name
      self.isOfScript = isOfScript
      self.ask = ask
      self.askText = askText
      self.askIfIdle = askIfIdle
      self.typedAhead = typedAhead
      self.forgetTyped = forgetTyped
      self.takeTurn = takeTurn
    }
  }
}

/// What was typed and is not read yet. The terminal has echoed it.
package enum TypedAhead: Sendable {
  case nothing, wholeLines
  /// The cursor is behind it.
  case partOfLine
}

/// The result of a question.
package enum Answer: Equatable, Sendable {
  case line(String)
  /// Ctrl-C or Ctrl-D.
  case interrupted
  /// The terminal closed, or the program was told to end.
  case closed
  /// There is no terminal, or this program is in its background.
  case nobody
  /// Something was typed before the question.
  case typedAhead
}

extension World {
  /// Says something at a prompt, on a line of its own.
  ///
  /// - Parameter typedAhead: if that was found out already: after a look, some systems count a part of a line as whole.
  func sayAtPrompt(_ text: String, after typedAhead: TypedAhead? = nil) {
    say(((typedAhead ?? terminal.typedAhead()) == .partOfLine ? "\n" : "") + text)
  }
}
