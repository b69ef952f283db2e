import AWSAPI
import AWSConfig

/// What a rotation finds: the key in the file, the user's keys in IAM, and the note of an earlier run.
struct RotationFacts: Equatable {
  /// The id of the key in the file.
  let current: String
  let keys: [ListedKey]
  let note: RotationNote?
  /// By AWS's clock.
  let now: Instant
  /// What was deleted here a moment ago. IAM may list it still.
  var deleted: Set<String> = []
  /// Whether this run may wait for IAM's list to show what was done before.
  var isPatient = true
}

/// What a rotation does next.
///
/// Every run decides this anew, so that it goes on wherever an earlier one was killed. At each point, the key in the
/// file works: the old one is made inactive only once the new one is in the file, and the new one gets there only once
/// AWS accepts it.
///
/// IAM's list is late by some seconds: a deleted key does not count although it is listed, and where the list does not
/// show yet what the note says, a run waits.
///
/// | in the file | in IAM | the note says | move |
/// |---|---|---|---|
/// | the new key, which is not listed | | new, a moment ago | wait |
/// | a key that is not listed | | | refuse |
/// | an inactive key | | | refuse |
/// | the new key | the old one too | new, old | retire the old one |
/// | the new key | the old one too, active | new, old, retired a moment ago | wait |
/// | the new key | the old one too, active again | new, old, retired | refuse: name both |
/// | the new key, made today | nothing else | new, old, not done | settle: only the note is left |
/// | a key | the one that we made too | that one is new, and was not written | discard it: its secret was lost |
/// | a key | one made when we asked for one | nothing of its id | discard it, if it was never used |
/// | a key | another one too | | refuse: name both |
/// | a key | nothing else | | replace it |
enum RotationMove: Equatable {
  case replace(ListedKey)
  case retire(ListedKey)
  case settle
  /// Until IAM's list is up to date.
  case wait(RotationLag)
  /// `isCertain`: whether we know its id; otherwise only that it was made when we asked for a key.
  case discard(ListedKey, beside: ListedKey, isCertain: Bool)
  case refuseTwo(here: ListedKey, other: ListedKey)
  case refuseInactive
  case refuseUnlisted

  /// In seconds: a key that was made less than so long ago is not replaced by a run that finds a rotation finished.
  static let fresh = 86_400
  /// In seconds: how late IAM's list may be. A new key is also noted before AWS makes it, and proven before it is used.
  private static let (statusLag, creationLag) = (60, 180)

  init(_ facts: RotationFacts) {
    let note = facts.note
    let keys = facts.keys.filter { $0.id == facts.current || !facts.deleted.contains($0.id) }
    func waits(since begin: Instant?, upTo lag: Int) -> Bool {
      facts.isPatient && begin.map { (0..<lag).contains(facts.now - $0) } ?? false
    }
    guard let here = keys.first(where: { $0.id == facts.current }) else {
      let isNew = note?.new == facts.current
      self = isNew && waits(since: note?.begun, upTo: Self.creationLag) ? .wait(.unlisted) : .refuseUnlisted
      return
    }
    guard here.isActive else {
      self = .refuseInactive
      return
    }
    let isNew = note?.new == here.id
    guard let other = keys.first(where: { $0.id != here.id }) else {
      let isLeftOver = isNew && note?.stage != .done && facts.now - here.created < Self.fresh
      self = isLeftOver ? .settle : .replace(here)
      return
    }
    if isNew, other.id == note?.old, !other.isActive || note?.stage != .retired {
      self = .retire(other)
    } else if isNew, other.id == note?.old, waits(since: note?.retired, upTo: Self.statusLag) {
      self = .wait(.stillActive(other.id))
    } else if note?.new == other.id, note?.stage == .begun {
      self = .discard(other, beside: here, isCertain: true)
    } else if let note, note.new == nil, note.old == here.id, note.mayHaveMade(at: other.created) {
      self = .discard(other, beside: here, isCertain: false)
    } else {
      self = .refuseTwo(here: here, other: other)
    }
  }
}

extension RotationMove {
  /// Whether a key of an interrupted run may be deleted, given its last use. The proof of a key is a call of STS.
  static func mayDiscard(_ key: ListedKey, isCertain: Bool, lastUse: LastUse?) -> Bool {
    switch lastUse {
    case .never: true
    case nil: isCertain
    case .at(let date, let service): isCertain && service == "sts" && date - key.created < proofTime
    }
  }

  /// In seconds: how long after it was made a key may have been used by its proof, as coarsely as IAM notes it.
  private static let proofTime = 900
}
