/// A session token that was left beside long-term keys, in the section that has them: with it, AWS refuses the keys.
package struct LeftoverToken: Equatable, Sendable {
  /// The lines with a token, which may have either of two keys.
  package let lines: [FileLine]
  package let keys: [String]
  package let section: String

  /// What is removed with it, for display; the token itself is not shown.
  package var diff: ProfileEdit.Diff {
    ProfileEdit.Diff(header: section, isNewSection: false, lines: keys.map { .removed("\($0) = …") })
  }

  package var isInCredentials: Bool { lines.contains(where: \.isInCredentials) }
}

extension SharedConfig {
  /// The token beside the long-term keys of a profile; `nil` if they have none, or if no line of their section has it.
  package func leftoverToken(beside keys: FileKeys, of profile: Profile) -> LeftoverToken? {
    guard keys.isLongTermWithToken else { return nil }
    for candidate in profile.withIncluded {
      if FileKeys(candidate.credentialsValue) == keys {
        return credentialsSection(named: candidate.name).flatMap { token(in: $0, isInCredentials: true) }
      }
      if FileKeys(candidate.configValue) == keys {
        return config.section(named: configHeader(of: candidate.name)).flatMap { token(in: $0, isInCredentials: false) }
      }
    }
    return nil
  }

  private func token(in section: INIDocument.Section, isInCredentials: Bool) -> LeftoverToken? {
    let document = isInCredentials ? credentials : config
    let keys = [ProfileKey.sessionToken, .securityToken].map(\.rawValue)
    let options = document.options(in: section).filter { keys.contains(document.key(of: $0)) }
    guard !options.isEmpty else { return nil }
    return LeftoverToken(
      lines: options.map {
        FileLine(isInCredentials: isInCredentials, number: document.lineNumber(at: $0.key.range.lowerBound))
      },
      keys: options.map(document.key), section: document.name(of: section))
  }

  /// The file that has the token, without it.
  package func removing(_ token: LeftoverToken) -> [UInt8] {
    let document = document(of: token)
    guard let section = document.section(named: token.section) else { return document.bytes }
    return document.applying([document.edit(setting: [], removing: Set(token.keys), in: section)])
  }

  package func document(of token: LeftoverToken) -> INIDocument { token.isInCredentials ? credentials : config }
}
