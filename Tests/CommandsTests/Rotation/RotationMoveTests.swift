import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands

/// What a rotation does next: every combination of what the file has, what IAM has and what the note says.
struct RotationMoveTests {
  private static let now = Sample.now
  private static let year = 365 * 86_400

  private static func key(_ id: String, _ age: Int = year, isActive: Bool = true) -> ListedKey {
    ListedKey(id: id, created: now + -age, isActive: isActive)
  }

  private static func note(
    _ old: String, _ new: String?, _ age: Int = 60, _ stage: RotationNote.Stage = .begun, retiredAgo: Int? = nil
  ) -> RotationNote {
    var note = RotationNote(old: old, new: new, begun: now + -age, processID: 7, stage: stage)
    note.retired = retiredAgo.map { now + -$0 }
    return note
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let current: String
    let keys: [ListedKey]
    var note: RotationNote?
    var deleted: Set<String> = []
    var isPatient = true
    let move: RotationMove

    var facts: RotationFacts {
      RotationFacts(
        current: current, keys: keys, note: note, now: RotationMoveTests.now, deleted: deleted, isPatient: isPatient)
    }
  }

  static let rows: [Row] = [
    Row(testDescription: "one key", current: "A", keys: [key("A")], move: .replace(key("A"))),
    Row(
      testDescription: "one key, and a note of a call that made none", current: "A", keys: [key("A")],
      note: note("A", nil), move: .replace(key("A"))),
    Row(
      testDescription: "one key, and a note of a new one that is gone", current: "A", keys: [key("A")],
      note: note("A", "B"), move: .replace(key("A"))),
    Row(
      testDescription: "the new key in the file, the old one active", current: "B",
      keys: [key("A"), key("B", 50)], note: note("A", "B"), move: .retire(key("A"))),
    Row(
      testDescription: "the new key in the file, the old one inactive", current: "B",
      keys: [key("A", isActive: false), key("B", 50)], note: note("A", "B"), move: .retire(key("A", isActive: false))),
    Row(
      testDescription: "the new key in the file, the old one gone", current: "B", keys: [key("B", 50)],
      note: note("A", "B"), move: .settle),
    Row(
      testDescription: "the new key of a rotation that is done", current: "B", keys: [key("B", 50)],
      note: note("A", "B", 60, .done), move: .replace(key("B", 50))),
    Row(
      testDescription: "the new key of a rotation that is done, not listed yet", current: "B", keys: [],
      note: note("A", "B", 60, .done), move: .wait(.unlisted)),
    Row(
      testDescription: "a key that became old since", current: "B", keys: [key("B", RotationMove.fresh)],
      note: note("A", "B", RotationMove.fresh), move: .replace(key("B", RotationMove.fresh))),
    Row(
      testDescription: "a new key that got into no file", current: "A", keys: [key("A"), key("B", 50)],
      note: note("A", "B"), move: .discard(key("B", 50), beside: key("A"), isCertain: true)),
    Row(
      testDescription: "the old key is active again", current: "B", keys: [key("A"), key("B", 50)],
      note: note("A", "B", 60, .retired), move: .refuseTwo(here: key("B", 50), other: key("A"))),
    Row(
      testDescription: "the old key, retired", current: "B", keys: [key("A", isActive: false), key("B", 50)],
      note: note("A", "B", 60, .retired), move: .retire(key("A", isActive: false))),
    Row(
      testDescription: "the old key is back in the file, and the new one may be elsewhere", current: "A",
      keys: [key("A"), key("B", 50)], note: note("A", "B", 60, .written),
      move: .refuseTwo(here: key("A"), other: key("B", 50))),
    Row(
      testDescription: "a new key that got into no file, beside a third one in it", current: "C",
      keys: [key("B", 50), key("C", 20)], note: note("A", "B"),
      move: .discard(key("B", 50), beside: key("C", 20), isCertain: true)),
    Row(
      testDescription: "a key made when we asked for one", current: "A", keys: [key("A"), key("B", 59)],
      note: note("A", nil), move: .discard(key("B", 59), beside: key("A"), isCertain: false)),
    Row(
      testDescription: "a key made before we asked for one", current: "A", keys: [key("A"), key("B", 62)],
      note: note("A", nil), move: .refuseTwo(here: key("A"), other: key("B", 62))),
    Row(
      testDescription: "a key made long after we asked for one", current: "A", keys: [key("A"), key("B", 0)],
      note: note("A", nil, 61), move: .refuseTwo(here: key("A"), other: key("B", 0))),
    Row(
      testDescription: "a key made when somebody asked for one for another key", current: "C",
      keys: [key("C"), key("B", 59)], note: note("A", nil), move: .refuseTwo(here: key("C"), other: key("B", 59))),
    Row(
      testDescription: "two keys, and no note", current: "A", keys: [key("A"), key("B", 59)],
      move: .refuseTwo(here: key("A"), other: key("B", 59))),
    Row(
      testDescription: "two keys, and the note of others", current: "A", keys: [key("A"), key("C")],
      note: note("B", "A"), move: .refuseTwo(here: key("A"), other: key("C"))),
    Row(
      testDescription: "the old key is back in the file, inactive", current: "A",
      keys: [key("A", isActive: false), key("B", 50)], note: note("A", "B"), move: .refuseInactive),
    Row(testDescription: "an inactive key", current: "A", keys: [key("A", isActive: false)], move: .refuseInactive),
    Row(testDescription: "no key", current: "A", keys: [], move: .refuseUnlisted),
    Row(
      testDescription: "a key that is not listed", current: "A", keys: [key("B"), key("C")], note: note("A", "B"),
      move: .refuseUnlisted),
    Row(
      testDescription: "a deleted key that is listed still", current: "B", keys: [key("A"), key("B", 50)],
      deleted: ["A"], move: .replace(key("B", 50))),
    Row(
      testDescription: "a deleted key of an interrupted run that is listed still", current: "A",
      keys: [key("A"), key("B", 50)], note: note("A", nil), deleted: ["B"], move: .replace(key("A"))),
    Row(
      testDescription: "the key in the file counts whatever was deleted", current: "A", keys: [key("A")],
      deleted: ["A"], move: .replace(key("A"))),
    Row(
      testDescription: "a new key that is not listed yet", current: "B", keys: [key("A")],
      note: note("A", "B", 179, .written), move: .wait(.unlisted)),
    Row(
      testDescription: "a new key that is not listed at last", current: "B", keys: [key("A")],
      note: note("A", "B", 180, .written), move: .refuseUnlisted),
    Row(
      testDescription: "a new key that was waited for long enough", current: "B", keys: [key("A")],
      note: note("A", "B", 20, .written), isPatient: false, move: .refuseUnlisted),
    Row(
      testDescription: "the old key, inactive a moment ago", current: "B", keys: [key("A"), key("B", 100)],
      note: note("A", "B", 100, .retired, retiredAgo: 59), move: .wait(.stillActive("A"))),
    Row(
      testDescription: "the old key is active again, a minute later", current: "B", keys: [key("A"), key("B", 100)],
      note: note("A", "B", 100, .retired, retiredAgo: 60), move: .refuseTwo(here: key("B", 100), other: key("A"))),
    Row(
      testDescription: "the old key, inactive a moment ago, was waited for long enough", current: "B",
      keys: [key("A"), key("B", 100)], note: note("A", "B", 100, .retired, retiredAgo: 59), isPatient: false,
      move: .refuseTwo(here: key("B", 100), other: key("A"))),
  ]

  @Test(arguments: rows)
  func `the next move`(_ row: Row) {
    #expect(RotationMove(row.facts) == row.move)
  }

  @Test(arguments: rows)
  func `no move touches the key in the file unless it is replaced`(_ row: Row) {
    switch RotationMove(row.facts) {
    case .retire(let key), .discard(let key, beside: _, isCertain: _): #expect(key.id != row.current)
    case .replace(let key):
      #expect(key.id == row.current && row.keys.filter { $0 == key || !row.deleted.contains($0.id) } == [key])
    case .settle, .wait, .refuseTwo, .refuseInactive, .refuseUnlisted: break
    }
  }

  @Test(arguments: [
    (LastUse?.none, true, true), (nil, false, false), (.never, true, true), (.never, false, true),
    (.at(now + -40, service: "sts"), true, true), (.at(now + -40, service: "sts"), false, false),
    (.at(now + -40, service: "s3"), true, false), (.at(now + 900, service: "sts"), true, false),
  ])
  func `a key of an interrupted run goes only if nothing else can have used it`(
    _ lastUse: LastUse?, _ isCertain: Bool, _ mayGo: Bool
  ) {
    #expect(RotationMove.mayDiscard(Self.key("B", 50), isCertain: isCertain, lastUse: lastUse) == mayGo)
  }
}
