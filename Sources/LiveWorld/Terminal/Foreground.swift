import Commands

/// The terminal that our process group is in front on.
struct Foreground: ~Copyable {
  let terminal: Descriptor

  /// `nil` where there is no terminal, or others are in front.
  init?() {
    guard let terminal = Descriptor(opening: "/dev/tty", O_RDWR | O_NOCTTY), tcgetpgrp(terminal.number) == getpgrp()
    else { return nil }
    self.terminal = terminal
  }

  /// Whether our process group is that of the shell that has started us, and nobody else is in it.
  static var isOfAncestors: Bool {
    let group = getpgrp()
    guard getpgid(getppid()) == group else { return false }
    let table = ProcessTable.now
    let known = [getpid()] + table.ancestors(of: getpid())
    return !table.parents.keys.contains { getpgid($0) == group && !known.contains($0) }
  }

  /// Does something after which the terminal may have to be taken back: whoever is in the background may not do that.
  static func keeping<Result, Trouble>(_ run: () throws(Trouble) -> Result) throws(Trouble) -> Result {
    let before = signal(SIGTTOU, SIG_IGN)
    defer { signal(SIGTTOU, before) }
    return try run()
  }
}

extension Subprocess {
  /// Runs it beside a shell that waits at its prompt for what it is to do: Ctrl-C is for the program, and not for the shell,
  /// which would forget what it waits for.
  func runBesideShell() throws(SystemError) -> Result {
    guard let front = Foreground(), Foreground.isOfAncestors else { return try run() }
    var process = self
    process.terminal = front.terminal.number
    process.isApart = true
    process.isTalking = false
    return try Foreground.keeping { () throws(SystemError) in try process.run() }
  }
}
