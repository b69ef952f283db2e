import Text

extension SharedConfig {
  /// The profiles that may begin with a text, in letters of either case, in the order of ``profileNames``. Of a large
  /// file, most sections are left out by their bytes alone.
  package func profileNames(mayBeginWith typed: String) -> [String] {
    // Quotes and backslashes are written in another way in the config file.
    let wanted = typed.utf8.prefix(while: \.isWord).map(lowercased)
    if wanted.isEmpty { return profileNames }
    func may(_ section: INIDocument.Section, in document: INIDocument) -> Bool {
      contains(wanted, in: document.bytes, section.name.range)
    }
    var seen: Set<ExactText> = []
    let configured = config.sections.lazy.filter { may($0, in: config) }
      .compactMap { SectionHeader(config.name(of: $0)).profile }
    let credentialed = credentials.sections.lazy.filter { may($0, in: credentials) }.map(credentials.name)
    return (Array(configured) + credentialed).filter { seen.insert(ExactText($0)).inserted }
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 { byte.isUppercase ? byte | 0x20 : byte }

/// Whether a range of bytes has others within it, in either case.
private func contains(_ wanted: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Bool {
  guard range.count >= wanted.count else { return false }
  for start in range.lowerBound...(range.upperBound - wanted.count) {
    var length = 0
    while length < wanted.count, lowercased(bytes[start + length]) == wanted[length] { length += 1 }
    if length == wanted.count { return true }
  }
  return false
}
