import AWSConfig
import Text

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
