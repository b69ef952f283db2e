package import Secrecy
import Text

/// Long-term access keys, with which a session is opened.
package struct AccessKeys: Equatable, Sendable {
  package let id: String
  package let secret: Secret

  package init(id: String, secret: Secret) {
    self.id = id
    self.secret = secret
  }
}

/// Temporary credentials and when they expire, as STS issues them.
package struct SessionCredentials: Equatable, Sendable {
  package let keys: AccessKeys
  package let token: Secret
  package let expiration: Instant

  package init(keys: AccessKeys, token: Secret, expiration: Instant) {
    self.keys = keys
    self.token = token
    self.expiration = expiration
  }

  /// Checks every value against its alphabet, wherever it comes from, before it goes to a shell or a file; `nil` if one
  /// is missing or contains anything else.
  package init?(id: String?, secret: String?, token: String?, expiration: Instant?) {
    guard let id, AccessKeys.isID(id), let secret, AccessKeys.isSecretText(secret), let token,
      AccessKeys.isSecretText(token), let expiration
    else { return nil }
    self.init(keys: AccessKeys(id: id, secret: Secret(secret)), token: Secret(token), expiration: expiration)
  }

  package func secondsLeft(at now: Instant) -> Int {
    max(0, expiration - now)
  }
}

extension AccessKeys {
  /// Whether the text is in the alphabet of ids, as AWS documents it: 16 to 128 characters of `[\w]`.
  static func isID(_ text: String) -> Bool {
    (16...128).contains(text.utf8.count) && text.isAlphanumeric(or: "_")
  }

  /// Like ``isID(_:)``, but also accepts short ids, as stand-ins for AWS do.
  package static func isBaseID(_ text: String) -> Bool {
    (1...128).contains(text.utf8.count) && text.isAlphanumeric(or: "_")
  }

  /// Long-term ids begin with `AKIA`, temporary ones with `ASIA`.
  package static func isTemporaryID(_ text: String) -> Bool {
    text.hasPrefix("ASIA")
  }

  package static func isLongTermID(_ text: String) -> Bool {
    text.hasPrefix("AKIA")
  }

  /// Whether the text is in the alphabet of secrets and tokens: base 64 and its URL-safe form. AWS sends nothing else.
  package static func isSecretText(_ text: String) -> Bool {
    (1...16_384).contains(text.utf8.count)
      && text.isAlphanumeric(or: "_+/=-")
  }
}
