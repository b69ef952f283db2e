import TestSupport
import Testing

@testable import LiveWorld

struct CommandRunTests {
  @Test(arguments: [
    Case("one line", "no token\n", "no token"), Case("several", "one\ntwo\n", "two"),
    Case("no line end", "one\ntwo", "two"),
    Case("empty lines at the end", "one\r\n\n  \n", "one"),
    Case("a line drawn over another", "10 %\rfailed\n", "failed"),
    Case("space around it", "  why \n", "why"), Case("nothing", "", nil), Case("only line ends", "\n\r\n", nil),
  ])
  func `the last line that says something counts`(_ row: Case<String, String?>) {
    #expect(CommandRun.lastLine(of: Array(row.given.utf8)) == row.wanted)
  }
}
