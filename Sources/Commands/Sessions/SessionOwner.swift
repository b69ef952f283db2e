import AWSAPI
import AWSConfig
import ShellState

/// Whose a session is: an account, and the role if it is a role's.
struct SessionOwner: Equatable {
  var account: String?
  var role: String?

  static func isShown(in format: String) -> Bool {
    Segment.Field.account.isUsed(in: format) || Segment.Field.role.isUsed(in: format)
  }

  func segmentSession(_ profile: String, in environment: Environment) -> Segment.Session {
    Segment.Session(
      profile: profile, region: environment[.region] ?? environment[.defaultRegion], account: account, role: role)
  }
}

extension Context {
  /// Whose the session of a shell is.
  func owner(of memory: Memory) -> SessionOwner {
    let tie = tie(of: memory)
    guard let arn = memory.role ?? tie?.role?.arn else {
      return SessionOwner(account: tie?.serial.flatMap(DeviceSerial.init)?.account)
    }
    let role = RoleName(arn: arn)
    return SessionOwner(account: role.account, role: role.name)
  }

  /// The tie of a shell's session: as it was stored or, without a stored one, as its profile resolves.
  func tie(of memory: Memory) -> Tie? {
    guard let profile = memory.profile else { return nil }
    if memory.isStored, case .session(let session) = shared.sessionSection(of: profile) { return session.tie }
    guard oneOffBase(profile) == nil else { return nil }
    return (try? target(of: choice(of: profile)))?.wanted
  }
}
