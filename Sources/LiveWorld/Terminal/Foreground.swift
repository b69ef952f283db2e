import Commands

/// The terminal in whose foreground our process group is.
struct Foreground: ~Copyable {
  let terminal: Descriptor

  /// `nil` if there is no terminal, or we are not in its foreground.
  init?() {
    guard let terminal = Descriptor(opening: "/dev/tty", O_RDWR | O_NOCTTY), tcgetpgrp(terminal.number) == getpgrp()
    else { return nil }
    self.terminal = terminal
  }

  /// Whether our process group is that of the shell that started us, with nobody else in it.
  static var isOfAncestors: Bool {
    let group = getpgrp()
    guard getpgid(getppid()) == group else { return false }
    let table = ProcessTable.now
    let known = [getpid()] + table.ancestors(of: getpid())
    return !table.parents.keys.contains { getpgid($0) == group && !known.contains($0) }
  }

  /// Runs something after which the terminal may have to be taken back: from the background, SIGTTOU would prevent it.
  static func keeping<Result, Trouble>(_ run: () throws(Trouble) -> Result) throws(Trouble) -> Result {
    let before = signal(SIGTTOU, SIG_IGN)
    defer { signal(SIGTTOU, before) }
    return try run()
  }
}

extension Subprocess {
  /// Runs the program beside a shell that waits at its prompt for our answer: Ctrl-C goes to the program and not to the
  /// shell, which would stop waiting.
  func runBesideShell() throws(SystemError) -> Result {
    guard let front = Foreground(), Foreground.isOfAncestors else { return try run() }
    var process = self
    process.terminal = front.terminal.number
    process.isApart = true
    process.isTalking = false
    return try Foreground.keeping { () throws(SystemError) in try process.run() }
  }
}
