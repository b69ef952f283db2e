import AWSConfig
import Secrecy
import ShellCode
import ShellState

/// What a shell can remember: it hands that back in one variable, and with a longer one no program would start, so that
/// nothing could bring the user's own values back.
struct MemoryLimit {
  private let world: World

  init(_ world: World) {
    self.world = world
  }

  /// In bytes. Linux takes 128 KiB for one variable (man execve, `MAX_ARG_STRLEN`).
  private static let longest = 100_000

  /// - Throws: `tooLongToKeep`, if the user's own values cannot be set aside for a session.
  func check() throws(Failure) {
    let lengths = ShellState(environment: world.environment, memory: world.memory).lengthsToKeep
    guard lengths.reduce(0, { $0 + $1.length }) > Self.longest else { return }
    throw .tooLongToKeep(lengths.max { $0.length < $1.length }?.variable.rawValue ?? "")
  }

  /// The outcome, if the shell can remember what it says.
  func checked(_ outcome: Outcome) throws(Failure) -> Outcome {
    for case .keep(ShellProtocol.Kept.memory.rawValue, let memory) in outcome.plan
    where memory.reveal().utf8.count > Self.longest {
      try check()
      throw .tooLongToKeep(ShellProtocol.Kept.memory.rawValue)
    }
    return outcome
  }
}
