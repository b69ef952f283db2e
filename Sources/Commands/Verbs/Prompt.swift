import AWSConfig
import ShellState

/// `prompt`: prints the segment. It runs with every prompt, so it reads files only for a format that shows whose the
/// session is.
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
    let format = arguments.values[.format] ?? Segment.format
    let owner = SessionOwner.isShown(in: format) ? (try? Context(world))?.owner(of: shell.memory) : nil
    let segment = Segment(
      (owner ?? SessionOwner()).segmentSession(profile, in: world.environment),
      secondsLeft: expiration - world.clock.now(), style: Segment.Style(format: format))
    return Outcome(output: segment.text + "\n")
  }
}
