import AWSConfig
import Secrecy
import ShellCode
import ShellState
import Text

/// `exec`: replaces this program with a command that has a session in its environment.
struct Exec {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    if arguments.flags.isEmpty, Set(arguments.values.keys).isSubset(of: [.region]), isSessionInThisShell {
      return replacing(try regions())
    }
    var arguments = arguments
    var choice = try context.asking(context.profileName(arguments.operand))
    if arguments.values[.region] == nil, choice.name.isExactly(context.shell.memory.profile ?? "") {
      arguments.values[.region] = context.shell.chosenRegion
    }
    if arguments.values[.policy] == nil, let active = context.active(meantBy: arguments.operand),
      context.oneOffBase(active) != nil || context.shell.memory.options.isRestricted
    {
      let again = try context.reopening(active)
      choice = again.choice
      if arguments.values[.role] == nil { arguments.values.merge(again.options) { given, _ in given } }
    }
    let (context, session) = try assumedAnew(choice, arguments)
    if let session { return replacing(context.plan(for: session.change(context))) }
    let wanted = try SessionRequest(
      context: context, arguments: arguments, choice: choice,
      for: .exec(isForced: arguments.flags.contains(.force))
    ).obtain()
    return replacing(context.plan(for: wanted.change(context)))
  }

  /// A role whose session is missing or about to end is assumed anew first. The session is in the files of the context
  /// that comes back; where it could not be stored, it comes along.
  ///
  /// Options that ask for a session of another kind do without.
  private func assumedAnew(_ choice: ProfileChoice, _ arguments: Arguments) throws(Failure) -> (Context, SessionInUse?)
  {
    guard arguments.flags.isEmpty, Set(arguments.values.keys).isSubset(of: [.serial, .minTTL, .region]) else {
      return (context, nil)
    }
    let target = try context.target(of: choice, serial: arguments.values[.serial])
    let program = ProgramSession(context: context, target: target, for: .command)
    guard program.isDue else { return (context, nil) }
    context.warn(ofValuesOf: target)
    let obtained = try program.obtain()
    guard obtained.isAssumed else { return (obtained.context, nil) }
    defer { context.world.say(Wording.opened(obtained.session, target.name, at: target.endpoint, context.world)) }
    guard let error = obtained.notStored else { return (obtained.context, nil) }
    context.world.say(Wording.notStored(error, for: .command, takesNoStore: true, context.paths))
    return (
      obtained.context,
      SessionInUse(
        session: obtained.session, target: target, isStored: false, decision: context.decision(),
        region: arguments.values[.region])
    )
  }

  /// Whether the session is this shell's and in no file: then the command already has it.
  private var isSessionInThisShell: Bool { context.unstoredSession(meantBy: arguments.operand) != nil }

  /// The region variables that `--region` sets beside a session that is here already.
  private func regions() throws(Failure) -> [Statement] {
    guard let region = try context.region(in: arguments) else { return [] }
    return [Variable.region, .defaultRegion].map { .export($0.rawValue, Secret(region)) }
  }

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
