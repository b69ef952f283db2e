/// What nobody notices at a prompt: all that a hook waits for shares it.
struct Moment {
  static let seconds = 3

  private let uptime: () -> Int
  private let begin: Int

  init(_ world: World) {
    uptime = world.uptime
    begin = world.uptime()
  }

  /// The nearest whole number; none once it is over.
  var secondsLeft: Int {
    max(0, (Self.seconds * 1000 - (uptime() - begin) + 500) / 1000)
  }
}
