/// The right to ask on a terminal. Programs that need something there at once, such as the parts of a pipeline, ask one after
/// the other: two that read the same keys would each get half a code.
package struct TerminalTurn: ~Copyable {
  /// Another program had it first. What it asked for may serve this one too.
  package let isLate: Bool
  private let end: () -> Void

  package init(isLate: Bool, end: @escaping () -> Void = {}) {
    self.isLate = isLate
    self.end = end
  }

  /// Does what the turn is for. It lasts at least that long.
  package borrowing func holding<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try body()
  }

  deinit {
    end()
  }
}
