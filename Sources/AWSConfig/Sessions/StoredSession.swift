import Secrecy
import Text

/// What a stored session was opened with. A session with another tie is a different session: it is neither joined nor
/// mistaken for this one.
package struct Tie: Equatable, Sendable {
  package let base: Base
  package let serial: String?
  /// The endpoint, unless it is AWS's own.
  package let endpoint: String?
  package let role: Role?

  /// Whose keys opened the session.
  package enum Base: Equatable, Sendable {
    case accessKey(String)
    /// The command that printed the keys, on one line.
    case process(String)
    /// The keys in the environment, which are unknown here: sessions are looked up with this case, but never stored.
    case environment

    func satisfies(_ wanted: Base) -> Bool {
      if case (.accessKey, .environment) = (self, wanted) { true } else { self == wanted }
    }
  }

  package struct Role: Equatable, Sendable {
    package let arn: String
    let externalID: String?
    /// The tags of the session, with those that it has inherited from other roles, as ``SessionTags`` writes them.
    var sessionTags: String?
    var transitiveTags: String?
    var sourceIdentity: String?
    /// The profiles that the role came from, nearest first. Ties are not compared by them: the keys are enough.
    package let sources: [String]

    package init(
      arn: String, externalID: String?, tags: SessionTags = SessionTags(), sourceIdentity: String? = nil,
      sources: [String]
    ) {
      self.init(
        arn: arn, externalID: externalID, sessionTags: tags.text, transitiveTags: tags.transitiveText,
        sourceIdentity: sourceIdentity, sources: sources)
    }

    fileprivate init(
      arn: String, externalID: String?, sessionTags: String?, transitiveTags: String?, sourceIdentity: String?,
      sources: [String]
    ) {
      (self.arn, self.externalID, self.sources) = (arn, externalID, sources)
      (self.sessionTags, self.transitiveTags, self.sourceIdentity) = (sessionTags, transitiveTags, sourceIdentity)
    }

    /// Whether a session of one role is a session of the other.
    fileprivate func isSame(as other: Role) -> Bool {
      (arn, externalID, sessionTags) == (other.arn, other.externalID, other.sessionTags)
        && (transitiveTags, sourceIdentity) == (other.transitiveTags, other.sourceIdentity)
    }
  }

  package init(base: Base, serial: String?, endpoint: String?, role: Role? = nil) {
    self.base = base
    self.serial = serial
    self.endpoint = endpoint
    self.role = role
  }

  /// Whether a session of this tie is the wanted one. A wanted serial that is not known yet matches any serial.
  package func satisfies(_ wanted: Tie) -> Bool {
    base.satisfies(wanted.base) && endpoint == wanted.endpoint && hasRole(of: wanted)
      && (wanted.serial == nil || serial == wanted.serial)
  }
}

extension Tie {
  fileprivate func hasRole(of wanted: Tie) -> Bool {
    guard let role, let other = wanted.role else { return role == nil && wanted.role == nil }
    return role.isSame(as: other)
  }
}

/// A session as the credentials file holds it.
package struct StoredSession: Equatable, Sendable {
  package let credentials: SessionCredentials
  package let tie: Tie

  package init(credentials: SessionCredentials, tie: Tie) {
    self.credentials = credentials
    self.tie = tie
  }
}

/// Who owns `[PROFILE-mfa]`, and what it holds.
package enum SessionSection: Equatable, Sendable {
  case absent
  /// Ours, without a session: after logout or expiry.
  case empty
  case session(StoredSession)
  /// Only temporary keys, pasted by hand or by `aws configure mfa-login`: the next login makes the section ours.
  case adoptable
  case foreign(Owner)

  package enum Owner: Equatable, Sendable {
    case longTermKey
    case manager(String)
    case unknownKey(String)
    /// `[profile PROFILE-mfa]` in the config file has its own role, SSO or web identity, or may include one.
    case configured(String)
  }

  static let manager = "aws-mfa"
  static let suffix = "-mfa"

  package static func name(for profile: String) -> String {
    profile + suffix
  }

  /// A name derived from that of the profile's section that no profile has.
  package static func nobodys(of profile: String) -> String { name(for: name(for: profile)) }

  /// The session that the section holds, if it is live.
  package func session(at now: Instant) -> StoredSession? {
    if case .session(let session) = self, session.credentials.secondsLeft(at: now) > 0 { session } else { nil }
  }

  var isOurs: Bool {
    switch self {
    case .empty, .session: true
    case .absent, .adoptable, .foreign: false
    }
  }

  var isFreeToUse: Bool {
    if case .foreign = self { false } else { true }
  }
}

extension SharedConfig {
  /// The current owner and content of `[PROFILE-mfa]`.
  package func sessionSection(of profile: String) -> SessionSection {
    let name = SessionSection.name(for: profile)
    guard let section = self.profile(name)?.asWritten else { return .absent }
    if let key = Self.ownIdentity.first(where: { section.configValue($0) != nil }) {
      return .foreign(.configured(key.rawValue))
    }
    guard let stored = credentialsSection(named: name) else { return .absent }
    switch section.credentialsValue(.manager) {
    case SessionSection.manager: return section.session.map(SessionSection.session) ?? .empty
    case let manager?: return .foreign(.manager(manager))
    case nil: return unmanaged(section, keys: credentials.keys(in: stored))
    }
  }

  /// Profiles that have a section of ours, in file order.
  package var managedProfiles: [String] {
    let credentials = credentials.withoutDefaults
    let suffix = Array(SessionSection.suffix.utf8)
    return credentials.sections
      .filter { credentials.bytes[$0.name.range].suffix(suffix.count).elementsEqual(suffix) }
      .filter { credentials.value(ProfileKey.manager.rawValue, in: $0) == SessionSection.manager }
      .compactMap { credentials.name(of: $0).before(ending: SessionSection.suffix) }
  }

  private func unmanaged(_ section: Profile, keys: [String]) -> SessionSection {
    if let unknown = keys.first(where: { !Self.adoptableKeys.contains($0) }) {
      return .foreign(.unknownKey(unknown))
    }
    guard let id = section.credentialsValue(.accessKeyID) else { return .adoptable }
    let hasToken =
      section.credentialsValue(.sessionToken) != nil
      || section.credentialsValue(.securityToken) != nil
    // A temporary key opens nothing without the token that was not pasted with it.
    let isSession = AccessKeys.isTemporaryID(id) || (hasToken && !AccessKeys.isLongTermID(id))
    return isSession ? .adoptable : .foreign(.longTermKey)
  }

  private static let ownIdentity: [ProfileKey] = [
    .roleARN, .ssoSession, .ssoStartURL, .ssoAccountID, .ssoRoleName, .loginSession, .webIdentityTokenFile,
    .credentialProcess, .accessKeyID, .includeProfile,
  ]

  private static let adoptableKeys = Set(
    ([
      .accessKeyID, .secretAccessKey, .sessionToken, .securityToken, .expiration,
    ] + ProfileKey.mirroredKeys).map(\.rawValue))
}

extension ProfileKey {
  /// Keys copied from the profile into its session's section, so that `--profile PROFILE-mfa` reaches the same places.
  static let mirroredKeys: [ProfileKey] = [
    .region, .output, .caBundle, .useFIPSEndpoint, .useDualstackEndpoint, .endpointURL, .services,
  ]
}

extension Profile {
  /// The temporary credentials of a section; `nil` if one is missing or not in its alphabet.
  func credentials(until expiration: Instant?) -> SessionCredentials? {
    SessionCredentials(
      id: credentialsValue(.accessKeyID), secret: credentialsValue(.secretAccessKey),
      token: credentialsValue(.sessionToken), expiration: expiration)
  }

  /// The session in this section of ours; `nil` if a key is missing or not in its alphabet.
  fileprivate var session: StoredSession? {
    let credentials = credentials(until: credentialsValue(.expiration).flatMap(Instant.init(rfc3339:)))
    guard let credentials, let tie else { return nil }
    return StoredSession(credentials: credentials, tie: tie)
  }

  private var tie: Tie? {
    let base =
      credentialsValue(.tieAccessKeyID).map(Tie.Base.accessKey) ?? credentialsValue(.tieProcess).map(Tie.Base.process)
    let role = credentialsValue(.tieRoleARN).map { arn in
      Tie.Role(
        arn: arn, externalID: credentialsValue(.tieExternalID), sessionTags: credentialsValue(.tieSessionTags),
        transitiveTags: credentialsValue(.tieTransitiveTags), sourceIdentity: credentialsValue(.tieSourceIdentity),
        sources: credentialsValue(.tieSources).flatMap(shellWords) ?? [])
    }
    return base.map {
      Tie(base: $0, serial: credentialsValue(.tieSerial), endpoint: credentialsValue(.tieEndpoint), role: role)
    }
  }
}
