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
