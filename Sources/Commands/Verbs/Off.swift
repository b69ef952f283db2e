import ShellState

/// `off`: no session in this shell, and none comes in by itself. A broken file must not keep a session in the shell, so it
/// reads none of the shared files.
struct Off {
  let world: World

  func run() -> Outcome {
    var shell = ShellState(environment: world.environment, memory: world.memory)
    let paths = try? Paths(world.environment)
    if let paths {
      let finding = DirectoryLookup(world: world, paths: paths).finding
      shell.standing = Position(shell: shell, finding: finding, profile: nil).standing(in: .off)
    }
    world.say(Wording.off())
    let state = paths.map { State(paths: $0, files: world.files) }
    return Outcome(plan: Bookkeeper(world: world, settings: nil, state: state).plan(for: shell.turningOff()))
  }
}
