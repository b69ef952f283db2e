import TestSupport
import Testing

@testable import AWSConfig
@testable import Commands

/// What a rotation leaves for the next run, and what is known of the age of keys.
struct RotationNoteTests {
  private let stage = Stage()

  private func state() throws -> StateDirectory {
    StateDirectory(paths: try Paths(Environment(stage.environment)), files: stage.world.files)
  }

  private static let file = Sample.state + "/rotations"

  private func note(_ old: String, _ new: String?, process: Int = 1, at begun: Instant = Stage.now) -> RotationNote {
    RotationNote(old: old, new: new, begun: begun, processID: process)
  }

  private func enter(_ note: RotationNote) throws -> Bool {
    try state().enter(note, now: Stage.now) { stage.running.contains($0) }
  }

  @Test func `a note is found by either of its keys, and replaced by the next one of the same key`() throws {
    #expect(try enter(note("A", nil)))
    #expect(try enter(note("C", "D")))
    #expect(try enter(note("A", "B")))
    let found = try ["A", "B", "C", "X"].map { try state().rotation(of: [$0]) }
    #expect(found == [note("A", "B"), note("A", "B"), note("C", "D"), nil])
    #expect(stage.files[Self.file] == "C D 1767261600 1 begun\nA B 1767261600 1 begun\n")
    try state().endRotation(of: "A")
    #expect(stage.files[Self.file] == "C D 1767261600 1 begun\n")
  }

  @Test func `a rotation that is running keeps others out, and one that has ended does not`() throws {
    #expect(try enter(note("A", nil, process: 7)))
    stage.running = [7]
    #expect(try !enter(note("A", nil, process: 8)))
    #expect(stage.files[Self.file] == "A - 1767261600 7 begun\n")
    #expect(try enter(note("B", nil, process: 8)))
    stage.running = []
    #expect(try enter(note("A", nil, process: 8)))
  }

  @Test func `a process of the same number, long after, keeps nobody out`() throws {
    #expect(try enter(note("A", nil, process: 7, at: Stage.now + -900)))
    stage.running = [7]
    #expect(try enter(note("A", nil, process: 8)))
  }

  @Test(arguments: [
    "", "A B 1 1", "A B x 1 begun", "A B 1 x begun", "A/ B 1 1 begun", "A ? 1 1 begun", "A B 1 1 x",
    "A B 1 1 retired 2 3", "\u{0}",
  ])
  func `a line that is not a note is no note`(_ line: String) throws {
    stage.files[Self.file] = line + "\n"
    #expect(try state().rotation(of: ["A", "B", "A/", "?"]) == nil)
  }

  @Test func `a note keeps when the old key was made inactive`() throws {
    var retired = note("A", "B")
    (retired.stage, retired.retired) = (.retired, Stage.now + 5)
    #expect(try enter(retired))
    #expect(stage.files[Self.file] == "A B 1767261600 1 retired 1767261605\n")
    #expect(try state().rotation(of: ["B"]) == retired)
  }

  @Test func `a rotation that is done is noted for some minutes, and comes after one that is not`() throws {
    var done = note("A", "B")
    done.stage = .done
    #expect(try enter(done))
    #expect(try enter(note("B", "C")))
    #expect(try ["A", "B", "C"].map { try state().rotation(of: [$0]) } == [done, note("B", "C"), note("B", "C")])
    var next = note("B", "C")
    next.stage = .done
    #expect(try enter(next))
    #expect(try state().rotation(of: ["C", "B"]) == next)
    #expect(try enter(note("C", nil, at: Stage.now + 901)))
    #expect(try state().rotation(of: ["A"]) == nil)
  }

  // MARK: Deleted keys

  @Test func `a deleted key is known for some minutes, whatever else is in the file`() throws {
    let state = try state()
    stage.files[Sample.state + "/deleted-keys"] = "A x\n? 1767261600\nB\n"
    state.noteDeletion(of: "AKIA1", at: Stage.now)
    state.noteDeletion(of: "AKIA2", at: Stage.now + -10)
    state.noteDeletion(of: "AKIA1", at: Stage.now)
    #expect(stage.files[Sample.state + "/deleted-keys"] == "AKIA1 1767261600\nAKIA2 1767261590\n")
    #expect(state.deletedKeys(at: Stage.now) == ["AKIA1", "AKIA2"])
    #expect(state.deletedKeys(at: Stage.now + 290) == ["AKIA1"])
    #expect(state.deletedKeys(at: Stage.now + 300) == [])
    for number in 0..<20 { state.noteDeletion(of: "AKIAX\(number)", at: Stage.now) }
    #expect(state.deletedKeys(at: Stage.now).count == 16)
  }

  // MARK: Ages

  @Test func `what AWS says of a key's age counts more than when it was first seen`() throws {
    let state = try state()
    state.noteKey("A", seen: Stage.now)
    state.noteKey("A", seen: Stage.now + 10)
    #expect(state.knownKey("A") == KnownKey(id: "A", since: Stage.now, isExact: false))
    state.noteKey(try #require(state.knownKey("A")), told: Stage.now)
    state.noteKey("A", made: Stage.now + -10)
    state.noteKey("A", seen: Stage.now)
    #expect(state.knownKey("A") == KnownKey(id: "A", since: Stage.now + -10, isExact: true, told: Stage.now))
    state.forgetKey("A")
    #expect(state.knownKey("A") == nil)
  }

  @Test func `not more than 64 keys are remembered`() throws {
    let state = try state()
    for number in 0..<70 { state.noteKey("K\(number)", seen: Stage.now) }
    #expect((state.knownKey("K5"), state.knownKey("K6")?.id) == (nil, "K6"))
  }

  private static let (day, week) = (86_400, 7 * 86_400)

  @Test(arguments: [
    (90 * day, 90 * day, Int?.none, true), (90 * day - 1, 90 * day, nil, false), (900 * day, 0, nil, false),
    (100 * day, 90 * day, week - 1, false), (100 * day, 90 * day, week, true), (100 * day, 90 * day, -1, true),
  ])
  func `an old key is due once a week`(_ age: Int, _ limit: Int, _ toldAgo: Int?, _ isDue: Bool) {
    let key = KnownKey(
      id: "A", since: Stage.now + -age, isExact: true, told: toldAgo.map { Stage.now + -$0 })
    #expect(key.isDue(at: Stage.now, limit: limit) == isDue)
  }
}
