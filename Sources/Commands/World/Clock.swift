package import AWSConfig

extension World {
  /// What time it is.
  package struct Clock {
    package var now: () -> Instant
    /// Milliseconds on a clock that cannot be set: only differences are meaningful.
    package var uptime: () -> Int
    package var localTime: (Instant) -> LocalTime

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
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int

  package init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }
}
