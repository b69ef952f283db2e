import Commands
package import ShellCode
import ShellState

/// File descriptor 3, on which the calling shell's wrapper waits for code.
package enum CodeChannel {
  private static let descriptor: CInt = ShellProtocol.descriptor

  /// The shell that listens: the one named by `AWS_MFA_SHELL`, if descriptor 3 is a writable pipe.
  ///
  /// Other programs have a descriptor 3 too. From here on, no child inherits it or any higher one, unless `isPassing`
  /// says that they are to be passed on; then nobody listens. A standard stream that is the pipe itself is closed.
  static func listener(in environment: [String: String], isPassing: Bool) -> Shell? {
    if isPassing { return nil }
    csystem_close_on_exec_from(descriptor)
    guard let shell = environment[ShellProtocol.Handed.shell.rawValue].flatMap(Shell.init) else { return nil }
    var information = stat()
    guard unsafe fstat(descriptor, &information) == 0,
      information.st_mode & S_IFMT == S_IFIFO,
      fcntl(descriptor, F_GETFL) & (O_WRONLY | O_RDWR) != 0
    else { return nil }
    for standard in 0...2 where isSame(information, CInt(standard)) { close(CInt(standard)) }
    return shell
  }

  /// Whether a stream is the pipe itself: it takes the place of one that was closed in the shell, and messages for the
  /// user would be run as code.
  private static func isSame(_ channel: stat, _ standard: CInt) -> Bool {
    var information = stat()
    return unsafe fstat(standard, &information) == 0 && information.st_dev == channel.st_dev
      && information.st_ino == channel.st_ino
  }

  /// Hands the plan to the shell, in one piece.
  package static func emit(_ plan: [Statement], to shell: Shell) -> Bool {
    let channel = Descriptor(owning: descriptor)
    return channel.writeAll(Array((shell.code(for: plan) + "\n").utf8)) == nil
  }
}
