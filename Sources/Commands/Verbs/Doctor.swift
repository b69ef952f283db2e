import AWSConfig

/// `doctor`: checks what breaks in practice, and names the fix of each finding. Whatever is broken, it does not fail.
struct Doctor {
  let world: World
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    if arguments.flags.contains(.sdk) { return try sdks() }
    let report = Report(findings: try findings().withoutRepetitions, isDetailed: arguments.operand != nil)
    let output = arguments.flags.contains(.json) ? report.json : report.text
    return Outcome(output: output, status: report.isBad ? .failed : .done)
  }

  private func sdks() throws(Failure) -> Outcome {
    let report = SDKReport(environment: world.environment, shared: try Inspection(world).shared)
    return Outcome(output: arguments.flags.contains(.json) ? report.json : report.text)
  }

  private func findings() throws(Failure) -> [Finding] {
    let beside = ProgramChecks(world: world).run() + ShellChecks(world: world).run()
    let inspection: Inspection
    do throws(Failure) { inspection = try Inspection(world) } catch {
      return [.error(.home, .homeless(error))] + beside
    }
    return [.ok(.home, "the home directory is known")] + FileChecks(inspection: inspection).run()
      + GitCheck(inspection: inspection).run() + ProfileChecks(inspection: inspection).run()
      + StoredKeyChecks(inspection: inspection).run()
      + EnvironmentChecks(inspection: inspection).run() + beside
      + (try AccountChecks(inspection: inspection, operand: arguments.operand).run())
  }
}
