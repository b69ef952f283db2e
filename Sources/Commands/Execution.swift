import ShellCode

/// `exec`: a command with a session's environment, in the place of this program.
struct Execution {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let choice = context.profileName(arguments.operand)
    if isHere(choice.name) { return launching([]) }
    let entered = try Login(
      context: context, arguments: arguments, choice: choice, isForced: arguments.flags.contains(.force)
    ).enter()
    return launching(context.plan(for: entered.change(context)))
  }

  private func launching(_ plan: [Statement]) -> Outcome {
    let environment = plan.filter { statement in
      switch statement {
      case .export, .unset: true
      case .keep, .call: false
      }
    }
    return Outcome(launch: Launch(command: arguments.command, environment: environment))
  }

  /// The profile's session is this shell's and in no file: the command has it already.
  private func isHere(_ profile: String) -> Bool {
    let memory = context.shell.memory
    guard arguments.values.isEmpty, arguments.flags.isEmpty, context.shell.activeProfile == profile,
      !memory.isStored, !memory.isExpired, let expiration = memory.expiration
    else { return false }
    return expiration > context.now
  }
}
