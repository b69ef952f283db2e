/// A wait that Ctrl-C ends, and not the program: what comes after it still has to be done.
enum Pause {
  /// In microseconds, between two looks at the signals.
  private static let look: UInt32 = 20_000

  /// Returns whether the wait was whole. A signal that ends programs takes effect after it.
  static func take(milliseconds: Int) -> Bool {
    let signals = BlockedSignals()
    defer { signals.release() }
    let deadline = Deadline(milliseconds: milliseconds)
    while !deadline.isPast {
      if signals.isPending {
        if signals.isInterrupt { _ = signals.forgetInterrupt() }
        return false
      }
      usleep(look)
    }
    return true
  }
}
