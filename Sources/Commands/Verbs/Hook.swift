/// `hook`: what the shells run when something has changed: at a prompt, before a command or after a change of
/// directory.
///
/// At a prompt nothing fails: if the files cannot be read, the shell fails closed.
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
