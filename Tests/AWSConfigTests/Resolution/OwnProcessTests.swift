import TestSupport
import Testing

@testable import AWSConfig

struct OwnProcessTests {
  @Test(arguments: [
    Case("a session", "/a/awsmfa credential-process x", Optional(OwnProcess.session(of: "x"))),
    Case("a name like an option", "awsmfa credential-process -- -x", .session(of: "-x")),
    Case("a quoted path", "'/a b/awsmfa' credential-process 'x y'", .session(of: "x y")),
    Case(
      "keys", "/a/awsmfa keys print --from pass --key-id AKIA1 x", .stored(StoredKeys(store: .pass, id: "AKIA1"))),
    Case("another store", "awsmfa keys print --from vault --key-id AKIA1 x", nil),
    Case("an id that is none", "awsmfa keys print --from pass --key-id 'A B' x", nil),
    Case("no profile", "awsmfa keys print --from pass --key-id AKIA1", nil),
    Case("another form", "awsmfa keys print x", nil),
    Case("another verb", "awsmfa export x", nil),
    Case("another program", "aws-vault credential-process x", nil),
    Case("an open quote", "awsmfa credential-process 'x", nil),
    Case("nothing", "", nil),
  ])
  func `our own commands are known by their words`(_ test: Case<String, OwnProcess?>) {
    #expect(OwnProcess(test.given) == test.wanted)
  }

  @Test(arguments: ["x", "-x", "a b", "it's", "é"])
  func `the command that is written is the one that is read`(_ name: String) {
    for store in KeyStore.allCases {
      let keys = StoredKeys(store: store, id: "AKIAEXAMPLE000000001")
      #expect(OwnProcess(keys.command("/opt/a b/awsmfa", for: name)) == .stored(keys))
    }
  }
}
