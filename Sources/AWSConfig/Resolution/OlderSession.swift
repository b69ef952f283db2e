import Secrecy
import Text

extension SharedConfig {
  /// `[NAME-long-term]`, where the older aws-mfa keeps the keys of `NAME`, and `keys move --to section` puts them. They
  /// may be in a password store since.
  package func longTermSection(of name: String) -> Profile? {
    profile(Self.longTermName(of: name)).flatMap { section in
      let isOfKeys =
        section.credentialsValue(.accessKeyID) != nil
        || section.credentialsValue(.credentialProcess).flatMap(OwnProcess.init)?.stored != nil
      return isOfKeys ? section : nil
    }
  }

  static func longTermName(of name: String) -> String { name + longTerm }

  private static let longTerm = "-long-term"

  /// The profile whose keys a section holds: `x` for `[x-long-term]`, unless `x` has others; otherwise the name itself.
  package func nameOfKeys(_ name: String) -> String {
    guard let short = name.before(ending: Self.longTerm),
      let keys = longTermSection(of: short)?.sectionKeys,
      let profile = try? wholeProfile(short), (try? keySource(of: profile)) == keys
    else { return name }
    return short
  }

  /// The session that the older aws-mfa has written to `[NAME]`, beside its long-term keys in `[NAME-long-term]`. It
  /// belongs to that program: it is read but never written.
  package func olderSession(of name: String) -> StoredSession? {
    guard let longTerm = longTermSection(of: name), let base = longTerm.credentialsValue(.accessKeyID),
      let section = profile(name),
      let credentials = section.credentials(
        until: section.credentialsValue(.expiration).flatMap(Instant.init(olderTime:)))
    else { return nil }
    var role: Tie.Role?
    if section.credentialsValue(.olderAssumedRole)?.lowercased() == "true" {
      guard let arn = section.credentialsValue(.olderAssumedRoleARN) else { return nil }
      role = Tie.Role(arn: arn, externalID: nil, sources: [])
    }
    return StoredSession(
      credentials: credentials,
      tie: Tie(base: .accessKey(base), serial: longTerm.credentialsValue(.olderMFADevice), endpoint: nil, role: role))
  }
}

extension Instant {
  /// Reads `2026-01-01 10:00:00`, in UTC.
  fileprivate init?(olderTime text: String) {
    self.init(rfc3339: text + "Z")
  }
}
