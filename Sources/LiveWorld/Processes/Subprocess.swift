import Commands

/// A program that runs to its end, and what it printed. A signal that would end us ends the program first.
struct Subprocess {
  let program: String
  let arguments: [String]
  let environment: [String]
  let input: [UInt8]
  /// In bytes, for each of the two outputs. Beyond it, the output is cut off and the program is ended.
  var outputLimit = 4 << 20
  /// An open terminal for the program to run on.
  var terminal: CInt?
  /// Whether the terminal is the program's input and error output.
  var isTalking = true
  /// Whether the program runs in its own process group, in the terminal's foreground: Ctrl-C reaches it, and not us.
  var isApart = false
  /// In seconds. After that, the program is ended with everything that it started.
  var timeLimit: Int?
  /// The caller's held signals, if it holds them for longer than the program runs.
  var signals: BlockedSignals?

  struct Result {
    /// The exit status, or 128 plus the signal's number.
    let status: Int
    let output: [UInt8]
    let errors: [UInt8]
    let isTimedOut: Bool
    let isOverLimit: Bool
  }

  /// - Throws: the `errno` of a program that cannot be started, or whose status cannot be read; `ENOENT` if there is
  ///   none of that name.
  func run() throws(SystemError) -> Result {
    let signals = self.signals ?? BlockedSignals()
    defer { if self.signals == nil { signals.release() } }
    let stdin = try Pipe()
    let stdout = try Pipe()
    let stderr = try Pipe()
    let talk = isTalking ? terminal : nil
    let child: Child
    do throws(SystemError) {
      child = try spawn([talk ?? stdin.reader, stdout.writer, talk ?? stderr.writer], signals)
    } catch {
      // Even a program that could not be started may already have been in the foreground.
      if isApart, let terminal { Self.takeBack(terminal, from: getpgrp()) }
      throw error
    }
    for end in [stdin.reader, stdout.writer, stderr.writer] { close(end) }
    if isApart, let terminal { Self.hand(terminal, to: child.id) }
    defer { if isApart, let terminal { Self.takeBack(terminal, from: child.id) } }
    // A pipe that is ready for a byte need not take all of them: a write must not block while the other side does too.
    _ = fcntl(stdin.writer, F_SETFL, O_NONBLOCK)
    var exchange = Exchange(
      child: child, input: input[...], inputEnd: stdin.writer, outputEnds: [stdout.reader, stderr.reader],
      limit: outputLimit, deadline: timeLimit.map { Deadline(seconds: $0) }, terminal: terminal, signals: signals)
    let ending = exchange.run()
    if ending != .done { end(exchange.child) }
    let status = try exchange.child.status()
    // Ctrl-C was meant for the program and has ended it: we go on and report that.
    if status == 128 + Int(SIGINT) { _ = signals.forgetInterrupt() }
    return Result(
      status: status, output: exchange.outputs[0], errors: exchange.outputs[1],
      isTimedOut: ending == .timedOut, isOverLimit: ending == .overLimit)
  }

  private func spawn(_ ends: [CInt], _ signals: BlockedSignals) throws(SystemError) -> Child {
    var how = Spawning.withoutStreams
    (how.input, how.output, how.errors) = (ends[0], ends[1], ends[2])
    how.has_own_group = isApart
    if isApart, let terminal { how.terminal = terminal }
    signals.free(&how)
    return try Spawning.start([program] + arguments, environment, how)
  }

  private func end(_ child: Child) {
    child.end()
    if isApart { kill(-child.id, SIGKILL) }
  }

  /// For systems where a program does not start with the terminal: if it was stopped for reading too early, it goes on.
  private static func hand(_ terminal: CInt, to group: pid_t) {
    tcsetpgrp(terminal, group)
    kill(-group, SIGCONT)
  }

  /// Takes the terminal back, unless a shell has it by now.
  private static func takeBack(_ terminal: CInt, from group: pid_t) {
    let owner = tcgetpgrp(terminal)
    guard owner == group || kill(-owner, 0) != 0 else { return }
    tcsetpgrp(terminal, getpgrp())
  }
}
