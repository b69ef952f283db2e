@testable import ShellState

extension Situation {
  /// A shell in a state, whose stored session is the one that it has.
  init(_ state: Memory.State, _ change: (inout Situation) -> Void = { _ in }) {
    self.init()
    self.state = state
    stored = .same
    change(&self)
  }
}

/// What a row makes of a situation.
struct Variation: Sendable {
  let apply: @Sendable (inout Situation) -> Void
  init(_ apply: @escaping @Sendable (inout Situation) -> Void) { self.apply = apply }
}
