import ShellCode

/// `exec`: replaces this program with a command that has a session in its environment.
struct Exec {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    if arguments.values.isEmpty, arguments.flags.isEmpty, isSessionInThisShell { return replacing([]) }
    var arguments = arguments
    var choice = try context.asking(context.profileName(arguments.operand))
    if let active = context.active(meantBy: arguments.operand), context.oneOffBase(active) != nil {
      let again = try context.reopening(active)
      choice = again.choice
      arguments.values[.role] = arguments.values[.role] ?? again.role
    }
    let session = try SessionRequest(
      context: context, arguments: arguments, choice: choice,
      for: .exec(isForced: arguments.flags.contains(.force))
    ).obtain()
    return replacing(context.plan(for: session.change(context)))
  }

  /// Whether the session is this shell's and in no file: then the command already has it.
  private var isSessionInThisShell: Bool { context.unstoredSession(meantBy: arguments.operand) != nil }

  private func replacing(_ plan: [Statement]) -> Outcome {
    let environment = plan.filter { statement in
      switch statement {
      case .export, .unset: true
      case .keep, .call: false
      }
    }
    return Outcome(exec: ExecRequest(command: arguments.command, environment: environment))
  }
}
