import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

struct TrustTests {
  private let stage = Stage()
  private let entry = Trust.Entry(path: "/w/.awsmfa", content: Array("p\n".utf8))
  private var trust: Trust {
    Trust(folder: "/allow", files: stage.world.files)
  }

  @Test func `a file that was added is trusted`() throws {
    try trust.add(entry)
    #expect(trust.holds(entry) && trust.entries == [entry])
  }

  @Test(arguments: [
    Case("another content", Trust.Entry(path: "/w/.awsmfa", content: Array("q\n".utf8)), true),
    Case("less content", Trust.Entry(path: "/w/.awsmfa", content: Array("p".utf8)), true),
    Case("another path", Trust.Entry(path: "/v/.awsmfa", content: Array("p\n".utf8)), false),
    Case("a path that only looks the same", Trust.Entry(path: "/e\u{301}/.awsmfa", content: Array("p\n".utf8)), false),
  ])
  func `nothing else is trusted`(_ row: Case<Trust.Entry, Bool>) throws {
    try trust.add(entry)
    try trust.add(Trust.Entry(path: "/\u{E9}/.awsmfa", content: Array("p\n".utf8)))
    #expect([trust.holds(row.given), trust.knows(row.given.path)] == [false, row.wanted])
  }

  @Test(arguments: ["%2Fother%2F.awsmfa\np\n", "%2Fw%2F.awsmfa\nq\n", "%2Fw%2F.awsmfa", "%zz\np\n", ""])
  func `the name of an entry proves nothing`(_ forged: String) throws {
    try trust.add(entry)
    for name in stage.files.keys { stage.files[name] = forged }
    #expect(!trust.holds(entry))
  }

  @Test func `an entry that others could have written is ignored`() throws {
    try trust.add(entry)
    for name in stage.files.keys { stage.refused[name] = .writableByOthers }
    #expect(!trust.holds(entry) && trust.entries.isEmpty)
  }

  @Test(arguments: [".4711", ".aws-mfa.x", "0"])
  func `a file that is not named after its content is not an entry`(_ end: String) throws {
    try trust.add(entry)
    let (name, text) = try #require(stage.files.first)
    stage.files[name + end] = text
    #expect(try trust.entries == [entry] && trust.remove(entry.path) && trust.entries.isEmpty)
  }
}
