import Text

/// A command for which a shell ensures a live session before it runs.
enum GuardedCommand {
  /// Whether every shell can have a function of this name, to run in front of the command.
  static func isName(_ name: String) -> Bool {
    name.isAlphanumeric(or: "._+-") && !name.isEmpty && !name.hasPrefix("-") && !reserved.contains(name)
  }

  /// Whether a guarded command line needs no session: it names its own profile, only prints help, or configures.
  static func isExempt(_ words: [String]) -> Bool {
    words.dropFirst().contains { word in
      word.utf8.starts(with: "--profile=".utf8) || exempting.contains(word)
    }
  }

  private static let exempting: Set<String> = [
    "--profile", "help", "--help", "-h", "--version", "version", "login", "configure",
  ]

  /// Words that are not commands in some shell, and our own names.
  private static let reserved: Set<String> = [
    "alias", "and", "begin", "bg", "bind", "break", "builtin", "case", "cd", "command", "continue", "coproc", "declare",
    "do", "done", "echo", "elif", "else", "end", "esac", "eval", "exec", "exit", "export", "false", "fg", "fi", "for",
    "foreach", "function", "functions", "if", "in", "jobs", "kill", "let", "local", "not", "or", "printf", "pwd",
    "read",
    "readonly", "repeat", "return", "select", "set", "shift", "source", "status", "string", "switch", "test", "then",
    "time", "trap", "true", "type", "typeset", "unset", "until", "wait", "while", "aws-mfa", "awsmfa",
  ]
}
