/// The signals that would end the process, held back while something is half done: a terminal in another mode, a file
/// beside the one that it will replace, a program that would go on without us. Those that are ignored end nothing.
struct HeldSignals {
  /// What Ctrl-C and Ctrl-\ send. All programs in front of the terminal get it.
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

  /// Nothing but Ctrl-C has come, or what is sent like it.
  var isInterrupt: Bool { isPending && pending.allSatisfy(Self.keys.contains) }

  /// The end of the terminal is to be ours too.
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

  /// A Ctrl-C that came meanwhile has done what it should. Whether there was one.
  func forgetInterrupt() -> Bool {
    let interrupts = pending.filter(Self.keys.contains)
    // What is ignored is pending no more.
    for number in interrupts { signal(number, signal(number, SIG_IGN)) }
    return !interrupts.isEmpty
  }

  /// One that came meanwhile takes effect now.
  func release() {
    var mask = before
    unsafe sigprocmask(SIG_SETMASK, &mask, nil)
  }
}
