import ShellCode
import ShellState

/// `guard`: names the commands for which this shell ensures a live session before they run.
struct Guard {
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    if let bad = arguments.operands.first(where: { !GuardedCommand.isName($0) }) { throw .usage(.badCommand(bad)) }
    let isOff = arguments.flags.contains(.off)
    if arguments.operands.isEmpty, !isOff { throw .usage(.missingOperand(.guard)) }
    return Outcome(plan: [.call(isOff ? ShellProtocol.Function.unguard : .guard, arguments.operands)])
  }
}
