import Commands
import Secrecy
import ShellCode
import ShellState

/// Replaces this program with another one, which takes over its process, descriptors and terminal.
enum Replacement {
  /// Returns only if there is no such program, or it cannot be run.
  static func become(_ launch: ExecRequest, after signals: SignalDispositions) -> Failure {
    let name = launch.command[0]
    for variable in ShellProtocol.Handed.allCases { unsafe unsetenv(variable.rawValue) }
    for statement in launch.environment { apply(statement) }
    signals.restore()
    csystem_restore_dumps()
    var words = unsafe launch.command.map { unsafe strdup(ByteText.cString($0)) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    unsafe execvp(ByteText.cString(name), &words)
    let error = SystemError(errno)
    if error.code != ENOENT { return .commandNotRunnable(name, why: error.text) }
    let isThere = unsafe name.contains("/") && access(ByteText.cString(name), F_OK) == 0
    return isThere
      ? .commandNotRunnable(name, why: "the interpreter that it names is not there") : .commandNotFound(name)
  }

  private static func apply(_ statement: Statement) {
    switch statement {
    case .export(let name, let value): unsafe setenv(name, ByteText.cString(value.reveal()), 1)
    case .unset(let name): unsafe unsetenv(name)
    case .keep, .call: break
    }
  }
}
