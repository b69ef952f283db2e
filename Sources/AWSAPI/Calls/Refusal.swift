/// Why STS refused a call, as far as its answer says.
package enum Refusal: Equatable, Sendable {
  /// AWS has one text for a wrong code, a used one and an expired one.
  case code(serial: String, usedBefore: Bool)
  /// The device is unknown or another user's, or the keys are of another account.
  case device(serial: String, source: String)
  /// `minutes` is the local clock minus AWS's.
  case clock(minutes: Int)
  case unknownKey(id: String, KeyOrigin)
  case wrongSecret(id: String, KeyOrigin)
  case temporaryKeys
  /// The session has expired, or its keys were revoked.
  case deadSession
  case duration(String)
  case regionDisabled(String)
  case role(arn: String, RoleDenial, hasExternalID: Bool)
  case roleOfRoot(arn: String)
  /// The role may be assumed, but not with what goes along.
  case roleExtra(arn: String, RoleExtra)
  case policy(String)
  /// Policy and tags together take more room than AWS has.
  case packedPolicy(String)
  /// The role does not allow sessions that long, by its own setting or because a session assumes it.
  case roleDuration(arn: String)
  case chainedDuration
  /// The user is not allowed to list the devices.
  case devices(guess: String?)
  /// There is no user of that name.
  case user(String)
  /// The user may not do this to their own access keys, such as `iam:CreateAccessKey`.
  case keyAction(String)
  /// The user has as many access keys as AWS allows.
  case keyLimit
  /// The user has no access key of that id.
  case noSuchKey(String)
  /// Too many calls, or a failure inside AWS.
  case busy(code: String)
  case other(code: String, message: String)
}

/// What goes along with a role and needs a permission of its own.
package enum RoleExtra: Equatable, Sendable {
  case tags, sourceIdentity
}

/// Why a role was refused, as far as AWS says.
package enum RoleDenial: Equatable, Sendable {
  /// One text for a role that does not exist, one that trusts someone else, and a missing permission.
  case unsaid
  case notAllowed
  case forbidden
  case notTrusted
}
