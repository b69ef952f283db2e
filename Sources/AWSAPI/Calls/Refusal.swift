/// Why STS said no, as far as its answer tells.
package enum Refusal: Equatable, Sendable {
  /// AWS has one text for a wrong code, a used one and an expired one.
  case code(usedBefore: Bool)
  /// Unknown device, another user's, or keys of another account.
  case device(serial: String, source: String)
  /// `minutes` is the local clock less AWS's.
  case clock(minutes: Int)
  case unknownKey(id: String, KeyPlace)
  case wrongSecret(id: String, KeyPlace)
  case temporaryKeys
  /// It has expired, or its keys were taken back.
  case deadSession
  case duration(String)
  case regionDisabled(String)
  case role(arn: String, RoleDenial, hasExternalID: Bool)
  case roleOfRoot(arn: String)
  /// A role's session is shorter at most, by the role's own setting, or since a session assumed it.
  case roleDuration(arn: String)
  case chainedDuration
  /// The user may not list the devices.
  case devices(guess: String?)
  /// No user of that name.
  case user(String)
  /// Too many calls, or AWS has a fault of its own.
  case busy(code: String)
  case other(code: String, message: String)
}

/// Why a role was not given, as far as AWS says.
package enum RoleDenial: Equatable, Sendable {
  /// The same text for a role that is not there, one that trusts somebody else, and a missing permission.
  case unsaid
  case notAllowed
  case forbidden
  case notTrusted
}
