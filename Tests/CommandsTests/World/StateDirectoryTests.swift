import AWSConfig
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct StateDirectoryTests {
  private let stage = Stage()

  private func state() throws -> StateDirectory {
    StateDirectory(paths: try Paths(Environment(stage.environment)), files: stage.world.files)
  }

  @Test(
    arguments: [
      Case("none", nil, "1 mark\n"), Case("the next", "41 x\n", "42 mark\n"), Case("no number", "x\n", "1 mark\n"),
      Case("the greatest", "\(Int.max)\n", "\(Int.min) mark\n"), Case("empty", "", "1 mark\n"),
    ] as [Case<String?, String>])
  func `the generation is incremented`(_ row: Case<String?, String>) throws {
    stage.files[Sample.state + "/generation"] = row.given
    try state().bumpGeneration("mark")
    #expect(stage.files[Sample.state + "/generation"] == row.wanted)
  }

  @Test func `the generation is one line of two words whatever the mark`() throws {
    try state().bumpGeneration("a b\nc")
    #expect(stage.files[Sample.state + "/generation"] == "1 a%20b%0Ac\n")
  }

  @Test func `the last profile is kept and forgotten`() throws {
    try state().setLast("a b")
    let kept = try state().last
    try state().setLast(nil)
    #expect(try [kept, state().last] == ["a b", nil])
  }

  @Test func `a device that works comes first, once`() throws {
    stage.files[Sample.state + "/devices"] = "A GAHT1 1\nB GAHT2 2\nbroken line\nA GAHT3 x\n"
    try state().remember(
      StateDirectory.WorkingDevice(accessKeyID: "B", serial: "GAHT2", acceptedAt: Instant(seconds: 9)))
    #expect(stage.files[Sample.state + "/devices"] == "B GAHT2 9\nA GAHT1 1\n")
  }

  @Test func `no more than 64 devices are remembered`() throws {
    stage.files[Sample.state + "/devices"] = (0..<100).map { "K\($0) S 1\n" }.joined()
    try state().remember(StateDirectory.WorkingDevice(accessKeyID: "new", serial: "S", acceptedAt: Instant(seconds: 9)))
    #expect(try (state().workingDevices.count, state().workingDevices.last?.accessKeyID) == (64, "K62"))
  }

  @Test(arguments: [
    Case("in its minute", 60, []), Case("after it", 91, ["page"]), Case("of a clock that was put back", -91, ["page"]),
  ])
  func `a page is stale when nobody can still be showing it`(_ row: Case<Int, [String]>) throws {
    let page = try state().page(7, now: Stage.now)
    let others = ["console-7.html", "console-x-7.html", "last", "generation"]
    let names = ["console-\(Stage.now.seconds)-7.html"] + others
    let now = Instant(seconds: Stage.now.seconds + row.given)
    #expect(try state().stalePages(among: names, now: now) == row.wanted.map { _ in page })
  }

  @Test func `state that cannot be read counts as none`() throws {
    stage.unreadable[Sample.state + "/last"] = FileError(path: "x", reason: .unreadable("x"))
    #expect(try state().last == nil)
  }
}
