import Secrecy

extension SharedConfig {
  /// The session that the older aws-mfa has written to `[NAME]`, beside its long-term keys in `[NAME-long-term]`.
  /// It is that program's: it is read and never written.
  package func olderSession(of name: String) -> StoredSession? {
    guard let longTerm = longTermSection(of: name), let base = longTerm.credentialsValue(.accessKeyID),
      let section = profile(name), section.credentialsValue(.olderAssumedRole)?.lowercased() != "true",
      let id = section.credentialsValue(.accessKeyID), AccessKeys.isID(id),
      let secret = section.credentialsValue(.secretAccessKey), AccessKeys.isSecretText(secret),
      let token = section.credentialsValue(.sessionToken), AccessKeys.isSecretText(token),
      let expiration = section.credentialsValue(.expiration).flatMap(Instant.init(olderTime:))
    else { return nil }
    return StoredSession(
      credentials: SessionCredentials(
        keys: AccessKeys(id: id, secret: Secret(secret)), token: Secret(token), expiration: expiration),
      tie: Tie(base: .accessKey(base), serial: longTerm.credentialsValue(.olderMFADevice), endpoint: nil))
  }
}

extension Instant {
  /// `2026-01-01 10:00:00`, in UTC.
  fileprivate init?(olderTime text: String) {
    self.init(rfc3339: text + "Z")
  }
}
