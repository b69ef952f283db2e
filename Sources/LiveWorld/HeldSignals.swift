import CSystem

/// The signals that would end the process, held back while something is half done: a terminal in another mode, a file
/// beside the one that it will replace. Those that are ignored end nothing.
struct HeldSignals {
  private let numbers = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].filter { csystem_is_ignored($0) == 0 }
  private var held = sigset_t()
  private var before = sigset_t()

  init() {
    unsafe sigemptyset(&held)
    for signal in numbers { unsafe sigaddset(&held, signal) }
    unsafe sigprocmask(SIG_BLOCK, &held, &before)
  }

  var isPending: Bool {
    var pending = sigset_t()
    unsafe sigpending(&pending)
    return numbers.contains { unsafe sigismember(&pending, $0) == 1 }
  }

  /// For a program in a process group of its own, which is told of its end by us: it holds no signal back itself, and heeds
  /// those that we ignore, but for the one that would stop it.
  func free(_ attributes: inout posix_spawnattr_t) {
    var mask = before
    unsafe posix_spawnattr_setsigmask(&attributes, &mask)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    Spawning.heed(&attributes, flags: CInt(POSIX_SPAWN_SETSIGMASK) | CInt(POSIX_SPAWN_SETPGROUP))
  }

  /// One that came meanwhile takes effect now.
  func release() {
    var mask = before
    unsafe sigprocmask(SIG_SETMASK, &mask, nil)
  }
}
