import AWSAPI
import AWSConfig

/// Why a long-term key is not replaced.
package enum RotationError: Error, Equatable, Sendable {
  /// A command prints the keys; `isOurs` if it is this program, for keys that it has moved into a password store.
  case fromProcess(isOurs: Bool)
  case fromEnvironment
  /// The profile with the keys is itself for a role, so that no session is the keys' own user's.
  case besideRole
  case ofRoot(id: String)
  case inactive(id: String)
  /// AWS does not list the key of the file among those of its user.
  case unlisted(id: String, others: [String])
  /// The user has a second key, and AWS allows only two.
  case twoKeys(here: KeyDescription, other: KeyDescription)
  /// An interrupted rotation has left a key, and there is no one to ask whether it may go.
  case orphan(id: String)
  /// The id and the secret are in different sections, or in no place where they could be replaced.
  case notEditable(path: String)
  /// Another program has put another key into the file.
  case changedMeanwhile(path: String)
  /// AWS has not accepted the new key for so many seconds.
  case notAccepted(id: String, seconds: Int)
  /// The new key is not of the user that it was made for.
  case notOurs(id: String)
  /// Another process is rotating the key.
  case running

  var status: ExitStatus {
    switch self {
    case .orphan: .noSession
    case .fromProcess, .fromEnvironment, .besideRole, .ofRoot, .inactive, .unlisted, .twoKeys, .notEditable,
      .changedMeanwhile, .notAccepted, .notOurs, .running:
      .failed
    }
  }
}

/// What tells two keys apart.
package struct KeyDescription: Equatable, Sendable {
  let key: ListedKey
  /// `nil` if AWS does not tell.
  let lastUse: LastUse?
  let days: Int

  init(_ key: ListedKey, lastUse: LastUse?, now: Instant) {
    self.key = key
    self.lastUse = lastUse
    days = max(0, now - key.created) / 86_400
  }
}

/// What IAM's list does not show yet.
enum RotationLag: Equatable {
  /// The new key, which is in the file.
  case unlisted
  /// That the old key is inactive.
  case stillActive(String)
}

/// How far a rotation came: what is in the file, and what is known of the other key.
package enum RotationStage: Equatable, Sendable {
  /// The call that makes a key got no answer that says whether it did.
  case creating
  /// The new key is deleted again.
  case undone(new: String, old: String)
  /// The new key is in no file, and could not be deleted.
  case orphaned(new: String, old: String)
  /// Nobody knows which of the two keys the file has.
  case unclear(new: String, old: String)
  /// The new key is in the file, and the old one may still be active.
  case written(new: String, old: String)
  /// The old key is inactive.
  case retired(new: String, old: String)
}

extension Failure {
  /// Whether Ctrl-C has ended a call or a wait.
  var isCallInterrupted: Bool {
    if case .rotationStopped(let cause, _, profile: _) = self { return cause.isCallInterrupted }
    return self == .callInterrupted
  }
}
