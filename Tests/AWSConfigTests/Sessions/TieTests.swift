import Secrecy
import TestSupport
import Testing

@testable import AWSConfig

struct TieTests {
  struct Pair: Sendable {
    let stored: Tie
    let wanted: Tie
  }

  private static func tie(_ id: String, _ serial: String?, _ endpoint: String?) -> Tie {
    Tie(base: .accessKey(id), serial: serial, endpoint: endpoint)
  }

  @Test(arguments: [
    Case("the same", Pair(stored: tie("A", "S", nil), wanted: tie("A", "S", nil)), true),
    Case("the same elsewhere", Pair(stored: tie("A", "S", "u"), wanted: tie("A", "S", "u")), true),
    Case("no serial wanted", Pair(stored: tie("A", "S", nil), wanted: tie("A", nil, nil)), true),
    Case("no serial at all", Pair(stored: tie("A", nil, nil), wanted: tie("A", nil, nil)), true),
    Case("another serial", Pair(stored: tie("A", "S", nil), wanted: tie("A", "T", nil)), false),
    Case("a serial wanted", Pair(stored: tie("A", nil, nil), wanted: tie("A", "S", nil)), false),
    Case("another base key", Pair(stored: tie("A", "S", nil), wanted: tie("B", "S", nil)), false),
    Case("another endpoint", Pair(stored: tie("A", "S", "u"), wanted: tie("A", "S", "v")), false),
    Case("AWS wanted", Pair(stored: tie("A", "S", "u"), wanted: tie("A", "S", nil)), false),
    Case("AWS stored", Pair(stored: tie("A", "S", nil), wanted: tie("A", "S", "u")), false),
  ])
  func `the tie decides joining`(_ row: Case<Pair, Bool>) {
    #expect(row.given.stored.satisfies(row.given.wanted) == row.wanted)
  }
}
