import Commands

/// A question on the terminal, read key by key.
///
/// Meanwhile, signals from keys and line mode are off: Ctrl-C is a byte like any other, so that it ends the question
/// and not the shell's hooks, and Ctrl-Z cannot freeze the shell. Whatever ends the process, the terminal is restored
/// first. What was typed after Enter stays for the shell.
enum TerminalQuestion {
  /// `pts/3`; empty if there is no terminal. A stream that was opened as `/dev/tty` says `tty` for any terminal.
  static var name: String {
    let names = [0, 1, 2].compactMap { number -> String? in unsafe ttyname(number).map { unsafe String(cString: $0) } }
      .map { $0.hasPrefix("/dev/") ? String($0.dropFirst(5)) : $0 }
    return names.first { $0 != "tty" } ?? controlling ?? names.first ?? ""
  }

  /// The terminal of a program whose streams all lead elsewhere, as in the middle of a pipeline.
  private static var controlling: String? {
    var name = [CChar](repeating: 0, count: 64)
    guard unsafe csystem_terminal_name(&name, name.count) else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
  }

  /// Whether the program's input or output is no terminal, or a shell without job control has started it.
  static var isOfScript: Bool { isatty(0) == 0 || isatty(1) == 0 || getpgrp() != getpid() }

  /// Passes Ctrl-C at a question on to the whole foreground of the terminal, as elsewhere; but not to a shell, whose
  /// session or waiting it would end.
  static func passOnInterrupt() {
    guard getpgrp() != getsid(0) else { return }
    let before = signal(SIGINT, SIG_IGN)
    kill(0, SIGINT)
    signal(SIGINT, before)
  }

  static func ask(_ question: String, onlyIfIdle: Bool = false, showing shown: Echo = .code) -> Answer {
    guard let front = Foreground(), !hasNoInput else { return .nobody }
    return ask(question, on: front.terminal, onlyIfIdle: onlyIfIdle, shown)
  }

  private static func ask(
    _ question: String, on terminal: borrowing Descriptor, onlyIfIdle: Bool, _ shown: Echo
  ) -> Answer {
    reading(terminal) { signals in
      // Only in this mode can half a line that was typed before be seen.
      if onlyIfIdle, csystem_has_input(terminal.number, 0) { return .typedAhead }
      _ = terminal.writeAll(Array(question.utf8))
      let editor = LineEditor(keys: TerminalKeys(of: terminal), shown: shown)
      let answer = read(from: terminal, editor, until: signals)
      _ = terminal.writeAll(Array("\n".utf8))
      return answer
    } ?? .nobody
  }

  /// Reads key by key, and restores the terminal.
  private static func reading<Result>(
    _ terminal: borrowing Descriptor, _ body: (_ signals: BlockedSignals) -> Result
  ) -> Result? {
    var original = termios()
    guard unsafe tcgetattr(terminal.number, &original) == 0 else { return nil }
    let signals = BlockedSignals()
    defer { signals.release() }
    var raw = original
    raw.c_lflag &= ~tcflag_t(ISIG | ICANON | ECHO | IEXTEN)
    guard unsafe tcsetattr(terminal.number, TCSADRAIN, &raw) == 0 else { return nil }
    defer { unsafe tcsetattr(terminal.number, TCSADRAIN, &original) }
    return body(signals)
  }

  static var typedAhead: TypedAhead {
    guard let front = Foreground() else { return .nothing }
    // Until it is read key by key, a terminal has input only when a line is whole. fish has it in that mode already.
    if isReadByLine(front.terminal), csystem_has_input(front.terminal.number, 0) { return .wholeLines }
    let hasPart = reading(front.terminal) { _ in csystem_has_input(front.terminal.number, 0) }
    return hasPart ?? false ? .partOfLine : .nothing
  }

  private static func isReadByLine(_ terminal: borrowing Descriptor) -> Bool {
    var modes = termios()
    return unsafe tcgetattr(terminal.number, &modes) == 0 && modes.c_lflag & tcflag_t(ICANON) != 0
  }

  /// Discards the rest of a paste: lines that did not answer a question must not run as commands.
  static func forgetTyped() {
    guard let front = Foreground() else { return }
    tcflush(front.terminal.number, TCIFLUSH)
  }

  /// Without job control, shells give a background process `/dev/null` as its input.
  private static var hasNoInput: Bool {
    var input = stat()
    var null = stat()
    guard unsafe fstat(0, &input) == 0, unsafe stat("/dev/null", &null) == 0 else { return false }
    return input.st_mode & S_IFMT == S_IFCHR && input.st_rdev == null.st_rdev
  }

  /// In milliseconds: a held signal does not wake us up.
  private static let look: CInt = 200

  private static func read(
    from terminal: borrowing Descriptor, _ editor: LineEditor, until signals: BlockedSignals
  ) -> Answer {
    var line = editor
    while true {
      let isReady = csystem_has_input(terminal.number, look)
      if signals.isPending { return .closed }
      if !isReady { continue }
      var byte: UInt8 = 0
      let count = unsafe LiveWorld.read(terminal.number, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return .closed }
      let (echo, answer) = line.type(byte)
      _ = terminal.writeAll(Array(echo.utf8))
      if let answer { return answer }
    }
  }
}
