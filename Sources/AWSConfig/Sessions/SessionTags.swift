import Text

/// The tags of a role's session, as aws-vault writes them: `session_tags = key=value, key=value`, and which of them go
/// on to the roles that are assumed with it, as `transitive_session_tags = key, key`.
package struct SessionTags: Equatable, Sendable {
  /// In the order of their keys.
  package private(set) var tags: [Tag] = []
  /// The keys of the transitive ones, in order.
  package private(set) var transitive: [String] = []

  package struct Tag: Equatable, Sendable {
    package let key: String
    package let value: String
  }

  package static let most = 50
  package static let longestKey = 128
  package static let longestValue = 256

  /// Why a text is not a list of tags that STS takes.
  package enum Problem: Error, Equatable, Sendable {
    case noPair(String)
    case badKey(String)
    /// AWS keeps the keys that begin with `aws:` for itself.
    case reserved(String)
    case badValue(String, key: String)
    case twice(String)
    case tooMany(Int)
    /// A transitive tag that the profile does not set.
    case unknown(String)
  }

  package init() {}

  /// Reads the tags of one profile.
  package init(_ text: String) throws(Problem) {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { trimmed(String($0)) }
      guard pair.count == 2 else { throw .noPair(trimmed(part)) }
      let (key, value) = (pair[0], pair[1])
      guard (1...Self.longestKey).contains(key.unicodeScalars.count), Self.isText(key) else { throw .badKey(key) }
      guard !key.lowercased().hasPrefix("aws:") else { throw .reserved(key) }
      guard value.unicodeScalars.count <= Self.longestValue, Self.isText(value) else {
        throw .badValue(value, key: key)
      }
      // STS takes keys that differ in case only as the same.
      guard !tags.contains(where: { $0.key.lowercased() == key.lowercased() }) else { throw .twice(key) }
      tags.append(Tag(key: key, value: value))
    }
    guard tags.count <= Self.most else { throw .tooMany(tags.count) }
    tags.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// Reads which of the tags are transitive. Empty words do not count, as in aws-vault.
  package mutating func read(transitive text: String) throws(Problem) {
    for part in text.split(separator: ",") {
      let key = trimmed(part)
      guard !key.isEmpty, !transitive.containsExactly(key) else { continue }
      guard tags.contains(where: { $0.key.isExactly(key) }) else { throw .unknown(key) }
      transitive.append(key)
    }
    transitive.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// These tags on top of those that the session has inherited.
  package func over(_ inherited: SessionTags) -> SessionTags {
    var all = self
    for tag in inherited.tags where inherited.transitive.containsExactly(tag.key) {
      if !all.tags.contains(where: { $0.key.isExactly(tag.key) }) { all.tags.append(tag) }
      if !all.transitive.containsExactly(tag.key) { all.transitive.append(tag.key) }
    }
    all.tags.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    all.transitive.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return all
  }

  /// The tags as a tie holds them: `key=value,key=value`, encoded; `nil` if there are none.
  package var text: String? {
    tags.isEmpty ? nil : tags.map { percentEncoded($0.key) + "=" + percentEncoded($0.value) }.joined(separator: ",")
  }

  package var transitiveText: String? {
    transitive.isEmpty ? nil : transitive.map { percentEncoded($0) }.joined(separator: ",")
  }

  /// Whether a text has only the characters that STS takes: letters, digits and spaces of any script, and some marks.
  private static func isText(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber, .spaceSeparator:
        true
      default: "_.:/=+-@".unicodeScalars.contains(scalar)
      }
    }
  }
}
