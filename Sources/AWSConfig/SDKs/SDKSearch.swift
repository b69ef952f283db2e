import Text

/// The search for credentials as one family of SDKs does it.
struct SDKSearch {
  let family: SDKFamily
  let environment: Environment
  let shared: SharedConfig

  func run() -> SDKIdentity {
    if family.insistsOnProfile, let missing { return missing }
    for link in family.chain {
      if let found = found(at: link) { return found }
    }
    return SDKIdentity(source: .machine, why: .nothingFound)
  }

  /// The variable that names the profile; to botocore, even an empty one does.
  private var naming: (variable: Variable, profile: String)? {
    for variable in family.profileVariables {
      let value = family.refusesHalfKeys ? environment.rawValue(variable) : environment[variable]
      if let value { return (variable, value) }
    }
    return nil
  }

  private var profileName: String { naming?.profile ?? "default" }

  private var why: SDKIdentity.Why { naming.map { .variable($0.variable) } ?? .defaultProfile }

  private func profile(_ name: String) -> Profile? {
    family.reads(name) ? shared.profile(name) : nil
  }

  private var missing: SDKIdentity? {
    guard let naming, profile(naming.profile) == nil else { return nil }
    let why: SDKIdentity.Why =
      shared.profile(naming.profile) == nil
      ? .missingProfile(naming.profile, naming.variable) : .unreadableProfile(naming.profile)
    return SDKIdentity(source: .error, profile: naming.profile, why: why)
  }

  private func found(at link: SDKFamily.Link) -> SDKIdentity? {
    switch link {
    case .environment: return environmentKeys
    case .environmentUnlessProfile: return naming == nil ? environmentKeys : nil
    case .webIdentity:
      guard environment[.webIdentityTokenFile] != nil else { return nil }
      return SDKIdentity(
        source: .webIdentity, role: environment[.roleARN], why: .variable(.webIdentityTokenFile))
    case .container:
      let variable = [Variable.containerCredentialsRelativeURI, .containerCredentialsFullURI]
        .first { environment[$0] != nil }
      return variable.map { SDKIdentity(source: .container, why: .variable($0)) }
    case .roleOfProfile:
      guard let profile = profile(profileName), profile.assumesRole else { return nil }
      return role(of: profile, visited: [])
    case .profile:
      guard let profile = profile(profileName) else { return family.stopsAtMissingProfile ? missing : nil }
      return identity(of: profile, visited: [])
    }
  }

  private var environmentKeys: SDKIdentity? {
    guard let id = environment[.accessKeyID] else { return nil }
    guard environment[.secretAccessKey] != nil else {
      return family.refusesHalfKeys ? SDKIdentity(source: .error, why: .halfKeys) : nil
    }
    return SDKIdentity(source: .environment, accessKeyID: id, why: .variable(.accessKeyID))
  }

  /// - Parameter visited: the profiles that take their credentials from this one.
  private func identity(of profile: Profile, visited: [String]) -> SDKIdentity? {
    if !visited.isEmpty, family.prefersKeysOfSources, let keys = keys(of: profile, profile.ownValue) { return keys }
    for source in family.sources {
      if let found = identity(of: profile, from: source, visited: visited) { return found }
    }
    return nil
  }

  private func identity(
    of profile: Profile, from source: SDKFamily.Source, visited: [String]
  ) -> SDKIdentity? {
    func given(_ source: SDKIdentity.Source, by key: ProfileKey) -> SDKIdentity? {
      profile.ownValue(key).map { _ in SDKIdentity(source: source, profile: profile.name, why: why) }
    }
    switch source {
    case .role:
      let isIgnored = family.ignoresRoleWithoutSource && !profile.hasRoleSource
      return profile.assumesRole && !isIgnored ? role(of: profile, visited: visited) : nil
    case .webIdentity:
      guard var found = given(.webIdentity, by: .webIdentityTokenFile) else { return nil }
      found.role = profile.ownValue(.roleARN)
      return found
    case .singleSignOn: return given(.singleSignOn, by: .ssoAccountID) ?? given(.singleSignOn, by: .ssoRoleName)
    case .login: return given(.login, by: .loginSession)
    case .process: return given(.process, by: .credentialProcess)
    case .credentialsFileKeys: return keys(of: profile, profile.credentialsValue)
    case .configFileKeys: return keys(of: profile, profile.configValue)
    case .keys: return keys(of: profile, profile.ownValue)
    }
  }

  private func keys(of profile: Profile, _ value: (ProfileKey) -> String?) -> SDKIdentity? {
    guard let id = value(.accessKeyID) else { return nil }
    guard value(.secretAccessKey) != nil else {
      return SDKIdentity(source: .error, profile: profile.name, why: .noSecret(profile.name))
    }
    return SDKIdentity(source: .keys, profile: profile.name, accessKeyID: id, why: why)
  }

  /// The keys of the source, which assume the role.
  private func role(of profile: Profile, visited: [String]) -> SDKIdentity {
    func error(_ why: SDKIdentity.Why) -> SDKIdentity {
      SDKIdentity(source: .error, profile: profile.name, why: why)
    }
    let role = profile.ownValue(.roleARN)
    var found = SDKIdentity(source: .role, profile: profile.name, role: role, why: why)
    guard let name = profile.ownValue(.sourceProfile) else {
      guard let machine = profile.ownValue(.credentialSource) else { return error(.roleWithoutSource(profile.name)) }
      guard machine == "Environment" else { return found }
      guard environment[.secretAccessKey] != nil, let id = environment[.accessKeyID] else {
        return error(.noSourceKeys)
      }
      found.accessKeyID = id
      return found
    }
    guard let source = self.profile(name) else { return error(.missingSource(name)) }
    if name.isExactly(profile.name) {
      guard let own = keys(of: profile, profile.ownValue) else { return error(.loop) }
      found.accessKeyID = own.accessKeyID
      return own.source == .error ? own : found
    }
    guard !visited.contains(where: name.isExactly) else { return error(.loop) }
    let base = identity(of: source, visited: visited + [profile.name])
    if let base, base.source == .error { return base }
    found.accessKeyID = base?.accessKeyID
    return found
  }
}

extension Profile {
  /// Whether the profile is for a role that is assumed with other credentials.
  fileprivate var assumesRole: Bool {
    ownValue(.roleARN) != nil && ownValue(.webIdentityTokenFile) == nil
  }

  fileprivate var hasRoleSource: Bool { ownValue(.sourceProfile) != nil || ownValue(.credentialSource) != nil }
}
