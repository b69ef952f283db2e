import AWSConfig

/// `export`: prints a session in the format of a shell or a program. It never asks.
struct Export {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let name = arguments.values[.format] ?? ExportFormat.env.rawValue
    guard let format = ExportFormat(rawValue: name) else { throw .usage(.badFormat(name)) }
    return Outcome(output: format.text(try credentials()))
  }

  private func credentials() throws(Failure) -> SessionCredentials {
    if let (_, credentials) = context.unstoredSession(meantBy: arguments.operand) { return credentials }
    if let active = context.active(meantBy: arguments.operand), let base = context.oneOffBase(active) {
      throw .oneOff(active, profile: base)
    }
    let target = try context.target(of: context.profileName(arguments.operand))
    return try ProgramSession(context: context, target: target, for: .script).obtain().session.credentials
  }
}
