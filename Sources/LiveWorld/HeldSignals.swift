/// The signals that would end the process, held back while something is half done: a terminal in another mode, a file
/// beside the one that it will replace.
struct HeldSignals {
  private var held = sigset_t()
  private var before = sigset_t()

  init() {
    unsafe sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { unsafe sigaddset(&held, signal) }
    unsafe sigprocmask(SIG_BLOCK, &held, &before)
  }

  var isPending: Bool {
    var pending = sigset_t()
    unsafe sigpending(&pending)
    return [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains { unsafe sigismember(&pending, $0) == 1 }
  }

  /// One that came meanwhile takes effect now.
  func release() {
    var mask = before
    unsafe sigprocmask(SIG_SETMASK, &mask, nil)
  }
}
