package import Secrecy

/// The keys of one section, which are never mixed with those of another.
package struct FileKeys: Equatable, Sendable {
  package let id: String
  package let secret: Secret?
  let hasToken: Bool

  package init(id: String, secret: Secret?, hasToken: Bool) {
    self.id = id
    self.secret = secret
    self.hasToken = hasToken
  }
}

extension SharedConfig {
  /// The profile's own settings come before what it includes. What stands for the session where the keys are in
  /// `[NAME-long-term]` is skipped: temporary keys that the older aws-mfa wrote, or our own command.
  func keySource(of profile: Profile) throws(ResolutionError) -> Resolution.KeySource {
    let isPutAside = longTermSection(of: profile.name) != nil
    for candidate in profile.withIncluded {
      switch candidate.ownKeySource {
      case .foreign(let identity)?: throw .foreign(identity, of: profile.name)
      case .file(let keys)? where keys.isTemporary && isPutAside: continue
      case .file(let keys)?: return .file(keys)
      case .process(let command)?:
        switch OwnProcess(command) {
        case .session(of: candidate.name)? where isPutAside: continue
        case .stored(let keys)?: return .store(keys)
        case .session?, nil: return .process(command)
        }
      case .nothing?: return .none
      case nil: continue
      }
    }
    return .none
  }
}

extension SharedConfig {
  /// Whether a profile's own name stands for its session: for programs that take no other, `[NAME]` has our command
  /// that prints it, and the keys are in `[NAME-long-term]`.
  package func hasPlainName(_ name: String) -> Bool {
    guard case .session(of: name)? = profile(name)?.asWritten.ownValue(.credentialProcess).flatMap(OwnProcess.init)
    else { return false }
    return longTermSection(of: name) != nil
  }
}

private enum OwnKeySource {
  case foreign(ForeignIdentity)
  case file(FileKeys)
  case process(String)
  /// An empty key, which hides those after it.
  case nothing
}

extension Profile {
  var hasStaticKeys: Bool {
    withIncluded.contains { $0.hasOwnKey(.accessKeyID) || $0.hasOwnKey(.secretAccessKey) }
  }

  /// Where one section has its keys, if it has them as they were written or moved.
  var sectionKeys: Resolution.KeySource? {
    switch ownKeySource {
    case .file(let keys)?: .file(keys)
    case .process(let command)?: OwnProcess(command)?.stored.map(Resolution.KeySource.store)
    case .foreign?, .nothing?, nil: nil
    }
  }

  /// Where the profile itself gets its keys, in botocore's order of providers.
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

  /// Whether a session token stands beside keys that are not a session's.
  package var isLongTermWithToken: Bool { hasToken && AccessKeys.isLongTermID(id) }

  init?(_ value: (ProfileKey) -> String?) {
    guard let id = value(.accessKeyID) else { return nil }
    self.id = id
    secret = value(.secretAccessKey).map { Secret($0) }
    hasToken = value(.sessionToken) != nil || value(.securityToken) != nil
  }
}
