import Secrecy
import Text

/// Changes to `[PROFILE-mfa]`. The rest of the file stays as it is, byte for byte.
extension SharedConfig {
  /// The credentials file with the session stored, together with settings of the profile.
  func storing(_ session: StoredSession, of profile: String, with mirror: [(key: ProfileKey, value: String)]) -> [UInt8]
  {
    let name = SessionSection.name(for: profile)
    let credentials = session.credentials
    var values: [(key: ProfileKey, value: String)] = [
      (.accessKeyID, credentials.keys.id),
      (.secretAccessKey, credentials.keys.secret.reveal()),
      (.sessionToken, credentials.token.reveal()),
      (.expiration, credentials.expiration.rfc3339),
      (.manager, SessionSection.manager),
    ]
    values += session.tie.values
    if !mirror.isEmpty { values.append((.mirrored, mirror.map(\.key.rawValue).joined(separator: ", "))) }
    values += mirror
    return self.credentials.setting(
      values.map { ($0.key.rawValue, $0.value) },
      removing: ownKeys(of: name).union([ProfileKey.securityToken.rawValue]), in: name, isFlush: true)
  }

  /// The credentials file without the keys of these sessions. What is left makes every SDK stop with our message:
  /// without a source of credentials, an SDK would go on to the next one, as far as the machine's own role.
  package func ending(_ ends: [SessionEnd]) -> [UInt8] {
    credentials.applying(ends.compactMap(edit))
  }

  /// `nil` if the session has no section.
  private func edit(for end: SessionEnd) -> INIDocument.Edit? {
    let name = SessionSection.name(for: end.profile)
    let values: [(key: ProfileKey, value: String?)] = [
      (.manager, SessionSection.manager), (.credentialProcess, end.process), (.expired, end.expiration?.rfc3339),
    ]
    return credentialsSection(named: name).map {
      credentials.edit(
        setting: values.compactMap { key, value in value.map { (key.rawValue, $0) } },
        removing: ownKeys(of: name), in: $0, isFlush: true)
    }
  }

  /// Whether the profile has no session because of a logout, and not because it expired, or never had one.
  package func isLoggedOut(_ profile: String) -> Bool {
    sessionSection(of: profile) == .absent || wasLoggedOut(profile)
  }

  /// Whether the profile's section says that its session was ended by a logout.
  package func wasLoggedOut(_ profile: String) -> Bool {
    sessionSection(of: profile) == .empty
      && self.profile(SessionSection.name(for: profile))?.asWritten.credentialsValue(.expired) == nil
  }

  /// What the user has set for a profile's session: in `[profile PROFILE-mfa]`, or in a section pasted by hand.
  package func ownSetting(_ key: ProfileKey, ofSession profile: String) -> String? {
    let section = self.profile(SessionSection.name(for: profile))?.asWritten
    if let value = section?.configValue(key) { return value }
    return mirroredKeys(in: section).contains(key.rawValue) ? nil : section?.credentialsValue(key)
  }

  /// The section's keys that were written by us, in any version of the program.
  private func ownKeys(of section: String) -> Set<String> {
    let keys: [ProfileKey] = [
      .accessKeyID, .secretAccessKey, .sessionToken, .expiration, .manager, .credentialProcess,
      .tieAccessKeyID, .tieProcess, .tieSerial, .tieEndpoint, .tieRoleARN, .tieExternalID, .tieSessionTags,
      .tieTransitiveTags, .tieSourceIdentity, .tieSources, .mirrored, .expired,
    ]
    return Set(keys.map(\.rawValue)).union(mirroredKeys(in: profile(section)?.asWritten))
  }

  private func mirroredKeys(in section: Profile?) -> Set<String> {
    Set((section?.credentialsValue(.mirrored)?.split(separator: ",") ?? []).map { trimmed($0) })
  }
}

/// How a profile's stored session ends.
package struct SessionEnd {
  let profile: String
  let process: String
  let expiration: Instant?

  /// - Parameters:
  ///   - process: the command that the SDKs run in place of the session.
  ///   - expiration: when the session expired, if that is why it ends.
  package init(of profile: String, process: String, expiration: Instant? = nil) {
    self.profile = profile
    self.process = process
    self.expiration = expiration
  }
}

extension Tie {
  fileprivate var values: [(key: ProfileKey, value: String)] {
    let sources = role.map { $0.sources.map(posixWord).joined(separator: " ") }
    let values: [(key: ProfileKey, value: String?)] = [
      (.tieAccessKeyID, base.keyID), (.tieProcess, base.command), (.tieSerial, serial), (.tieEndpoint, endpoint),
      (.tieRoleARN, role?.arn),
      (.tieExternalID, role?.externalID), (.tieSessionTags, role?.sessionTags),
      (.tieTransitiveTags, role?.transitiveTags), (.tieSourceIdentity, role?.sourceIdentity), (.tieSources, sources),
    ]
    return values.compactMap { key, value in value.map { (key, $0) } }
  }
}

extension Tie.Base {
  fileprivate var keyID: String? { if case .accessKey(let id) = self { id } else { nil } }

  fileprivate var command: String? { if case .process(let command) = self { command } else { nil } }
}
