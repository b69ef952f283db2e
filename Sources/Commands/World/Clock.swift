package import AWSConfig

extension World {
  /// What time it is.
  package struct Clock {
    var now: () -> Instant
    /// Milliseconds on a clock that cannot be set: only differences are meaningful.
    var uptime: () -> Int
    var localTime: (Instant) -> LocalTime
    /// Waits. `false` if Ctrl-C ended the wait.
    package var pause: (_ milliseconds: Int) -> Bool = { _ in true }

    package init(
      now: @escaping () -> Instant, uptime: @escaping () -> Int, localTime: @escaping (Instant) -> LocalTime
    ) {
      self.now = now
      self.uptime = uptime
      self.localTime = localTime
    }
  }
}

/// A point in time on the wall clock where the user is.
package struct LocalTime: Equatable, Sendable {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int

  package init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }
}
