import AWSConfig

/// `credential-process`: a session as the SDKs' external process provider takes it. It never asks, and says nothing else: an SDK
/// passes on to its user what is written beside the credentials, at every refresh.
struct CredentialProcess {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let session = try context.liveSession(of: context.profileName(arguments.operand)).session
    return Outcome(output: ExportFormat.process(session.credentials))
  }
}
