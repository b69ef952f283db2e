import Commands

/// A command line of the user's that prints something, such as a code.
enum CommandRun {
  /// Runs it by `sh`, its input and its errors on the terminal if we are in front there, and ends it, with all that it
  /// started, after so many seconds. Ctrl-C is for the command; the terminal is left as it was.
  static func output(of command: String, within seconds: Int, environment: [String]) -> CommandOutput {
    let signals = HeldSignals()
    defer { signals.release() }
    var process = Subprocess(
      program: "/bin/sh", arguments: ["-c", command], environment: environment, input: [], outputLimit: 1 << 16,
      timeLimit: seconds, signals: signals)
    guard let terminal = Descriptor(opening: "/dev/tty", O_RDWR | O_NOCTTY), tcgetpgrp(terminal.number) == getpgrp()
    else { return output(of: process) }
    process.terminal = terminal.number
    var modes = termios()
    unsafe tcgetattr(terminal.number, &modes)
    // Whoever is in the background may not take the terminal back without it.
    let before = signal(SIGTTOU, SIG_IGN)
    defer {
      unsafe tcsetattr(terminal.number, TCSADRAIN, &modes)
      signal(SIGTTOU, before)
    }
    return output(of: process)
  }

  private static func output(of process: Subprocess) -> CommandOutput {
    guard let result = try? process.run() else { return .status(127) }
    if result.isTimedOut { return .timedOut }
    return result.status == 0 ? .text(String(decoding: result.output, as: UTF8.self)) : .status(result.status)
  }
}
