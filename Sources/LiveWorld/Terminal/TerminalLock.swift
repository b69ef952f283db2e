import Commands
import ShellCode

/// Whose turn it is to ask on the terminal, decided by a lock that ends with the process, however it ends.
enum TerminalLock {
  private static let flags = O_NOCTTY | O_NONBLOCK

  /// - Parameters:
  ///   - folder: where the lock goes on systems that cannot lock terminals; `nil` for nowhere.
  ///   - isPatient: whether to wait for another program's turn to end. A prompt does not wait.
  static func take(folder: String?, isPatient: Bool) -> TerminalTurn {
    let name = TerminalQuestion.name
    guard !name.isEmpty, let terminal = Descriptor(opening: "/dev/" + name, O_RDONLY | flags),
      // A program in the background may not ask; it does not wait and is not waited for.
      tcgetpgrp(terminal.number) == getpgrp()
    else { return TerminalTurn(isLate: false) }
    switch lock(terminal.number, isPatient: isPatient) {
    case .waited(let isLate): return TerminalTurn(terminal, isLate: isLate)
    case .refused: break
    }
    guard let folder, let file = standIn(for: name, in: folder),
      case .waited(let isLate) = lock(file.number, isPatient: isPatient)
    else { return TerminalTurn(isLate: false) }
    return TerminalTurn(file, isLate: isLate)
  }

  private enum Outcome {
    /// However long it took.
    case waited(isLate: Bool)
    /// The file cannot be locked, such as a terminal on macOS.
    case refused
  }

  private static func lock(_ file: CInt, isPatient: Bool) -> Outcome {
    if flock(file, LOCK_EX | LOCK_NB) == 0 { return .waited(isLate: false) }
    guard errno == EWOULDBLOCK else { return .refused }
    guard isPatient else { return .waited(isLate: false) }
    while flock(file, LOCK_EX) != 0, errno == EINTR {}
    return .waited(isLate: true)
  }

  /// A file named after the terminal. It is never removed: otherwise a waiting process would wait for the lock of a
  /// file that has been replaced.
  private static func standIn(for name: String, in folder: String) -> Descriptor? {
    guard (try? FileSystem.makeFolder(folder)) != nil, FileSystem.isOwn(folder) else { return nil }
    let file = name.split(separator: "/").joined(separator: "-")
    return Descriptor(opening: "\(folder)/\(file)", O_RDWR | O_CREAT | O_NOFOLLOW | flags, mode: 0o600)
  }
}

extension TerminalTurn {
  /// The turn ends when the file is closed.
  fileprivate init(_ locked: consuming Descriptor, isLate: Bool) {
    let number = dup(locked.number)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    self.init(isLate: isLate) { close(number) }
  }
}
