/// A key as a profile's section has it, known to the SDKs or not.
package struct WrittenKey: Equatable, Sendable {
  package let name: String
  package let line: FileLine
}

extension SharedConfig {
  /// Every key of a profile's sections, those of the credentials file first.
  package func writtenKeys(of profile: String) -> [WrittenKey] {
    keys(credentialsSection(named: profile), of: credentials, isInCredentials: true)
      + keys(config.section(named: configHeader(of: profile)), of: config, isInCredentials: false)
  }

  private func keys(
    _ section: INIDocument.Section?, of document: INIDocument, isInCredentials: Bool
  ) -> [WrittenKey] {
    guard let section else { return [] }
    return document.options(in: section).map { option in
      WrittenKey(
        name: document.key(of: option),
        line: FileLine(
          isInCredentials: isInCredentials, number: document.lineNumber(at: option.key.range.lowerBound)))
    }
  }
}
