/// What the program does about signals. A program that takes its place has them as they were.
struct SignalActions {
  /// A stop would freeze the shell that waits; a reader that has gone, and a limit on a file's size, are errors of the write.
  private static let ignored = [SIGTSTP, SIGPIPE, SIGXFSZ]
  /// Where it is ignored, nobody learns how a program has ended.
  private static let heeded = [SIGCHLD]

  /// All others were heeded: a program starts with nothing else.
  private let ignoredBefore: [CInt]

  init() {
    ignoredBefore = (Self.ignored + Self.heeded).filter { csystem_is_ignored($0) != 0 }
    for number in Self.ignored { signal(number, SIG_IGN) }
    for number in Self.heeded { signal(number, SIG_DFL) }
  }

  func restore() {
    for number in Self.ignored { signal(number, SIG_DFL) }
    for number in ignoredBefore { signal(number, SIG_IGN) }
  }
}
