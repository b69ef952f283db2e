package import Secrecy
import Text

/// Long-term access keys: what a session is opened with.
package struct AccessKeys: Equatable, Sendable {
  package let id: String
  package let secret: Secret

  package init(id: String, secret: Secret) {
    self.id = id
    self.secret = secret
  }
}

/// Temporary credentials with their end, as STS issues them.
package struct SessionCredentials: Equatable, Sendable {
  package let keys: AccessKeys
  package let token: Secret
  package let expiration: Instant

  package init(keys: AccessKeys, token: Secret, expiration: Instant) {
    self.keys = keys
    self.token = token
    self.expiration = expiration
  }

  /// Whatever it comes from, a value that goes to a shell or a file is held to its alphabet first; `nil` if one is missing or not of it.
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
  /// The id's alphabet, as AWS documents it: 16 to 128 of `[\w]`.
  package static func isID(_ text: String) -> Bool {
    (16...128).contains(text.utf8.count) && text.isAlphanumeric(or: "_")
  }

  /// As ``isID(_:)``, but short ones too, which stand-ins for AWS take.
  package static func isBaseID(_ text: String) -> Bool {
    (1...128).contains(text.utf8.count) && text.isAlphanumeric(or: "_")
  }

  /// Long-term ids begin with `AKIA`, temporary ones with `ASIA`.
  package static func isTemporaryID(_ text: String) -> Bool {
    text.hasPrefix("ASIA")
  }

  /// The alphabet of secrets and tokens: base 64 and its URL-safe form. Anything else is no answer of AWS's.
  package static func isSecretText(_ text: String) -> Bool {
    (1...16_384).contains(text.utf8.count)
      && text.isAlphanumeric(or: "_+/=-")
  }
}
