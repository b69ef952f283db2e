import AWSConfig
import Text

/// A value of a profile that counts for nothing, or for something else than it seems to say.
enum OddValue: Equatable {
  /// Neither true nor false, and taken for false.
  case notBoolean(ProfileKey, String, profile: String)
  /// The AWS CLI does not know it, because of a comment at its end.
  case commented(ProfileKey, String, profile: String)
  /// No number of seconds, so that a role's session lasts as long as by default.
  case noDuration(String, source: String)
  /// A section of the config file that is no profile's.
  case section(MisnamedSection)
}

extension Context {
  /// Says which values do not count, before a session is opened without them.
  func warn(ofValuesOf target: Target) {
    for value in oddValues(of: target) { world.say(Wording.odd(value, paths)) }
  }

  private func oddValues(of target: Target) -> [OddValue] {
    let profile = target.governing.profile
    var found = target.resolution.profiles.compactMap { shared.misnamedInConfig(of: $0.name).map(OddValue.section) }
    for key in [ProfileKey.useFIPSEndpoint, .useDualstackEndpoint, .ignoreConfiguredEndpointURLs] {
      guard let value = profile[key], !["true", "false"].contains(value.lowercased()) else { continue }
      found.append(.notBoolean(key, value, profile: profile.name))
    }
    for key in [ProfileKey.output, .stsRegionalEndpoints] {
      guard let value = profile[key], trailingComment(of: value) != nil else { continue }
      found.append(.commented(key, value, profile: profile.name))
    }
    if let role = target.role, let text = role.duration, Int(text) == nil {
      found.append(.noDuration(text, source: role.source(.durationSeconds)))
    }
    return found
  }
}
