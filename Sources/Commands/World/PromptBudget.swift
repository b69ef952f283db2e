/// The time that a prompt may spend on its calls: short enough to go unnoticed, and shared by everything that a hook
/// waits for.
struct PromptBudget {
  static let seconds = 3

  private let uptime: () -> Int
  private let begin: Int

  init(_ world: World) {
    uptime = world.clock.uptime
    begin = world.clock.uptime()
  }

  /// The time left in whole seconds; up to a quarter of a second already spent does not count. 0 once it is over.
  var secondsLeft: Int {
    max(0, (Self.seconds * 1000 - (uptime() - begin) + 250) / 1000)
  }
}
