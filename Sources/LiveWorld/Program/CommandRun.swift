import Commands
import ShellState

/// A command line of the user's that prints something, such as a code.
///
/// In front on a terminal it runs as any program there: in our process group, beside the other parts of a pipeline, and Ctrl-C
/// reaches it and us. Only where that group is the shell's that waits for us is it apart: Ctrl-C would take the shell from the
/// work that it has begun.
struct CommandRun {
  let variables: [String: String]
  /// A shell waits for what we tell it, and is itself no part of a pipeline.
  let isAwaitedByShell: Bool

  /// Runs it by `sh`, its input and its errors on the terminal if we are in front there, and ends it, with all that it
  /// started, after so many seconds. Ctrl-C is for the command; the terminal is left as it was.
  func output(of command: String, within seconds: Int) -> CommandOutput {
    let signals = HeldSignals()
    defer { signals.release() }
    var process = Subprocess(
      program: "/bin/sh", arguments: ["-c", command],
      environment: ["\(ShellProtocol.Handed.turn.rawValue)=1"] + variables.map { "\($0)=\($1)" },
      input: [],
      outputLimit: 1 << 16, isApart: true, timeLimit: seconds, signals: signals)
    guard let front = Foreground() else { return Self.output(of: process, signals) }
    let terminal = front.terminal.number
    process.terminal = terminal
    process.isApart = isAwaitedByShell && Foreground.isOfAncestors
    return Self.keepingModes(of: terminal, isShared: !process.isApart) { Self.output(of: process, signals) }
  }

  /// Puts the terminal's modes back, if we are still in front. On one that others share, a command that ended well has done
  /// that itself, and what differs now may be theirs.
  private static func keepingModes(of terminal: CInt, isShared: Bool, _ run: () -> CommandOutput) -> CommandOutput {
    var modes = termios()
    unsafe tcgetattr(terminal, &modes)
    return Foreground.keeping {
      let output = run()
      if case .text = output, isShared { return output }
      if tcgetpgrp(terminal) == getpgrp() { unsafe tcsetattr(terminal, TCSADRAIN, &modes) }
      return output
    }
  }

  private static func output(of process: Subprocess, _ signals: HeldSignals) -> CommandOutput {
    guard let result = try? process.run() else { return .status(127) }
    if result.isTimedOut { return .timedOut }
    let isInterrupted = signals.forgetInterrupt()
    guard result.status != 0 else { return .text(String(decoding: result.output, as: UTF8.self)) }
    return .status(isInterrupted ? 128 + Int(SIGINT) : result.status)
  }
}
