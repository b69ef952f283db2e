import ShellCode

/// A new process.
enum Spawning {
  /// Words and variables are ``ByteText``.
  ///
  /// - Throws: the `errno` of a program that cannot be started; `ENOENT` if there is none of that name.
  static func start(
    _ words: [String], _ environment: [String], _ actions: inout posix_spawn_file_actions_t,
    _ attributes: inout posix_spawnattr_t
  ) throws(SystemError) -> Child {
    let arguments = unsafe words.map { unsafe strdup(ByteText.cString($0)) } + [nil]
    let variables = unsafe environment.map { unsafe strdup(ByteText.cString($0)) } + [nil]
    let copies = unsafe arguments + variables
    defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
    var child: pid_t = 0
    let code = unsafe posix_spawnp(&child, ByteText.cString(words[0]), &actions, &attributes, arguments, variables)
    guard code == 0 else { throw SystemError(code) }
    return Child(id: child)
  }

  /// The signals that we ignore are heeded again.
  static func heed(_ attributes: inout posix_spawnattr_t, flags: CInt) {
    var heeded = sigset_t()
    unsafe sigemptyset(&heeded)
    for signal in [SIGPIPE, SIGXFSZ, SIGTTOU] { unsafe sigaddset(&heeded, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &heeded)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags | CInt(POSIX_SPAWN_SETSIGDEF)))
  }
}
