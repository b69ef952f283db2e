import Commands
import ShellCode

/// Who may ask on the terminal, by a lock on its device: it ends with the process, however that ends.
enum TerminalTurn {
  /// - Parameter isPatient: whether to wait for the one who has the turn. A prompt waits for nobody.
  static func take(isPatient: Bool) -> Turn {
    let name = TerminalQuestion.name
    let flags = O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
    let terminal = name.isEmpty ? -1 : unsafe open(ByteText.cString("/dev/" + name), flags)
    guard terminal >= 0 else { return Turn(isLate: false) }
    // Whoever is in the background may not ask, and neither waits nor is waited for.
    guard tcgetpgrp(terminal) == getpgrp() else {
      close(terminal)
      return Turn(isLate: false)
    }
    // Where a device cannot be locked, nobody waits for anybody.
    let isLate = flock(terminal, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK && isPatient
    if isLate { while flock(terminal, LOCK_EX) != 0, errno == EINTR {} }
    return Turn(isLate: isLate) { close(terminal) }
  }
}
