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
    #expect(row.given.stored.differences(from: row.given.wanted).isEmpty == row.wanted)
  }

  @Test(arguments: [
    Case("the serial", Pair(stored: tie("A", "S", nil), wanted: tie("A", "T", nil)), [TiePart.serial]),
    Case("key and endpoint", Pair(stored: tie("A", "S", nil), wanted: tie("B", nil, "u")), [.base, .endpoint]),
    Case("the role", Pair(stored: tie(of: "R"), wanted: tie(of: "Q")), [.role]),
    Case("the external id", Pair(stored: tie(of: "R", externalID: "a"), wanted: tie(of: "R")), [.roleSettings]),
  ])
  func `each part that differs is told`(_ row: Case<Pair, [TiePart]>) {
    #expect(row.given.stored.differences(from: row.given.wanted) == row.wanted)
  }

  private static func tie(
    of arn: String?, externalID: String? = nil, tags: String? = nil, transitive: String? = nil, identity: String? = nil
  ) -> Tie {
    var all = (try? tags.map { try SessionTags($0) }) ?? SessionTags()
    try? all.read(transitive: transitive ?? "")
    return Tie(
      base: .accessKey("A"), serial: "S", endpoint: nil,
      role: arn.map { Tie.Role(arn: $0, externalID: externalID, tags: all, sourceIdentity: identity, sources: []) })
  }

  @Test(arguments: [
    Case("the same role", Pair(stored: tie(of: "R"), wanted: tie(of: "R")), true),
    Case("another role", Pair(stored: tie(of: "R"), wanted: tie(of: "Q")), false),
    Case("no role wanted", Pair(stored: tie(of: "R"), wanted: tie(of: nil)), false),
    Case("a role wanted", Pair(stored: tie(of: nil), wanted: tie(of: "R")), false),
    Case("another external id", Pair(stored: tie(of: "R", externalID: "x"), wanted: tie(of: "R")), false),
    Case("the same tags", Pair(stored: tie(of: "R", tags: "a=1,b=2"), wanted: tie(of: "R", tags: "b=2, a=1")), true),
    Case("another tag", Pair(stored: tie(of: "R", tags: "a=1"), wanted: tie(of: "R", tags: "a=2")), false),
    Case("no tag wanted", Pair(stored: tie(of: "R", tags: "a=1"), wanted: tie(of: "R")), false),
    Case(
      "another tag goes on",
      Pair(stored: tie(of: "R", tags: "a=1", transitive: "a"), wanted: tie(of: "R", tags: "a=1")), false),
    Case(
      "another source identity", Pair(stored: tie(of: "R", identity: "x"), wanted: tie(of: "R", identity: "y")), false),
  ])
  func `a role's session is joined for the same role only`(_ row: Case<Pair, Bool>) {
    #expect(row.given.stored.satisfies(row.given.wanted) == row.wanted)
  }
}
