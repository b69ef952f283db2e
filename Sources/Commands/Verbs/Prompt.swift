import AWSConfig
import ShellState

/// `prompt`: the segment. It is drawn with every prompt, so it reads no file.
struct Prompt {
  let world: World
  let arguments: Arguments

  func run() -> Outcome {
    let shell = ShellState(environment: world.environment, memory: world.memory)
    guard let profile = shell.activeProfile else { return Outcome() }
    guard let expiration = shell.memory.expiration else {
      // Ended in another terminal, or not judged: the shell has said what there is.
      return Outcome(output: world.environment[.mfaSegment].map { $0 + "\n" } ?? "")
    }
    let segment = Segment(
      profile: profile, secondsLeft: expiration - world.clock.now(), thresholds: [],
      format: arguments.values[.format] ?? Segment.format)
    return Outcome(output: segment.text + "\n")
  }
}
