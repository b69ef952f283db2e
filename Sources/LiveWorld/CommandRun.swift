import Commands

/// A command line of the user's that prints something, such as a code.
enum CommandRun {
  /// Runs it by `sh`, its input and its errors on the terminal if there is one, and ends it after so many seconds.
  static func output(of command: String, within seconds: Int, environment: [String]) -> CommandOutput {
    var process = Subprocess(
      program: "/bin/sh", arguments: ["-c", command], environment: environment, input: [], outputLimit: 1 << 16,
      timeLimit: seconds)
    guard let terminal = Descriptor(opening: "/dev/tty", O_RDWR | O_NOCTTY) else { return output(of: process) }
    process.terminal = terminal.number
    return output(of: process)
  }

  private static func output(of process: Subprocess) -> CommandOutput {
    guard let result = try? process.run() else { return .status(127) }
    if result.isTimedOut { return .timedOut }
    return result.status == 0 ? .text(String(decoding: result.output, as: UTF8.self)) : .status(result.status)
  }
}
