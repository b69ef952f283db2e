import Text

/// Something in the shared files that is read without complaint, but hardly as it was meant, or not by every SDK.
package struct Oddity: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// `[profile x]` in the credentials file, where most SDKs ignore it.
    case profileHeader
    /// `[x]` in the config file, where it names no profile.
    case bareHeader
    /// `[profile x y]`: more than one word, without quotes.
    case headerOfManyWords
    /// Quotes, which most SDKs take for a part of the value.
    case quoted(key: String)
    /// A comment behind the value, which botocore takes for a part of it.
    case comment(key: String)
    /// `aws_security_token` beside another `aws_session_token`: botocore prefers it.
    case otherSecurityToken
    /// `aws_security_token` alone: only old SDKs and botocore read it.
    case loneSecurityToken
    /// A `credential_process` that the keys in the credentials file hide.
    case hiddenProcess
  }

  package enum File: Equatable, Sendable { case config, credentials }

  package let kind: Kind
  package let file: File
  package let line: Int
  /// The text between the brackets.
  package let section: String

  /// The text between the brackets with which the config file would have the profile that is probably meant.
  package var rightHeader: String {
    let meant = SectionHeader(section).meant
    let isWhole = shellWords(section) != nil
    return "profile " + posixWord(isWhole ? meant : trimmed(meant.filter { $0 != "\"" && $0 != "'" }))
  }
}

extension SharedConfig {
  /// Sections that hold our sessions are not looked at: we write them.
  package var oddities: [Oddity] {
    oddities(in: config, .config) + oddities(in: credentials, .credentials) + hiddenProcesses
  }

  private func oddities(in document: INIDocument, _ file: Oddity.File) -> [Oddity] {
    document.withoutDefaults.sections.flatMap { section -> [Oddity] in
      let name = document.name(of: section)
      let isOurs =
        document.withoutDefaults.value(ProfileKey.manager.rawValue, in: section) == SessionSection.manager
      // A name that stands in for that of a refused header.
      if isOurs || name.hasPrefix("\u{1}") { return [] }
      func odd(_ kind: Oddity.Kind, at position: Int) -> Oddity {
        Oddity(kind: kind, file: file, line: document.lineNumber(at: position), section: name)
      }
      let header = headerKind(name, file).map { odd($0, at: section.name.range.lowerBound) }
      let values = document.options(in: section).compactMap { option in
        valueKind(of: document.key(of: option), document, section).map { odd($0, at: option.key.range.lowerBound) }
      }
      return [header].compactMap { $0 } + values
    }
  }

  private func headerKind(_ name: String, _ file: Oddity.File) -> Oddity.Kind? {
    let header = SectionHeader(name)
    switch file {
    case .credentials:
      return header.profile != nil && name != "default" ? .profileHeader : nil
    case .config:
      if header.profile != nil || header.services != nil { return nil }
      let kind = shellWords(name)?.first ?? name
      if ["profile", "services"].contains(kind) { return .headerOfManyWords }
      return Self.otherKinds.contains(kind) ? nil : .bareHeader
    }
  }

  /// Sections of the config file that are not about profiles.
  private static let otherKinds: Set<String> = ["sso-session", "plugins", "preview", "DEFAULT"]

  private func valueKind(of key: String, _ document: INIDocument, _ section: INIDocument.Section) -> Oddity.Kind? {
    guard let known = ProfileKey(rawValue: key), let value = document.value(key, in: section) else { return nil }
    if known == .securityToken {
      guard let token = document.value(ProfileKey.sessionToken.rawValue, in: section) else { return .loneSecurityToken }
      return token == value ? nil : .otherSecurityToken
    }
    guard Self.plainKeys.contains(known) else { return nil }
    let marks: [Character] = ["\"", "'"]
    if value.count > 1, let first = value.first, marks.contains(first), value.last == first { return .quoted(key: key) }
    return trailingComment(of: value) == nil ? nil : .comment(key: key)
  }

  /// Keys whose values have neither quotes nor spaces: commands may have both.
  private static let plainKeys: Set<ProfileKey> = [
    .accessKeyID, .secretAccessKey, .sessionToken, .expiration, .mfaSerial, .durationSeconds, .roleARN, .sourceProfile,
    .credentialSource, .externalID, .roleSessionName, .olderMFADevice, .olderRole, .region, .output, .useFIPSEndpoint,
    .useDualstackEndpoint, .endpointURL, .stsRegionalEndpoints, .ignoreConfiguredEndpointURLs, .ssoStartURL,
    .ssoAccountID, .ssoRoleName,
  ]

  private var hiddenProcesses: [Oddity] {
    credentials.withoutDefaults.sections.compactMap { section in
      let name = credentials.name(of: section)
      guard credentials.value(ProfileKey.manager.rawValue, in: section) != SessionSection.manager,
        let profile = profile(name), profile.ownValue(.credentialProcess) != nil,
        let key = credentials.option(ProfileKey.accessKeyID.rawValue, in: section)
      else { return nil }
      let line = credentials.lineNumber(at: key.key.range.lowerBound)
      return Oddity(kind: .hiddenProcess, file: .credentials, line: line, section: name)
    }
  }
}

extension INIDocument {
  /// Whether any section has a secret access key.
  package var hasSecrets: Bool {
    sections.contains { value(ProfileKey.secretAccessKey.rawValue, in: $0) != nil }
  }
}
