import ShellCode

/// Starts processes.
enum Spawning {
  /// Words and variables are ``ByteText``.
  ///
  /// - Throws: the `errno` of a program that cannot be started; `ENOENT` if there is none of that name.
  static func start(
    _ words: [String], _ environment: [String], _ how: csystem_start
  ) throws(SystemError) -> Child {
    let arguments = unsafe words.map { unsafe strdup(ByteText.cString($0)) } + [nil]
    let variables = unsafe environment.map { unsafe strdup(ByteText.cString($0)) } + [nil]
    let copies = unsafe arguments + variables
    defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
    var child: pid_t = 0
    var how = how
    let code = unsafe csystem_start_program(&child, ByteText.cString(words[0]), arguments, variables, &how)
    guard code == 0 else { throw SystemError(code) }
    return Child(id: child)
  }

  /// Options with all three standard streams on `/dev/null`.
  static var withoutStreams: csystem_start {
    csystem_start(
      input: -1, output: -1, errors: -1, has_own_group: false, has_own_session: false, terminal: -1, has_mask: false,
      mask: sigset_t())
  }
}
