import TestSupport
import Testing

@testable import AWSConfig

struct INIRepairTests {
  /// The faults as `line reason`, then what is still read.
  private static func told(_ text: String) -> [String] {
    let repaired = RepairedINI(Array(text.utf8))
    return repaired.faults.map { "\($0.line) \($0.reason)" } + meaning(of: repaired.document)
  }

  @Test(arguments: [
    Case("nothing wrong", "[a]\nx = 1\n", ["[a]", "x=1"]),
    Case("before any section", "x = 1\n[a]\ny = 2\n", ["1 optionBeforeSection", "[a]", "y=2"]),
    Case("no option", "[a]\ngarbage\ny = 2\n", ["2 notAnOption", "[a]", "y=2"]),
    Case("a key twice", "[a]\nx = 1\nX = 2\ny = 3\n", [#"3 duplicateOption("X")"#, "[a]", "x=1", "y=3"]),
    Case(
      "a section twice keeps its options to itself", "[a]\nx = 1\n[a]\nx = 2\n",
      [#"3 duplicateSection("a")"#, "[a]", "x=1", "[\u{1}3]", "x=2"]),
    Case("an open header", "[a]\nx = 1\n[b\nx = 2\n", ["3 openHeader", "[a]", "x=1", "[\u{1}3]", "x=2"]),
    Case("a nested block", "[a]\ns3 =\n  garbage\ny = 2\n", ["3 nestedNotAnOption", "[a]", "s3=", "y=2"]),
    Case(
      "several, with the lines of the file", "x = 1\r\n[a]\r\ngarbage\r\n[a]\r\ny = 2\r\nmore garbage\r\n",
      [
        "1 optionBeforeSection", "3 notAnOption", #"4 duplicateSection("a")"#, "6 notAnOption", "[a]", "[\u{1}4]",
        "y=2",
      ]),
    Case("after a byte order mark", "\u{FEFF}garbage\n[a]\nx = 1\n", ["1 optionBeforeSection", "[a]", "x=1"]),
  ])
  func `every fault is named, and the rest is read`(_ row: Case<String, [String]>) {
    #expect(Self.told(row.given) == row.wanted)
  }

  @Test func `a file that is nothing but faults is given up`() {
    let repaired = RepairedINI(Array(String(repeating: "garbage\n", count: 1000).utf8))
    #expect((repaired.faults.count, repaired.document) == (20, .empty))
  }

  @Test(arguments: [(0, 1), (3, 1), (4, 2), (9, 4), (11, 4)])
  func `a position is on a line`(_ row: (position: Int, line: Int)) throws {
    let document = try INIDocument(Array("[a]\nx=1\n\n[b]".utf8))
    #expect(document.lineNumber(at: row.position) == row.line)
  }
}
