import Text

extension SharedConfig {
  /// The profiles that may begin with a text, in letters of either case, in the order of ``profileNames``. Of a large
  /// file, most sections are left out by their bytes alone.
  package func profileNames(mayBeginWith typed: String) -> [String] {
    // Quotes and backslashes are written in another way in the config file.
    let wanted = typed.utf8.prefix(while: \.isWord).map(lowercased)
    if wanted.isEmpty { return profileNames }
    func may(_ section: INIDocument.Section, in document: INIDocument) -> Bool {
      contains(wanted, in: document.bytes[section.name.range])
    }
    var seen: Set<ExactText> = []
    let configured = config.sections.lazy.filter { may($0, in: config) }
      .compactMap { SectionHeader(config.name(of: $0)).profile }
    let credentialed = credentials.sections.lazy.filter { may($0, in: credentials) }.map(credentials.name)
    return (Array(configured) + credentialed).filter { seen.insert(ExactText($0)).inserted }
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 { byte.isUppercase ? byte | 0x20 : byte }

/// Whether bytes have others within them, in either case.
private func contains(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
  guard let first = wanted.first, bytes.count >= wanted.count else { return false }
  for start in bytes.startIndex...(bytes.endIndex - wanted.count) where lowercased(bytes[start]) == first {
    if zip(bytes[start...], wanted).allSatisfy({ lowercased($0) == $1 }) { return true }
  }
  return false
}
