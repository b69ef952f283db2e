package import Secrecy

/// How a profile comes to its credentials, by the SDKs' rules (botocore's `AssumeRoleProvider` and profile providers).
package struct Resolution: Sendable {
  /// The profile that was named, its source, and so on, to the one that has the keys. One that is its own source stands once.
  package let profiles: [Profile]
  /// From the keys outward: the last one is what the named profile is for.
  package let roles: [Role]
  package let keys: KeySource

  /// A profile that the environment's keys are used with.
  package init(environmentKeysFor profile: Profile) {
    self.init(profiles: [profile], roles: [], keys: .environment)
  }

  fileprivate init(profiles: [Profile], roles: [Role], keys: KeySource) {
    self.profiles = profiles
    self.roles = roles
    self.keys = keys
  }

  package var profile: Profile { profiles[0] }
  package var base: Profile { profiles[profiles.count - 1] }

  /// What a role is assumed with, as the profile says it.
  package struct Role: Equatable, Sendable {
    package let arn: String
    package let externalID: String?
    package let sessionName: String?
    package let duration: String?
    /// The profile that says so; `nil` where an option did.
    package let profile: String?

    package init(arn: String, externalID: String?, sessionName: String?, duration: String?, profile: String?) {
      self.arn = arn
      self.externalID = externalID
      self.sessionName = sessionName
      self.duration = duration
      self.profile = profile
    }
  }

  /// Where long-term keys come from.
  package enum KeySource: Equatable, Sendable {
    /// As they stand in a file. They are not judged here.
    case file(FileKeys)
    /// A command that prints them.
    case process(String)
    case environment
    case none
  }

  /// The value of the first profile of the chain that has one.
  package func along(_ key: ProfileKey) -> (value: String, profile: Profile)? {
    for profile in profiles {
      if let value = profile[key] { return (value, profile) }
    }
    return nil
  }

  /// How the profile's source comes to its credentials; `nil` if the profile has its keys itself.
  package var source: Resolution? {
    profiles.count > 1 ? Resolution(profiles: Array(profiles.dropFirst()), roles: roles.dropLast(), keys: keys) : nil
  }

  /// Whether the keys' own profile has no role, so that their session can be stored as that profile's.
  package var hasPlainBase: Bool { keys != .environment && base.valueOrEmpty(.roleARN) == nil }
}

/// The keys of one section, which are never mixed with those of another.
package struct FileKeys: Equatable, Sendable {
  package let id: String
  package let secret: Secret?
  package let hasToken: Bool

  package init(id: String, secret: Secret?, hasToken: Bool) {
    self.id = id
    self.secret = secret
    self.hasToken = hasToken
  }
}

/// Why a profile leads to no keys.
package enum ResolutionTrouble: Error, Equatable, Sendable {
  case unknownProfile(String)
  case unknownSource(String, of: String, key: ProfileKey)
  /// The profiles in order, the first one again at the end.
  case loop([String], key: ProfileKey)
  case twoSources(String)
  case noSource(String)
  case unknownCredentialSource(String, of: String)
  /// `Ec2InstanceMetadata`, `EcsContainer`: a machine's credentials.
  case machine(String, of: String)
  case foreign(ForeignIdentity, of: String)
}

/// Ways to sign in that end without access keys of a user's.
package enum ForeignIdentity: Equatable, Sendable {
  case webIdentity, singleSignOn, login
}

extension SharedConfig {
  package func resolution(of name: String) throws(ResolutionTrouble) -> Resolution {
    guard var profile = try wholeProfile(name) else { throw .unknownProfile(name) }
    var profiles = [profile]
    var visited: Set = [ExactText(name)]
    var roles: [Resolution.Role] = []
    while profile.assumesRole, profiles.count == 1 || !profile.hasStaticKeys {
      roles.append(profile.role)
      guard let source = try source(of: profile) else {
        return Resolution(profiles: profiles, roles: roles.reversed(), keys: .environment)
      }
      if source.name.isExactly(profile.name), source.hasStaticKeys { break }
      guard visited.insert(ExactText(source.name)).inserted else {
        throw .loop(circle(profiles, backTo: source.name), key: .sourceProfile)
      }
      profiles.append(source)
      profile = source
    }
    return Resolution(profiles: profiles, roles: roles.reversed(), keys: try keySource(of: profile))
  }

  /// `x` for a name `x-mfa` that is the section of `x`'s session; else the name itself.
  package func baseName(of name: String) -> String {
    guard let base = name.before(ending: SessionSection.suffix) else { return name }
    let section = sessionSection(of: base)
    let isKnown = hasProfile(base) || profile(name) == nil || section.isOurs
    return isKnown && section.isOursOrNobodys ? base : name
  }

  package func hasProfile(_ name: String) -> Bool {
    profile(name) != nil || longTermSection(of: name) != nil
  }

  /// `[NAME-long-term]`, where the older aws-mfa keeps the keys of `NAME`.
  package func longTermSection(of name: String) -> Profile? {
    profile(name + Self.longTerm).flatMap { $0.credentialsValue(.accessKeyID) == nil ? nil : $0 }
  }

  private static let longTerm = "-long-term"

  /// The profile that a section holds the keys of: `x` for `[x-long-term]`, else the section's own.
  package func nameOfKeys(_ name: String) -> String {
    guard let short = name.before(ending: Self.longTerm), longTermSection(of: short) != nil else { return name }
    return short
  }

  /// The profile with all that it includes, and the `[NAME-long-term]` of the older aws-mfa.
  package func wholeProfile(_ name: String) throws(ResolutionTrouble) -> Profile? {
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

  /// The profile that a role is assumed from; `nil` for the environment.
  private func source(of profile: Profile) throws(ResolutionTrouble) -> Profile? {
    switch (profile.valueOrEmpty(.sourceProfile), profile.valueOrEmpty(.credentialSource)) {
    case (_?, _?): throw .twoSources(profile.name)
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

  /// What the profile has itself comes first, then what it includes. The older aws-mfa writes its session where the keys were.
  private func keySource(of profile: Profile) throws(ResolutionTrouble) -> Resolution.KeySource {
    let isPutAside = longTermSection(of: profile.name) != nil
    for candidate in profile.withIncluded {
      switch candidate.ownKeySource {
      case .foreign(let identity)?: throw .foreign(identity, of: profile.name)
      case .file(let keys)? where keys.isTemporary && isPutAside: continue
      case .file(let keys)?: return .file(keys)
      case .process(let command)?: return .process(command)
      case .nothing?: return .none
      case nil: continue
      }
    }
    return .none
  }
}

/// The names from `name` on, and it again.
private func circle(_ profiles: [Profile], backTo name: String) -> [String] {
  profiles.map(\.name).drop { !$0.isExactly(name) } + [name]
}

private enum OwnKeySource {
  case foreign(ForeignIdentity)
  case file(FileKeys)
  case process(String)
  /// An empty key, which hides what comes after it.
  case nothing
}

extension Profile {
  /// A web identity takes the role for itself.
  fileprivate var assumesRole: Bool { valueOrEmpty(.roleARN) != nil && valueOrEmpty(.webIdentityTokenFile) == nil }

  fileprivate var hasStaticKeys: Bool {
    withIncluded.contains { $0.hasOwnKey(.accessKeyID) || $0.hasOwnKey(.secretAccessKey) }
  }

  fileprivate var role: Resolution.Role {
    Resolution.Role(
      arn: valueOrEmpty(.roleARN) ?? "", externalID: valueOrEmpty(.externalID),
      sessionName: valueOrEmpty(.roleSessionName),
      duration: self[.durationSeconds], profile: name)
  }

  /// In botocore's order of providers.
  fileprivate var ownKeySource: OwnKeySource? {
    if ownValue(.webIdentityTokenFile) != nil { return .foreign(.webIdentity) }
    if ownValue(.ssoAccountID) != nil || ownValue(.ssoRoleName) != nil { return .foreign(.singleSignOn) }
    if let keys = FileKeys(credentialsValue) { return .file(keys) }
    if hasCredentialsKey(.accessKeyID) { return .nothing }
    if ownValue(.loginSession) != nil { return .foreign(.login) }
    if let command = ownValue(.credentialProcess) { return .process(command) }
    if let keys = FileKeys(configValue) { return .file(keys) }
    return ownValue(.ssoSession) ?? ownValue(.ssoStartURL) == nil ? nil : .foreign(.singleSignOn)
  }
}

extension FileKeys {
  package var isTemporary: Bool { hasToken || AccessKeys.isTemporaryID(id) }

  fileprivate init?(_ value: (ProfileKey) -> String?) {
    guard let id = value(.accessKeyID) else { return nil }
    self.id = id
    secret = value(.secretAccessKey).map { Secret($0) }
    hasToken = value(.sessionToken) != nil || value(.securityToken) != nil
  }
}
