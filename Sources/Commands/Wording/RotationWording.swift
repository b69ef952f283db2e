import AWSAPI
import AWSConfig
import Text

/// The command that replaces a profile's key.
func rotateCommand(_ profile: String) -> String { commandLine(Arguments(verb: .rotate, operands: [profile])) }

/// What is said while a key is replaced.
extension Wording {
  static func rotatingSource(_ profile: String, of name: String) -> String {
    "\(printable(name)) has no key of its own: its role is assumed with that of \(printable(profile)), which is replaced"
  }

  static func replacing(_ key: KeyDescription, _ profile: String) -> String {
    "\(printable(profile)): replacing the access key \(key.key.id), which is \(days(key.days)) old"
  }

  static func keyMade(_ id: String) -> String { "AWS has made the access key \(id)" }

  static func waitingForKey(_ id: String) -> String { "waiting until AWS accepts it, which takes some seconds" }

  static func waitingForList(_ lag: RotationLag) -> String {
    switch lag {
    case .unlisted: "waiting until AWS lists the new key, which takes some seconds"
    case .stillActive(let id): "waiting until AWS shows that \(printable(id)) is inactive, which takes some seconds"
    }
  }

  static func waitingForLimit() -> String {
    "waiting until AWS allows a new key: one that was just made or deleted takes some seconds to show"
  }

  /// The sections of a file that have a key.
  struct FileWithKey: Equatable {
    let file: String
    let sections: [String]
  }

  static func keyWritten(_ id: String, _ places: [FileWithKey], sessions: [String]) -> String {
    let files = places.map { place in
      "\(printable(place.file)) (\(place.sections.map { "[\(printable($0))]" }.joined(separator: ", ")))"
    }
    let moved =
      sessions.isEmpty
      ? "" : "; stored sessions go on without a new code: \(sessions.map(printable).joined(separator: ", "))"
    return "\(id) is now in \(files.joined(separator: " and "))\(moved)"
  }

  static func keyInactive(_ id: String) -> String { "the old key \(printable(id)) is inactive" }

  static func keyDeleted(_ id: String) -> String { "\(printable(id)) is deleted" }

  static func keyStaysInactive(_ id: String, _ profile: String) -> String {
    """
    \(printable(id)) stays inactive: \(rotateCommand(profile)) --delete deletes it
    if something else still needs it, this makes it active again: \(keyCommand("update", id, profile)) --status Active
    """
  }

  static func rotationGoesOn(_ id: String, _ profile: String) -> String {
    "\(printable(profile)) has its new access key \(printable(id)); the rotation goes on with the old one"
  }

  static func rotationSettled(_ id: String, _ profile: String) -> String {
    "\(printable(profile)) has its new access key \(printable(id)), and the old one is gone: nothing was left to do"
  }

  /// - Parameter isUsual: what Enter means.
  static func deletionQuestion(_ id: String, isUsual: Bool = false) -> String {
    "delete \(printable(id)) for good? (y or n, Enter for \(isUsual ? "y" : "n")): "
  }

  static func lastUse(of key: KeyDescription) -> String {
    "\(printable(key.key.id)) is \(days(key.days)) old\(use(key.lastUse))"
  }

  static func orphan(_ key: ListedKey, _ here: ListedKey, _ profile: String) -> String {
    """
    an interrupted rotation of \(printable(profile)) has left the access key \(printable(key.id)), made on \(day(key.created)): \
    it is in no file, and its secret is lost
    \(printable(here.id)) is in the file and stays in use
    """
  }

  static func oldKey(_ id: String, days: Int, isExact: Bool) -> String {
    "\(printable(id)) is \(isExact ? "" : "at least ")\(days) days old"
  }

  /// How an old key is replaced: `rotate` writes into the files only.
  static func replacingOldKey(_ profile: String, _ keys: Resolution.KeySource) -> String {
    guard case .store = keys else { return "\(rotateCommand(profile)) replaces it" }
    return "to replace it: aws-mfa keys restore \(shellWord(profile)), then \(rotateCommand(profile))"
  }

  // MARK: Parts

  static func described(_ key: KeyDescription) -> String {
    "\(printable(key.key.id)) (\(key.key.isActive ? "" : "inactive, ")\(days(key.days)) old\(use(key.lastUse)))"
  }

  private static func use(_ use: LastUse?) -> String {
    switch use {
    case nil: ""
    case .never: ", never used"
    case .at(let date, let service):
      ", last used on \(day(date))" + (service.isEmpty ? "" : " for \(printable(service))")
    }
  }

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  private static func day(_ instant: Instant) -> String { String(instant.rfc3339.prefix(10)) }
}

/// A command of the AWS CLI about a key, with the session that IAM wants.
func keyCommand(_ action: String, _ id: String, _ profile: String) -> String {
  "aws-mfa exec \(shellWord(profile)) -- aws iam \(action)-access-key --access-key-id \(shellWord(id))"
}
