import AWSAPI
import AWSConfig

/// Which key may be deleted, and whether the user agrees.
struct KeyDeletion {
  let owner: KeyOwner
  /// Whether the user has agreed beforehand (`--delete`).
  let isUnasked: Bool

  private var context: Context { owner.context }
  private var profile: String { owner.target.profile.name }

  /// Whether the old key is to be deleted. Without a terminal, nobody agrees.
  func isWanted(of old: ListedKey, now: Instant) throws(Failure) -> Bool {
    let described = Wording.lastUse(of: KeyDescription(old, lastUse: try owner.lastUse(of: old.id), now: now))
    if isUnasked {
      context.world.say(described)
      return true
    }
    let nobody = Failure.nobodyToAsk(profile: profile)
    do throws(Failure) {
      return try agrees(to: Wording.deletionQuestion(old.id), below: described, isUsual: false, orElse: nobody)
    } catch {
      if error == nobody { return false }
      throw error
    }
  }

  /// Deletes a key that an interrupted run has made, if nothing else can have used it.
  ///
  /// - Throws: `twoKeys`, if it stays.
  func discard(
    _ key: ListedKey, beside here: ListedKey, isCertain: Bool, now: Instant
  ) throws(Failure) {
    let lastUse = try owner.lastUse(of: key.id)
    guard RotationMove.mayDiscard(key, isCertain: isCertain, lastUse: lastUse) else {
      throw try twoKeys(here, key, now: now)
    }
    if !isUnasked || !isCertain {
      let isAgreed = try agrees(
        to: Wording.deletionQuestion(key.id, isUsual: true), below: Wording.orphan(key, here, profile), isUsual: true,
        orElse: .rotation(.orphan(id: key.id), profile: profile))
      guard isAgreed else { throw try twoKeys(here, key, now: now) }
    }
    try owner.delete(key.id)
    context.world.say(Wording.keyDeleted(key.id))
  }

  /// Names what keys that came back from a password store have left there, now that nobody needs it.
  func nameCopies(of old: String) {
    let entries = StoredEntries(context.paths, context.world.files)
    for copy in entries.entries(of: old) {
      let store = PasswordStore(context.world, copy.store)
      let isThere = (try? store.has(old, of: profile)) ?? true
      if isThere { context.world.say(Wording.copyOutlivesKey(copy, removal: store.removal(of: old))) }
      if !isThere { entries.forget(copy) }
    }
  }

  /// Why a user with two keys gets no third one.
  func twoKeys(_ here: ListedKey, _ other: ListedKey, now: Instant) throws(Failure) -> Failure {
    let described = try [here, other].map { key throws(Failure) in
      KeyDescription(key, lastUse: try owner.lastUse(of: key.id), now: now)
    }
    return .rotation(.twoKeys(here: described[0], other: described[1]), profile: profile)
  }

  /// - Parameter isUsual: what Enter means.
  private func agrees(
    to question: String, below text: String, isUsual: Bool, orElse nobody: Failure
  ) throws(Failure) -> Bool {
    try context.answer(to: question, below: text, orElse: nobody) { answer in
      switch answer.lowercased() {
      case "": isUsual
      case "y", "yes": true
      case "n", "no": false
      default: nil
      }
    }
  }
}
