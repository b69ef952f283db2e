import AWSConfig

/// `credential-process`: prints a session in the format of the SDKs' external process provider. It never asks and
/// prints no messages: an SDK would pass them on to its user at every refresh.
struct CredentialProcess {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    if let active = context.active(meantBy: arguments.operand) { try context.checkIsNotRestricted(active) }
    let target = try context.target(of: context.profileName(arguments.operand), verb: .credentialProcess)
    let session = try ProgramSession(context: context, target: target, for: .sdk).obtain().session
    return Outcome(output: ExportFormat.process(session.credentials))
  }
}
