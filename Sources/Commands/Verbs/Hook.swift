/// `hook`: what the shells run at a prompt, after a change of directory and before a command, when something has changed.
///
/// At a prompt nothing fails: where the files cannot be read, the shell fails closed.
struct Hook {
  let world: World
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let isBetweenPrompts = arguments.flags.contains(.between)
    do throws(Failure) {
      return try Sync(
        context: Context(world), command: arguments.operands, isBetweenPrompts: isBetweenPrompts
      ).run()
    } catch {
      guard arguments.operands.isEmpty else { throw error }
      return BlindSync(world: world, failure: error, isBetweenPrompts: isBetweenPrompts).outcome
    }
  }
}
