/// `login`: joins or opens a profile's session in this shell.
struct Login {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    try context.logIn(
      arguments, context.asking(context.profileName(arguments.operand)), isForced: arguments.flags.contains(.force))
  }
}
