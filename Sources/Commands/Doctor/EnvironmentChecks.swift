import AWSAPI
import AWSConfig
import ShellState
import Text

/// The variables of the shell, and our settings.
struct EnvironmentChecks {
  let inspection: Inspection

  private var environment: Environment { inspection.world.environment }
  private var shell: ShellState { inspection.context.shell }

  func run() -> [Finding] {
    settings + readOnly + otherTools + keys + profile + identities + directory
  }

  private var settings: [Finding] {
    let file = inspection.shown(inspection.paths.settings)
    return inspection.context.settings.problems.map { Finding.warning(.settings, .setting($0, printable(file))) }
      .or(.settings, "the settings are understood")
  }

  private var readOnly: [Finding] {
    inspection.world.readOnly.sorted().map { Finding.error(.readOnlyVariable, .readOnly(printable($0))) }
      .or(.readOnlyVariable, "no variable of ours is read-only")
  }

  private var otherTools: [Finding] {
    let tools = OtherTool.present(in: environment).map { Finding.warning(.otherTool, .besideTool($0)) }
    var variables: [Finding] = []
    if shell.activeProfile != nil {
      if environment[.securityToken] != nil {
        let why = "the AWS CLI and boto3 use it in place of AWS_SESSION_TOKEN"
        variables.append(.error(.otherTool, .shadowing(.securityToken, why: why)))
      }
      if let other = environment[.defaultProfile], other != environment[.profile] {
        let why = "boto3 and the AWS CLI v1 prefer it to AWS_PROFILE"
        variables.append(.warning(.otherTool, .shadowing(.defaultProfile, why: why)))
      }
    }
    return (tools + variables).or(.otherTool, "no other tool has left its variables in this shell")
  }

  /// The user's own keys in the environment.
  private var keys: [Finding] {
    if environment[.accessKeyID] != nil, environment[.secretAccessKey] == nil {
      return [.error(.environmentKeys, .environmentKeys(EnvironmentKeysError.incomplete.words))]
    }
    if environment[.accessKeyID] != nil, shell.activeProfile == nil,
      let end = environment[.credentialExpiration].flatMap(Instant.init(rfc3339:)), end < inspection.context.now
    {
      return [.error(.environmentKeys, .expiredVariable(end.rfc3339))]
    }
    return [.ok(.environmentKeys, "the keys in the environment are whole, or there are none")]
  }

  private var profile: [Finding] {
    for variable in [Variable.profile, .defaultProfile] {
      if environment.rawValue(variable)?.isEmpty ?? false {
        return [.error(.environmentProfile, .emptyProfile(variable))]
      }
      guard let name = environment[variable], inspection.shared.profile(name) == nil else { continue }
      // What a shell that waits for a session names on purpose.
      if shell.activeProfile != nil || shell.memory.isWaiting { continue }
      return [.error(.environmentProfile, .missingProfile(name, variable))]
    }
    return [.ok(.environmentProfile, "the profile that the environment names exists, or it names none")]
  }

  private var identities: [Finding] {
    let found = SDKFamily.allCases.map { SDKIdentity(of: $0, in: environment, inspection.shared) }
    let nobody: [SDKIdentity.Source] = [.machine, .error]
    return found.allSatisfy { $0.isSame(as: found[0]) } || found.allSatisfy { nobody.contains($0.source) }
      ? [.ok(.sdkIdentity, "all SDKs would use the same credentials in this shell")]
      : [.warning(.sdkIdentity, .disagreement())]
  }

  private var directory: [Finding] {
    let nearest = inspection.context.nearestFile
    if let file = nearest.ignored {
      let path = printable(inspection.shown(file.path))
      let words = FindingWords.ignored(file.cause, path)
      return [.warning(.directoryFile, words)]
    }
    if let file = nearest.directory, !inspection.context.isKnown(file.says.profile) {
      let path = printable(inspection.shown(file.path))
      return [.error(.directoryFile, .unknownInDirectory(file.says.profile, path))]
    }
    return [.ok(.directoryFile, nearest == .none ? "no .awsmfa file decides here" : "the .awsmfa file is trusted")]
  }
}
