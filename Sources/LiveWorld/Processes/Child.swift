/// A process that we have started, until its end is known.
struct Child {
  let id: pid_t
  private var ending: Result<Int, SystemError>?

  init(id: pid_t) {
    self.id = id
  }

  /// What it has started itself may go on.
  mutating func hasEnded() -> Bool {
    reap(WNOHANG)
    return ending != nil
  }

  /// Waits for its end: the exit status, or 128 and the signal's number.
  ///
  /// - Throws: the `errno` where the system does not tell.
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

  /// Ends it with all that it started, as far as that can be told.
  func end() {
    var stopped: [pid_t] = []
    var found = [id]
    // Who is stopped starts nobody: in the end all are found.
    while !found.isEmpty {
      for process in found { kill(process, SIGSTOP) }
      stopped += found
      found = ProcessTable.now.descendants(of: id).filter { !stopped.contains($0) }
    }
    for process in stopped { kill(process, SIGKILL) }
  }
}
