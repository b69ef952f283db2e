import Text

/// A line of one of the two files, counted from 1.
package struct FileLine: Equatable, Sendable {
  package let isInCredentials: Bool
  package let number: Int
}

/// A section that is meant for a profile, under a header that names another profile or none.
package struct MisnamedSection: Equatable, Sendable {
  package let profile: String
  package let line: FileLine
  /// The texts between the brackets: as it is, and as it has to be.
  package let header: String
  package let right: String
  /// Whether only the case of letters is wrong, which makes it the header of another profile.
  package var isOtherCase = false
}

extension SharedConfig {
  /// The first section that seems to be meant for the profile, though no SDK takes it for the profile's.
  package func misnamedSection(of profile: String) -> MisnamedSection? {
    misnamed(of: profile, in: credentials, right: profile, isInCredentials: true) { $0 }
      ?? misnamedInConfig(of: profile)
  }

  /// The same, in the config file only.
  package func misnamedInConfig(of profile: String) -> MisnamedSection? {
    let right = profile == "default" ? profile : "profile \(posixWord(profile))"
    return misnamed(of: profile, in: config, right: right, isInCredentials: false) { SectionHeader($0).profile }
  }

  /// The section with the profile's name in another case, if that name has nothing in the other file: keys and
  /// settings of one profile under two names.
  package func sectionInOtherCase(of profile: String) -> MisnamedSection? {
    let name = profile.lowercased()
    for (document, isInCredentials) in [(credentials, true), (config, false)] {
      for section in document.sections {
        let header = document.name(of: section)
        guard let found = isInCredentials ? header : SectionHeader(header).profile, found.lowercased() == name,
          !found.isExactly(profile), !(isInCredentials ? configured(found) : credentialsSection(named: found) != nil)
        else { continue }
        let line = FileLine(
          isInCredentials: isInCredentials, number: document.lineNumber(at: section.name.range.lowerBound))
        return MisnamedSection(
          profile: profile, line: line, header: header,
          right: isInCredentials || profile == "default" ? profile : "profile \(posixWord(profile))", isOtherCase: true)
      }
    }
    return nil
  }

  private func configured(_ name: String) -> Bool {
    config.sections.contains { SectionHeader(config.name(of: $0)).profile.map(name.isExactly) ?? false }
  }

  /// - Parameter named: the profile that a header names in that file.
  private func misnamed(
    of profile: String, in document: INIDocument, right: String, isInCredentials: Bool, named: (String) -> String?
  ) -> MisnamedSection? {
    let name = Array(profile.utf8)
    // Most headers do not have the name in them, and need not be split into words.
    for section in document.sections where document.bytes[section.name.range].firstRange(of: name) != nil {
      let header = document.name(of: section)
      guard named(header).map({ !$0.isExactly(profile) }) ?? true, SectionHeader(header).meant.isExactly(profile) else {
        continue
      }
      let line = FileLine(
        isInCredentials: isInCredentials, number: document.lineNumber(at: section.name.range.lowerBound))
      return MisnamedSection(profile: profile, line: line, header: header, right: right)
    }
    return nil
  }
}
