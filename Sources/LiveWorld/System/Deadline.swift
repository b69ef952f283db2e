/// A moment on a clock that cannot be set.
struct Deadline {
  private let milliseconds: Int

  init(seconds: Int) {
    self.init(milliseconds: seconds * 1000)
  }

  init(milliseconds: Int) {
    self.milliseconds = Self.now + milliseconds
  }

  var millisecondsLeft: Int { max(0, milliseconds - Self.now) }
  var isPast: Bool { millisecondsLeft == 0 }

  /// In milliseconds.
  static var now: Int {
    Int(csystem_uptime())
  }
}
