import AWSAPI
import AWSConfig
import ShellState

/// What the options say about a role.
struct RoleOptions: Equatable {
  var role: String?
  var externalID: String?
  var sessionName: String?
  var policy: SessionPolicy?

  init() {}

  init(_ values: [Option: String]) {
    (role, externalID, sessionName) = (values[.role], values[.externalID], values[.roleSessionName])
  }
}

extension Context {
  /// - Throws: `policy` or `file`, if the file that `--policy` names holds no policy.
  func roleOptions(in arguments: Arguments) throws(Failure) -> RoleOptions {
    var options = RoleOptions(arguments.values)
    if let path = arguments.values[.policy] { options.policy = try policy(at: path) }
    return options
  }

  private func policy(at path: String) throws(Failure) -> SessionPolicy {
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try world.files.read(absolute(path)) } catch { throw .file(error) }
    guard let bytes else { throw .policy(.absent, path: path) }
    do throws(PolicyError) { return try SessionPolicy(bytes) } catch { throw .policy(error, path: path) }
  }

  private func absolute(_ path: String) -> String {
    let path = paths.inHome(path)
    guard !path.hasPrefix("/"), let folder = world.files.working() else { return path }
    return folder + "/" + path
  }

  /// The region that `--region` says.
  func region(in arguments: Arguments) throws(Failure) -> String? {
    guard let region = arguments.values[.region] else { return nil }
    guard isHostLabel(region), RegionName.meant(by: region) == nil else {
      throw .endpoint(.badRegion(region, source: Option.region.flag))
    }
    return region
  }
}

// MARK: - Opening again

extension Context {
  /// What opens a session of this shell again: its profile, and the options that it was opened with.
  ///
  /// - Throws: `oneOff` or `restricted`, if this shell does not know all of them.
  func reopening(_ profile: String) throws(Failure) -> (choice: ProfileChoice, options: [Option: String]) {
    let memory = shell.memory
    try checkIsNotRestricted(profile)
    var options: [Option: String] = [:]
    options[.region] = shell.chosenRegion
    guard let base = oneOffBase(profile) else { return (choice(of: profile), options) }
    guard let role = memory.role else { throw .oneOff(profile, profile: base) }
    options[.role] = role
    options[.externalID] = memory.options.externalID
    options[.roleSessionName] = memory.options.sessionName
    return (choice(of: base), options)
  }

  /// Nothing opens a session without the policy of the one that is here, except for a login that is typed.
  ///
  /// - Parameter active: this shell's session.
  func checkIsNotRestricted(_ active: String) throws(Failure) {
    if shell.memory.options.isRestricted { throw .restricted(active, again: renewal(of: active)) }
    // A child shell does not know how its session was opened.
    if let base = oneOffBase(active), shell.memory.role == nil { throw .oneOff(active, profile: base) }
  }

  /// The command that opens a session of this shell again, as the user types it.
  func renewal(of profile: String) -> String {
    let memory = shell.memory
    guard let base = oneOffBase(profile), memory.role == nil || memory.options.isRestricted else {
      return "aws-mfa renew"
    }
    let own = (try? shared.resolution(of: base))?.roles.last?.arn
    var line = Arguments(verb: .login, operands: [base])
    if memory.role == nil || memory.role != own {
      line.values[.role] = memory.role ?? Option.role.valueName
      line.values[.externalID] = memory.options.externalID
      line.values[.roleSessionName] = memory.options.sessionName
    }
    line.values[.region] = shell.chosenRegion
    if memory.options.isRestricted { line.values[.policy] = Option.policy.valueName }
    return commandLine(line)
  }
}
