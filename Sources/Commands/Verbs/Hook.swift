import ShellCode

/// `hook`: what the shells run when something has changed: at a prompt, before a command or after a change of
/// directory.
///
/// It also prints the completions of a command line, the manual page, and what an uninstallation would cut off, which
/// neither read nor change a shell.
///
/// At a prompt nothing fails: if the files cannot be read, the shell fails closed.
struct Hook {
  let world: World
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    if arguments.flags.contains(.man) { return Outcome(output: Manual.page) }
    if arguments.flags.contains(.uninstall) { return try KeyHolders(world).outcome() }
    if let name = arguments.values[.complete] {
      guard let shell = Shell(rawValue: name) else { throw .usage(.badShell(name)) }
      return Outcome(output: Completion(world: world, shell: shell, words: arguments.operands).text)
    }
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
