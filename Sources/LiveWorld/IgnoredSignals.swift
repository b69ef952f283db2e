/// Signals that the program ignores, with what was done about them before: a program that takes its place has them as they
/// were.
struct IgnoredSignals {
  /// A stop would freeze the shell that waits; a reader that has gone, and a limit on a file's size, are errors of the write.
  private static let numbers = [SIGTSTP, SIGPIPE, SIGXFSZ]

  private let before = Self.numbers.map { signal($0, SIG_IGN) }

  func restore() {
    for (number, action) in zip(Self.numbers, before) { signal(number, action) }
  }
}
