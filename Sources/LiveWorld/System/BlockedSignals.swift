/// The signals that would end the process, held back while something is half done: a terminal in another mode, a
/// temporary file before its rename, a program that would go on without us. Signals that are ignored are left alone.
struct BlockedSignals {
  /// Sent by Ctrl-C and Ctrl-\ to every program in the foreground of the terminal.
  private static let keys = [SIGINT, SIGQUIT]

  private let numbers: [CInt]
  private var held = sigset_t()
  private var before = sigset_t()

  init() {
    numbers = (Self.keys + [SIGTERM, SIGHUP]).filter { csystem_is_ignored($0) == 0 }
    unsafe sigemptyset(&held)
    for signal in numbers { unsafe sigaddset(&held, signal) }
    unsafe sigprocmask(SIG_BLOCK, &held, &before)
  }

  var isPending: Bool { !pending.isEmpty }

  /// Whether Ctrl-C, or Ctrl-\, is all that has come.
  var isInterrupt: Bool { isPending && pending.allSatisfy(Self.keys.contains) }

  /// Whether we end when the terminal is closed.
  var heedsHangUp: Bool { numbers.contains(SIGHUP) }

  private var pending: [CInt] {
    var pending = sigset_t()
    unsafe sigpending(&pending)
    return numbers.filter { unsafe sigismember(&pending, $0) == 1 }
  }

  /// For a program that we start: it blocks only what was blocked before.
  func free(_ how: inout csystem_start) {
    how.has_mask = true
    how.mask = before
  }

  /// Drops a Ctrl-C that has already done its work in the program it was meant for. Returns whether there was one.
  func forgetInterrupt() -> Bool {
    let interrupts = pending.filter(Self.keys.contains)
    // Ignoring a signal discards it while it is pending.
    for number in interrupts { signal(number, signal(number, SIG_IGN)) }
    return !interrupts.isEmpty
  }

  /// Lets signals that came in the meantime take effect now.
  func release() {
    var mask = before
    unsafe sigprocmask(SIG_SETMASK, &mask, nil)
  }
}
