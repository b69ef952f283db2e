import AWSConfig

/// A value of a profile that counts for nothing, or for something else than it seems to say.
enum OddValue: Equatable {
  /// Neither true nor false, and taken for false.
  case notBoolean(ProfileKey, String, profile: String)
  /// The AWS CLI does not know it, because of a comment at its end.
  case commented(ProfileKey, String, profile: String)
  /// No number of seconds, so that a role's session lasts as long as by default.
  case noDuration(String, source: String)
  /// A section of the config file that does not belong to a profile.
  case section(MisnamedSection)
}
