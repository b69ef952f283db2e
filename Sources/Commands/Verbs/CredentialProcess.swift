import AWSConfig

/// `credential-process`: prints a session in the format of the SDKs' external process provider. It prints no
/// messages, which an SDK would pass on to its user at every refresh, and never asks on a terminal, which is another
/// program's. Where `ask_with` is set, a dialog asks.
struct CredentialProcess {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    if let active = context.active(meantBy: arguments.operand) { try context.checkIsNotRestricted(active) }
    let choice = context.profileName(arguments.operand)
    return Outcome(output: ExportFormat.process(try session(of: choice).credentials))
  }

  private func session(of choice: ProfileChoice) throws(Failure) -> StoredSession {
    let target = try context.target(of: choice)
    do throws(Failure) { return try ProgramSession(context: context, target: target, for: .sdk).obtain().session } catch
    {
      guard isMissing(after: error), context.settings.askWith != nil,
        !context.shared.wasLoggedOut(target.profile.name)
      else { throw error }
      return try SessionRequest(context: context.silent, arguments: arguments, choice: choice, for: .sdk).obtain()
        .session
    }
  }

  private func isMissing(after failure: Failure) -> Bool {
    switch failure {
    case .noSession, .sessionEnded: true
    default: false
    }
  }
}
