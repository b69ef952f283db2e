import ShellState

/// `off`: takes the session out of this shell and keeps others from joining. A broken file must not keep a session in
/// the shell, so `off` reads none of the shared files.
struct Off {
  let world: World

  func run() -> Outcome {
    var shell = ShellState(environment: world.environment, memory: world.memory)
    let paths = try? Paths(world.environment)
    if let paths {
      let nearestFile = DirectoryLookup(world: world, paths: paths).nearestFile
      shell.directoryMemory = DirectoryDecision(shell: shell, nearestFile: nearestFile, profile: nil).directoryMemory(
        in: .off)
    }
    world.say(Wording.off())
    let stateDirectory = paths.map { StateDirectory(paths: $0, files: world.files) }
    return Outcome(
      plan: ShellPlan(world: world, settings: nil, stateDirectory: stateDirectory).plan(for: shell.turningOff()))
  }
}
