package import ShellCode

extension World {
  /// Other programs, and this one among them.
  package struct Processes {
    /// This process's id.
    var id: Int
    var isRunning: (_ processID: Int) -> Bool
    /// Runs a command line with `sh` for at most so many seconds; it may use the terminal to speak to the user.
    var run: (_ command: String, _ seconds: Int) -> CommandOutput
    /// Shows a page of ours and removes it soon after, whatever happens.
    var showPage: (_ path: String, PageOpener) -> PageShowing
    /// Runs a command line with `sh` that shows a dialog, away from any terminal; the question is in its environment.
    package var showDialog: (_ command: String, _ question: String, _ seconds: Int) -> CommandOutput = { _, _, _ in
      .status(127)
    }
    /// Runs a password store's program. Its input and both outputs are ours, but it may ask its user on the terminal.
    package var useStore: (StoreCall) -> StoreAnswer = { _ in .missing }
    /// Replaces this program with a command. Returns only if that fails.
    package var become: (ExecRequest) -> Failure

    package init(
      id: Int, isRunning: @escaping (Int) -> Bool, run: @escaping (String, Int) -> CommandOutput,
      showPage: @escaping (String, PageOpener) -> PageShowing, become: @escaping (ExecRequest) -> Failure
    ) {
      self.id = id
      self.isRunning = isRunning
      self.run = run
      self.showPage = showPage
      self.become = become
    }
  }
}

/// What a command printed, or why it printed nothing.
package enum CommandOutput: Equatable, Sendable {
  case text(String)
  /// - `said`: the last line of its error output, unless that went to the terminal.
  case status(Int, said: String? = nil)
  case timedOut
}

/// A command that replaces this program.
package struct ExecRequest: Equatable, Sendable {
  /// At least one word.
  package let command: [String]
  /// What changes in the environment: exports and unsets.
  package let environment: [Statement]
}

/// What shows a page.
package enum PageOpener: Equatable, Sendable {
  /// The desktop's browser.
  case desktop
  /// A program and its arguments, the page's path among them.
  case command([String])
}

/// What came of showing a page.
package enum PageShowing: Equatable, Sendable {
  case shown
  /// The status is `nil` if no program was found.
  case failed(status: Int?)
}
