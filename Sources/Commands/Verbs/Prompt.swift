import AWSConfig
import ShellState

/// `prompt`: prints the segment. It runs with every prompt, so it reads no file.
struct Prompt {
  let world: World
  let arguments: Arguments

  func run() -> Outcome {
    let shell = ShellState(environment: world.environment, memory: world.memory)
    guard let profile = shell.activeProfile else { return Outcome() }
    guard let expiration = shell.memory.expiration else {
      // The session was ended in another terminal or could not be judged: the shell has the text already.
      return Outcome(output: world.environment[.mfaSegment].map { $0 + "\n" } ?? "")
    }
    let segment = Segment(
      profile: profile, secondsLeft: expiration - world.clock.now(), thresholds: [],
      format: arguments.values[.format] ?? Segment.format)
    return Outcome(output: segment.text + "\n")
  }
}
