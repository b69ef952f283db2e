import ShellCode

/// `guard`: commands for which this shell ensures a live session before they run.
enum Guard {
  /// Whether every shell can have a function of this name, to run in front of the command.
  static func isCommandName(_ name: String) -> Bool {
    let allowed = name.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "._+-".unicodeScalars.contains(scalar))
    }
    return allowed && !name.isEmpty && !name.hasPrefix("-") && !reserved.contains(name)
  }

  static func run(_ arguments: Arguments) throws(Failure) -> Outcome {
    if let bad = arguments.operands.first(where: { !isCommandName($0) }) { throw .usage(.badCommand(bad)) }
    let function = arguments.flags.contains(.off) ? "_awsmfa_unguard" : "_awsmfa_guard"
    if arguments.operands.isEmpty, !arguments.flags.contains(.off) { throw .usage(.missingOperand(.guard)) }
    return Outcome(plan: [.call(function, arguments.operands)])
  }

  /// Whether a guarded command line does not need the session: it names its own profile, or only prints help or configures.
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
