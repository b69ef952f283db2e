/// The time that a run may spend on its calls, shared by everything that it waits for.
struct TimeBudget {
  /// How long a prompt waits: short enough to go unnoticed.
  static let prompt = 3
  /// How long a program waits that wants the session of a role.
  static let program = 10

  private let seconds: Int
  private let uptime: () -> Int
  private let begin: Int

  init(_ world: World, seconds: Int) {
    self.seconds = seconds
    uptime = world.clock.uptime
    begin = world.clock.uptime()
  }

  var millisecondsLeft: Int { max(0, seconds * 1000 - (uptime() - begin)) }

  /// The time left in whole seconds; up to a quarter of a second already spent does not count. 0 once it is over.
  var secondsLeft: Int { max(0, (seconds * 1000 - (uptime() - begin) + 250) / 1000) }
}
