import ShellCode
import ShellState

/// `guard`: commands that this shell makes sure of a live session for, before they run.
enum Guard {
  static func run(_ arguments: Arguments) throws(Failure) -> Outcome {
    if let bad = arguments.operands.first(where: { !GuardedCommand.isName($0) }) { throw .usage(.badCommand(bad)) }
    let function = arguments.flags.contains(.off) ? ShellProtocol.Function.unguard : .guard
    if arguments.operands.isEmpty, !arguments.flags.contains(.off) { throw .usage(.missingOperand(.guard)) }
    return Outcome(plan: [.call(function, arguments.operands)])
  }
}
