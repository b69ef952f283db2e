import AWSConfig
import Commands
import ShellState

/// A command line of the user's that prints something, such as a code.
///
/// In the foreground of a terminal it runs like any program: in our process group, beside the other parts of a
/// pipeline, and Ctrl-C reaches it and us. It gets its own group only if ours is that of the shell that waits for us:
/// otherwise Ctrl-C would interrupt the shell's work as well.
struct CommandRun {
  let variables: [String: String]
  /// Whether a shell waits for our answer and is not itself part of a pipeline.
  let isAwaitedByShell: Bool

  /// Runs the command with `sh`, with its input and errors on the terminal if we are in its foreground, and ends it,
  /// with everything that it started, after that many seconds. Ctrl-C goes to the command; the terminal's modes are
  /// restored.
  func output(of command: String, within seconds: Int) -> CommandOutput {
    let signals = BlockedSignals()
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

  /// Runs a command that shows a dialog, with the question in its environment: text from elsewhere is never part of a
  /// command line. It neither reads nor writes on a terminal.
  func answer(of command: String, to question: String, within seconds: Int) -> CommandOutput {
    let signals = BlockedSignals()
    defer { signals.release() }
    let variables = variables.merging([Variable.mfaQuestion.rawValue: question]) { $1 }
    return Self.output(
      of: Subprocess(
        program: "/bin/sh", arguments: ["-c", command], environment: variables.map { "\($0)=\($1)" }, input: [],
        outputLimit: 1 << 16, isApart: true, timeLimit: seconds, signals: signals), signals)
  }

  /// Restores the terminal's modes if we are still in its foreground. If other programs share the terminal, a command
  /// that succeeded has restored them itself, and any difference may be theirs.
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

  /// The last line that says something.
  static func lastLine(of output: [UInt8]) -> String? {
    output.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { trimmed(String(decoding: $0, as: UTF8.self)) }.last { !$0.isEmpty }
  }

  private static func output(of process: Subprocess, _ signals: BlockedSignals) -> CommandOutput {
    guard let result = try? process.run() else { return .status(127) }
    if result.isTimedOut { return .timedOut }
    let isInterrupted = signals.forgetInterrupt()
    guard result.status != 0 else { return .text(String(decoding: result.output, as: UTF8.self)) }
    return .status(isInterrupted ? 128 + Int(SIGINT) : result.status, said: lastLine(of: result.errors))
  }
}
