import AWSConfig
import Text

/// What `keys` says.
extension Wording {
  static func keysWords() -> String {
    """
    hint: aws-mfa keys move PROFILE --to \(KeyTarget.words.joined(separator: "|")), aws-mfa keys restore PROFILE
    """
  }

  static func keysMoved(_ keys: StoredKeys, _ profile: String, from place: KeyPlace, _ paths: Paths) -> String {
    let file = printable(paths.shown(place.isInCredentials ? paths.credentials : paths.config))
    return """
      \(printable(profile)): the keys \(keys.id) are in \(keys.place), and \(file) has the command that gets them
      hint: aws-mfa keys restore \(shellWord(profile)) brings them back
      """
  }

  static func keysAlreadyIn(_ keys: StoredKeys, _ profile: String) -> String {
    "\(printable(profile)): the keys \(keys.id) are in \(keys.place) already"
  }

  static func keysPutAside(_ profile: String, _ keys: Resolution.KeySource, _ paths: Paths) -> String {
    let file = printable(paths.shown(paths.credentials))
    let place =
      if case .store(let stored) = keys { "stay in \(stored.place)" } else {
        "are in [\(printable(profile))-long-term] of \(file)"
      }
    return """
      \(printable(profile)): the plain name gives every program the session now, and the keys \(place)
      hint: \(loginCommand(profile)) works as before; aws-mfa keys restore \(shellWord(profile)) undoes it
      """
  }

  static func plainNameAlready(_ profile: String) -> String {
    "\(printable(profile)): the plain name gives every program the session already"
  }

  static func keysRestored(_ profile: String, _ paths: Paths, isInCredentials: Bool) -> String {
    let file = printable(paths.shown(isInCredentials ? paths.credentials : paths.config))
    return "\(printable(profile)): the keys are in \(file) again"
  }

  static func keysInFile(_ profile: String) -> String {
    "\(printable(profile)): the keys are in the file"
  }

  static func removalQuestion(_ keys: StoredKeys) -> String {
    "remove the copy in \(keys.place)? (y or n, Enter for n): "
  }

  static func removalRisk(_ keys: StoredKeys) -> String {
    "whatever else gets these keys from \(keys.store.title), such as another credentials file, would lose them"
  }

  static func copyRemoved(_ keys: StoredKeys) -> String {
    "the copy in \(keys.store.title) is removed"
  }

  static func copyStays(_ keys: StoredKeys, removal: String) -> String {
    "a copy stays in \(keys.place)\nhint: to remove it: \(removal)"
  }

  static func copyShared(_ keys: StoredKeys, by profile: String, in file: String? = nil) -> String {
    let place = file.map { " in \(printable($0))" } ?? ""
    return "the copy stays in \(keys.place), because profile \(printable(profile))\(place) uses it"
  }

  static func copyOutlivesKey(_ keys: StoredKeys, removal: String) -> String {
    "a copy of the deleted key \(keys.id) is still in \(keys.place)\nhint: to remove it: \(removal)"
  }

  static func keysHeld(_ profiles: [String]) -> String {
    let restore = profiles.map { "aws-mfa keys restore \(shellWord($0))" }.joined(separator: "; ")
    return """
      aws-mfa: without it, no tool would get the credentials of \(profiles.map { printable($0) }.joined(separator: ", "))
      hint: bring the keys back first: \(restore)
      """
  }
}
