/// `login`: a profile's session, joined or opened, in this shell.
struct Login {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    try context.logIn(
      arguments, context.profileName(arguments.operand), isForced: arguments.flags.contains(.force))
  }
}
