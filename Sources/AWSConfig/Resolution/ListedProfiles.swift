import Text

/// What a list shows of each profile's resolution. A chain of source profiles is walked once for all profiles on it.
package struct ListedProfiles {
  private let shared: SharedConfig
  /// What is known of a profile as another one's source; `nil` if it does not lead to keys.
  private var sources: [ExactText: Chain?] = [:]

  package init(_ shared: SharedConfig) {
    self.shared = shared
  }

  /// What a profile shows, with the values that it gets from its sources.
  package struct Listed {
    package let profile: Profile
    package let region: String?
    package let serial: String?
    package let keys: Resolution.KeySource
    /// The role that the profile is for.
    package let roleARN: String?
    package let source: String?
  }

  /// The first values in a profile and its sources.
  private struct Chain {
    var region: String?
    var serial: String?
    var olderSerial: String?
    let keys: Resolution.KeySource

    init(_ keys: Resolution.KeySource) { self.keys = keys }

    func below(_ profile: Profile) -> Chain {
      var chain = self
      chain.region = profile[.region] ?? region
      chain.serial = profile[.mfaSerial] ?? serial
      chain.olderSerial = profile[.olderMFADevice] ?? olderSerial
      return chain
    }
  }

  /// The same as in the profile's resolution; `nil` if it has none.
  package mutating func listed(_ name: String) -> Listed? {
    guard let profile = (try? shared.wholeProfile(name)) ?? nil else { return nil }
    let role = shared.role(of: profile)
    // Only here does a profile with keys of its own have a source, so that a chain may lead back to it.
    guard let role, !profile.hasStaticKeys else { return (try? shared.resolution(of: name)).map(Listed.init) }
    guard let source = try? shared.source(of: profile, for: role) else {
      return (try? shared.resolution(of: name)).map(Listed.init)
    }
    guard !source.name.isExactly(name), let chain = chain(from: source) else { return nil }
    let whole = chain.below(profile)
    return Listed(
      profile: profile, region: whole.region, serial: whole.serial ?? whole.olderSerial, keys: whole.keys,
      roleARN: role.arn.isEmpty ? nil : role.arn, source: source.name)
  }

  private mutating func chain(from first: Profile) -> Chain? {
    var walked: [Profile] = []
    var visited: Set<ExactText> = []
    var next = first
    var found: Chain?
    while true {
      if let known = sources[ExactText(next.name)] {
        found = known
        break
      }
      guard visited.insert(ExactText(next.name)).inserted else { break }
      walked.append(next)
      guard let role = shared.role(of: next), !next.hasStaticKeys else {
        found = (try? shared.keySource(of: next)).map(Chain.init)
        break
      }
      do throws(ResolutionError) {
        guard let source = try shared.source(of: next, for: role) else {
          found = Chain(.environment)
          break
        }
        next = source
      } catch { break }
    }
    for profile in walked.reversed() {
      found = found?.below(profile)
      sources[ExactText(profile.name)] = .some(found)
    }
    return found
  }
}

extension ListedProfiles.Listed {
  fileprivate init(_ resolution: Resolution) {
    profile = resolution.profile
    region = resolution.along(.region)?.value
    serial = (resolution.along(.mfaSerial) ?? resolution.along(.olderMFADevice))?.value
    keys = resolution.keys
    roleARN = resolution.roles.last.flatMap { $0.arn.isEmpty ? nil : $0.arn }
    source = resolution.roles.isEmpty ? nil : resolution.source?.profile.name ?? resolution.profile[.sourceProfile]
  }
}
