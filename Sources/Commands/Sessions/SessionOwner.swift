import AWSAPI
import AWSConfig
import ShellState

/// Whose a session is: an account, and the role if it is a role's.
struct SessionOwner: Equatable {
  let account: String?
  let role: String?

  /// From what a session is tied to, and the role that it was opened for by `--role`.
  init(_ tie: Tie?, role named: String?) {
    if let arn = named ?? tie?.role?.arn {
      let name = RoleName(arn: arn)
      (account, role) = (name.account, name.name)
    } else {
      (account, role) = (tie?.serial.flatMap(DeviceSerial.init)?.account, nil)
    }
  }

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
    SessionOwner(tie(of: memory), role: memory.role)
  }

  /// The tie of a shell's session: as it was stored or, without a stored one, as its profile resolves.
  func tie(of memory: Memory) -> Tie? {
    guard let profile = memory.profile else { return nil }
    if memory.isStored, case .session(let session) = shared.sessionSection(of: profile) { return session.tie }
    guard oneOffBase(profile) == nil else { return nil }
    return (try? target(of: choice(of: profile)))?.wanted
  }
}
