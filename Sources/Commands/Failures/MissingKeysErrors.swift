package import AWSConfig

/// A key of a profile that seems to be meant for an access key, under a name that no SDK knows.
package struct MisspeltKey: Equatable, Sendable {
  let profile: String
  let written: WrittenKey
  let right: ProfileKey
}

/// Why a credentials file that should have keys is not read.
package enum AbsentFile: Equatable, Sendable {
  /// The variable names a file that does not exist.
  case missing(Variable)
  case brokenLink
  case notRegular
}
