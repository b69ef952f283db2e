/// A moment on the clock that nobody sets.
struct Deadline {
  private let milliseconds: Int

  init(seconds: Int) {
    milliseconds = Self.now + seconds * 1000
  }

  var millisecondsLeft: Int { max(0, milliseconds - Self.now) }
  var isPast: Bool { millisecondsLeft == 0 }

  /// In milliseconds.
  static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
