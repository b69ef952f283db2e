/// A process that we have started, until it is known to have ended.
struct Child {
  let id: pid_t
  private var ending: Result<Int, SystemError>?

  init(id: pid_t) {
    self.id = id
  }

  /// Whether the process itself has ended; others that it started may still run.
  mutating func hasEnded() -> Bool {
    reap(WNOHANG)
    return ending != nil
  }

  /// Waits for the process to end: its exit status, or 128 plus the signal's number.
  ///
  /// - Throws: the `errno` if the system does not tell.
  mutating func status() throws(SystemError) -> Int {
    while true {
      if let ending { return try ending.get() }
      reap(0)
    }
  }

  private mutating func reap(_ options: CInt) {
    guard ending == nil else { return }
    var status: CInt = 0
    let found = unsafe waitpid(id, &status, options)
    if found == id {
      let signal = status & 0x7F
      ending = .success(signal == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(signal))
    } else if found < 0, errno != EINTR {
      ending = .failure(SystemError(errno))
    }
  }

  /// Kills the process and everything that it started, as far as that can be found.
  func end() {
    var stopped: [pid_t] = []
    var found = [id]
    // A stopped process starts no others, so that in the end all are found.
    while !found.isEmpty {
      for process in found { kill(process, SIGSTOP) }
      stopped += found
      found = ProcessTable.now.descendants(of: id).filter { !stopped.contains($0) }
    }
    for process in stopped { kill(process, SIGKILL) }
  }
}
