import Secrecy
import TestSupport
import Testing
import Text

@testable import AWSConfig

struct HostileKeyTests {
  private static let stored = StoredKeys(store: .pass, id: "AKIA1")

  @Test func `keys that can move come back, whatever is around them`() {
    Fuzzing.cases(percent: 1) { generator in
      let name = generator.word(of: "aZ0 $'\"\\#;=:%é@-", 1...8)
      let pair = "aws_access_key_id = AKIA1\naws_secret_access_key = s\n"
      let file = generator.changed("[x]\na = b\n[\(name)]\nregion = r\n\(pair)# c\n[y]\n")
      guard let before = try? shared(credentials: file), let resolution = try? before.resolution(of: name),
        let place = try? before.keyPlace(of: name, resolution), case .file(let keys) = place.keys,
        let secret = keys.secret
      else { return }
      let own = AccessKeys(id: keys.id, secret: secret)
      let changes = [
        before.moving(place, to: Self.stored.command("/opt/awsmfa", for: name)),
        try? before.puttingAside(place, behind: "/opt/awsmfa credential-process \(posixWord(name))"),
      ]
      for bytes in changes.compactMap({ $0 }) {
        let after = try shared(credentials: text(bytes))
        guard let moved = try? after.keyPlace(of: name, after.resolution(of: name)), moved != place else { continue }
        let back = try shared(credentials: text(after.restoring(moved, own)))
        try hold(try back.resolution(of: name).keys == place.keys, "\(name.debugDescription) \(file.debugDescription)")
      }
    }
  }

  @Test func `a command line of any kind is ours only as we write it`() {
    Fuzzing.cases(percent: 1) { generator in
      let name = generator.word(of: "aZ0 $'\"\\#;=:%é@-", 1...8)
      let command = generator.changed(Self.stored.command("/opt/awsmfa", for: name))
      guard case .stored(let keys)? = OwnProcess(command) else { return }
      try hold(OwnProcess(keys.command("/opt/awsmfa", for: name)) == .stored(keys), command.debugDescription)
    }
  }
}
