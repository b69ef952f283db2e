import TestSupport
import Testing

@testable import LiveWorld

struct ProcessTableTests {
  private let table = ProcessTable(parents: [1: 0, 2: 1, 3: 2, 4: 2, 5: 4, 6: 1, 7: -1])

  @Test(arguments: [Case("a family", 2, [3, 4, 5]), Case("one alone", 6, []), Case("one that is not there", 9, [])])
  func `descendants are all processes below`(_ row: Case<pid_t, [pid_t]>) {
    #expect(table.descendants(of: row.given).sorted() == row.wanted)
  }

  @Test(arguments: [Case("deep", 5, [4, 2, 1]), Case("the first", 1, []), Case("an orphan", 7, [])])
  func `ancestors are all processes above`(_ row: Case<pid_t, [pid_t]>) {
    #expect(table.ancestors(of: row.given) == row.wanted)
  }

  @Test func `our own parent is known`() {
    #expect(ProcessTable.now.parents[getpid()] == getppid())
  }
}
