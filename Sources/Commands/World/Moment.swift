/// What nobody notices at a prompt: all that a hook waits for shares it.
struct Moment {
  static let seconds = 3

  private let uptime: () -> Int
  private let begin: Int

  init(_ world: World) {
    uptime = world.clock.uptime
    begin = world.clock.uptime()
  }

  /// Whole ones, but that a quarter of one that is gone does not count; none once it is over.
  var secondsLeft: Int {
    max(0, (Self.seconds * 1000 - (uptime() - begin) + 250) / 1000)
  }
}
