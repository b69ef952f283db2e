import AWSConfig

/// What an uninstallation would cut off: profiles whose long-term keys, or whose session under its plain name, tools
/// get by this program.
struct KeyHolders {
  let world: World

  init(_ world: World) { self.world = world }

  func outcome() throws(Failure) -> Outcome {
    let shared = try Context(world).shared
    var names = shared.profilesInStores.map(\.name)
    names += shared.profilesWithPlainName.filter { !names.contains($0) }
    if names.isEmpty { return Outcome() }
    world.say(Wording.keysHeld(names))
    return Outcome(status: .failed)
  }
}
