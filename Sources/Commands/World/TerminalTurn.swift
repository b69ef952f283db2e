/// The right to ask on a terminal. Programs that need it at the same time, such as the parts of a pipeline, ask one
/// after the other: two programs that read the same keyboard would each get half a code.
package struct TerminalTurn: ~Copyable {
  /// Whether another program had the turn first. What it asked for may serve this one too.
  let isLate: Bool
  private let end: () -> Void

  package init(isLate: Bool, end: @escaping () -> Void = {}) {
    self.isLate = isLate
    self.end = end
  }

  /// Does what the turn is for, and keeps the turn at least until that is done.
  borrowing func holding<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try body()
  }

  deinit {
    end()
  }
}
