import ShellState

/// `renew`: opens a new session for the profile that is active here.
struct Renew {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    guard let active = context.shell.activeProfile else { throw .nothingActive(.renew) }
    let again = try context.reopening(active)
    var arguments = arguments
    arguments.values.merge(again.options) { given, _ in given }
    if context.world.isSubshell, !arguments.flags.contains(.storeOnly) {
      context.world.say(Wording.subshell(arguments))
    }
    return try context.logIn(arguments, again.choice, isForced: true)
  }
}
