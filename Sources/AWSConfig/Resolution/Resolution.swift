import Text

/// How a profile gets its credentials, by the SDKs' rules (botocore's `AssumeRoleProvider` and profile providers).
package struct Resolution: Sendable {
  /// The named profile, its source, and so on, up to the one with the keys. One that is its own source is listed once.
  package let profiles: [Profile]
  /// The roles in the order in which they are assumed: the last one is the named profile's.
  package let roles: [Role]
  package let keys: KeySource
  /// Whether the profile that has the keys is for a role, even one that is not assumed here.
  private let hasRoleAtBase: Bool

  /// A profile used with the environment's keys.
  package init(environmentKeysFor profile: Profile) {
    self.init(profiles: [profile], roles: [], keys: .environment, hasRoleAtBase: false)
  }

  fileprivate init(profiles: [Profile], roles: [Role], keys: KeySource, hasRoleAtBase: Bool) {
    self.profiles = profiles
    self.roles = roles
    self.keys = keys
    self.hasRoleAtBase = hasRoleAtBase
  }

  package var profile: Profile { profiles[0] }
  package var base: Profile { profiles[profiles.count - 1] }

  /// The settings that a role is assumed with, as the profile gives them.
  package struct Role: Equatable, Sendable {
    package let arn: String
    package let externalID: String?
    package let sessionName: String?
    package let duration: String?
    /// As the profile writes them, unchecked.
    package var sessionTags: String?
    package var transitiveTags: String?
    package var sourceIdentity: String?
    /// The profile whose role it is; `nil` if an option names the role.
    package let profile: String?
    package let giver: Giver

    package init(
      arn: String, externalID: String?, sessionName: String?, duration: String?, profile: String?,
      giver: Giver = .roleARN
    ) {
      self.arn = arn
      self.externalID = externalID
      self.sessionName = sessionName
      self.duration = duration
      self.profile = profile
      self.giver = giver
    }

    /// What names a profile's role.
    package enum Giver: Equatable, Sendable {
      case roleARN
      /// `assume_role` of the older aws-mfa, in a section.
      case assumeRole(section: String)
      /// The older aws-mfa's variable.
      case environment
    }
  }

  /// Where long-term keys come from.
  package enum KeySource: Equatable, Sendable {
    /// As they are in a file, unchecked.
    case file(FileKeys)
    /// A command that prints them.
    case process(String)
    /// Our own command, which reads them from a password store.
    case store(StoredKeys)
    case environment
    case none

    /// The access key's id, if it is known without running anything.
    package var keyID: String? {
      switch self {
      case .file(let keys): keys.id
      case .store(let keys): keys.id
      case .process, .environment, .none: nil
      }
    }
  }

  /// The value in the first profile of the chain that has one.
  package func along(_ key: ProfileKey) -> (value: String, profile: Profile)? {
    for profile in profiles {
      if let value = profile[key] { return (value, profile) }
    }
    return nil
  }

  /// How the profile's source gets its credentials; `nil` if the profile has keys itself.
  package var source: Resolution? {
    guard profiles.count > 1 else { return nil }
    return Resolution(
      profiles: Array(profiles.dropFirst()), roles: roles.dropLast(), keys: keys, hasRoleAtBase: hasRoleAtBase)
  }

  /// Whether the profile that has the keys is not for a role, so that their session can be stored as that profile's.
  package var hasPlainBase: Bool { keys != .environment && !hasRoleAtBase }
}

/// Why a profile does not lead to keys.
package enum ResolutionError: Error, Equatable, Sendable {
  case unknownProfile(String)
  case unknownSource(String, of: String, key: ProfileKey)
  /// The profiles in order, with the first one again at the end.
  case loop([String], key: ProfileKey)
  case twoSources(String)
  case noSource(String)
  case unknownCredentialSource(String, of: String)
  /// `Ec2InstanceMetadata`, `EcsContainer`: a machine's credentials.
  case machine(String, of: String)
  case foreign(ForeignIdentity, of: String)
}

/// Ways to sign in that do not end at a user's access keys.
package enum ForeignIdentity: Equatable, Sendable {
  case webIdentity, singleSignOn, login
}

extension SharedConfig {
  package func resolution(of name: String) throws(ResolutionError) -> Resolution {
    guard var profile = try wholeProfile(name) else { throw .unknownProfile(name) }
    var profiles = [profile]
    var visited: Set = [ExactText(name)]
    var roles: [Resolution.Role] = []
    while let role = role(of: profile), profiles.count == 1 || !profile.hasStaticKeys {
      roles.append(role)
      guard let source = try source(of: profile, for: role) else {
        return Resolution(profiles: profiles, roles: roles.reversed(), keys: .environment, hasRoleAtBase: true)
      }
      if source.name.isExactly(profile.name), source.hasStaticKeys { break }
      guard visited.insert(ExactText(source.name)).inserted else {
        throw .loop(circle(profiles, backTo: source.name), key: .sourceProfile)
      }
      profiles.append(source)
      profile = source
    }
    return Resolution(
      profiles: profiles, roles: roles.reversed(), keys: try keySource(of: profile),
      hasRoleAtBase: role(of: profile) != nil)
  }

  /// Whether the profile is for a role, which its source profiles may or may not lead to.
  package func isForRole(_ name: String) -> Bool {
    ((try? wholeProfile(name)) ?? nil).map { role(of: $0) != nil } ?? false
  }

  /// `x` for the name `x-mfa` of `x`'s session and the name `x-long-term` of its keys; otherwise the name itself.
  package func baseName(of name: String) -> String {
    guard let base = name.before(ending: SessionSection.suffix) else { return nameOfKeys(name) }
    let section = sessionSection(of: base)
    let isKnown = hasProfile(base) || profile(name) == nil || section.isOurs
    return isKnown && section.isFreeToUse ? nameOfKeys(base) : name
  }

  /// Whether a section of this name holds the session of another profile, or will when that logs in.
  package func isSessionOfProfile(_ name: String) -> Bool {
    guard let base = name.before(ending: SessionSection.suffix) else { return false }
    guard credentialsSection(named: name) != nil, hasProfile(base) else { return false }
    return sessionSection(of: base).isFreeToUse || hasTemporaryKeys(name)
  }

  private func hasTemporaryKeys(_ name: String) -> Bool {
    guard let section = profile(name)?.asWritten, let keys = FileKeys(section.credentialsValue) else { return false }
    return keys.isTemporary
  }

  package func hasProfile(_ name: String) -> Bool {
    profile(name) != nil || longTermSection(of: name) != nil
  }

  /// The role that a profile is for. Its own `role_arn` takes precedence over what the older aws-mfa would assume with
  /// its keys. A web identity uses the role itself.
  func role(of profile: Profile) -> Resolution.Role? {
    guard profile.valueOrEmpty(.webIdentityTokenFile) == nil else { return nil }
    if let arn = profile.valueOrEmpty(.roleARN) { return profile.role(arn, .roleARN) }
    guard let section = longTermSection(of: profile.name) else { return nil }
    if let olderRole { return profile.role(olderRole, .environment) }
    return section.credentialsValue(.olderRole).map { profile.role($0, .assumeRole(section: section.name)) }
  }

  /// The profile with everything that it includes, and the older aws-mfa's `[NAME-long-term]`.
  func wholeProfile(_ name: String) throws(ResolutionError) -> Profile? {
    guard let own = profile(name) ?? (longTermSection(of: name) == nil ? nil : .empty(name)) else { return nil }
    var included: [Profile] = []
    var visited: Set = [ExactText(name)]
    var next = own
    while let wanted = next.ownValue(.includeProfile) {
      guard visited.insert(ExactText(wanted)).inserted else {
        throw .loop(circle([own] + included, backTo: wanted), key: .includeProfile)
      }
      guard let found = profile(wanted) else { throw .unknownSource(wanted, of: next.name, key: .includeProfile) }
      included.append(found)
      next = found
    }
    return own.including(included + [longTermSection(of: name)].compactMap { $0 })
  }

  /// The profile that a role is assumed from; `nil` for the environment. For the older aws-mfa's role, that is the
  /// profile itself.
  func source(of profile: Profile, for role: Resolution.Role) throws(ResolutionError) -> Profile? {
    switch (profile.valueOrEmpty(.sourceProfile), profile.valueOrEmpty(.credentialSource)) {
    case (_?, _?): throw .twoSources(profile.name)
    case (nil, nil) where role.giver != .roleARN: return profile
    case (nil, nil), (nil, ""?), (""?, nil): throw .noSource(profile.name)
    case (nil, "Environment"?): return nil
    case (nil, let machine?) where ["Ec2InstanceMetadata", "EcsContainer"].contains(machine):
      throw .machine(machine, of: profile.name)
    case (nil, let other?): throw .unknownCredentialSource(other, of: profile.name)
    case (let source?, nil):
      guard let found = try wholeProfile(baseName(of: source)) else {
        throw .unknownSource(source, of: profile.name, key: .sourceProfile)
      }
      return found
    }
  }
}

/// The names from `name` on, then `name` again.
private func circle(_ profiles: [Profile], backTo name: String) -> [String] {
  profiles.map(\.name).drop { !$0.isExactly(name) } + [name]
}

extension Profile {
  fileprivate func role(_ arn: String, _ giver: Resolution.Role.Giver) -> Resolution.Role {
    var role = Resolution.Role(
      arn: arn, externalID: valueOrEmpty(.externalID), sessionName: valueOrEmpty(.roleSessionName),
      duration: self[.durationSeconds], profile: name, giver: giver)
    role.sessionTags = self[.sessionTags]
    role.transitiveTags = self[.transitiveSessionTags]
    role.sourceIdentity = self[.sourceIdentity]
    return role
  }
}
