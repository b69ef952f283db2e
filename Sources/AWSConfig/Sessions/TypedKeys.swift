package import Secrecy
import Text

/// Why a text that somebody typed is not a long-term key. It never holds the text, which may be a secret.
package enum KeySlip: Error, Equatable, Sendable {
  case noID, noSecret
  /// An `ASIA…` id, of a session.
  case temporaryID
  /// The id of a user, a role or a group, with its prefix.
  case otherID(prefix: String)
  case secretForID, idForSecret
  case notAnID, notASecret
  /// In characters.
  case idLength(Int)
  case secretLength(Int)
}

/// Long-term keys as people paste them: with spaces, quotes, or the name that a file or a shell gives them.
package enum TypedKeys {
  package static let idLength = 20
  package static let secretLength = 40

  /// - Returns: the id, and the secret if it came with it, as in a line of the file that the AWS console offers.
  package static func id(_ text: String) throws(KeySlip) -> (id: String, secret: Secret?) {
    let text = plain(text, name: ProfileKey.accessKeyID.rawValue)
    let parts = text.split { ", \t".contains($0) }.map(String.init)
    if parts.count == 2, let secret = try? secret(parts[1]) { return (try checked(parts[0]), secret) }
    return (try checked(joined(text)), nil)
  }

  package static func secret(_ text: String) throws(KeySlip) -> Secret {
    let text = joined(plain(text, name: ProfileKey.secretAccessKey.rawValue))
    if text.isEmpty { throw .noSecret }
    if (try? checked(text)) != nil { throw .idForSecret }
    guard AccessKeys.isSecretText(text) else { throw .notASecret }
    guard text.utf8.count == secretLength else { throw .secretLength(text.utf8.count) }
    return Secret(text)
  }

  /// The prefixes of what has an id beside access keys.
  private static let others = ["AIDA", "AROA", "AGPA", "AIPA", "ANPA", "ANVA", "APKA", "ASCA", "ABIA", "ACCA"]

  private static func checked(_ id: String) throws(KeySlip) -> String {
    if id.isEmpty { throw .noID }
    guard id.utf8.allSatisfy({ $0.isUppercase || $0.isDigit }) else {
      throw id.utf8.count == secretLength && AccessKeys.isSecretText(id) ? .secretForID : .notAnID
    }
    if AccessKeys.isTemporaryID(id) { throw .temporaryID }
    if let prefix = others.first(where: id.hasPrefix) { throw .otherID(prefix: prefix) }
    guard AccessKeys.isLongTermID(id) else { throw .notAnID }
    guard id.utf8.count == idLength else { throw .idLength(id.utf8.count) }
    return id
  }

  /// The text without `NAME =` and quotes around it.
  private static func plain(_ text: String, name: String) -> String {
    var text = trimmed(text)
    let lower = text.lowercased()
    for start in ["export " + name, name] where lower.hasPrefix(start) {
      let rest = trimmed(String(text.dropFirst(start.count)))
      if rest.hasPrefix("=") {
        text = trimmed(String(rest.dropFirst()))
        break
      }
    }
    for quote in ["\"", "'"] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      text = trimmed(String(text.dropFirst().dropLast()))
    }
    return text
  }

  /// A key has no spaces: they come from a paste that was wrapped.
  private static func joined(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
