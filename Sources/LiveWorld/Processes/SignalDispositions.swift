/// What the program does about signals. A program that replaces it gets them back as they were.
struct SignalDispositions {
  /// SIGTSTP would freeze the waiting shell; a closed pipe and the limit on a file's size are reported by the write.
  private static let ignored = [SIGTSTP, SIGPIPE, SIGXFSZ]
  /// While SIGCHLD is ignored, the exit status of a program cannot be read.
  private static let defaulted = [SIGCHLD]

  /// Signals that were ignored at the start. A program starts with all others at their default.
  private let ignoredBefore: [CInt]

  init() {
    ignoredBefore = (Self.ignored + Self.defaulted).filter { csystem_is_ignored($0) != 0 }
    for number in Self.ignored { signal(number, SIG_IGN) }
    for number in Self.defaulted { signal(number, SIG_DFL) }
  }

  func restore() {
    for number in Self.ignored { signal(number, SIG_DFL) }
    for number in ignoredBefore { signal(number, SIG_IGN) }
  }
}
