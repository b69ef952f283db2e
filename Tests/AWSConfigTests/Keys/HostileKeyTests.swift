import TestSupport
import Testing

@testable import AWSConfig

struct HostileKeyTests {
  private static let stored = StoredKeys(store: .pass, id: "AKIA1")

  @Test func `a command line of any kind is ours only as we write it`() {
    Fuzzing.cases(percent: 1) { generator in
      let name = generator.word(of: "aZ0 $'\"\\#;=:%é@-", 1...8)
      let command = generator.changed(Self.stored.command("/opt/awsmfa", for: name))
      guard case .stored(let keys)? = OwnProcess(command) else { return }
      try hold(OwnProcess(keys.command("/opt/awsmfa", for: name)) == .stored(keys), command.debugDescription)
    }
  }
}
