import Secrecy
import TestSupport
import Testing
import Text

@testable import AWSConfig

struct HostileKeyTests {
  private static let stored = StoredKeys(store: .pass, id: "AKIA1")
  private static let letters = "aZ0 $'\"\\#;=:%é@-"

  /// Whatever else is in the file. Keys that are not fit for a session are refused before anything moves.
  @Test func `keys that can move come back`() {
    Fuzzing.cases(percent: 1) { generator in
      let name = generator.word(of: Self.letters, 1...8)
      let pair = "aws_access_key_id = AKIA1\naws_secret_access_key = s\n"
      let file = generator.changed("[x]\na = b\n[\(name)]\nregion = r\n\(pair)# c\n[y]\n")
      guard let before = try? shared(credentials: file), let resolution = try? before.resolution(of: name),
        let place = try? before.keyPlace(of: name, resolution), case .file(let keys) = place.keys,
        let secret = keys.secret, AccessKeys.isBaseID(keys.id), secret.reveal().isVisibleASCII
      else { return }
      let own = AccessKeys(id: keys.id, secret: secret)
      let changes = [
        try? before.moving(place, to: Self.stored.command("/opt/awsmfa", for: name)),
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

  @Test func `no value with a line break or another control character moves`() throws {
    Fuzzing.cases(percent: 1) { generator in
      let name = generator.word(of: "ab", 1...2)
      let both = try shared(credentials: "[\(name)]\naws_access_key_id = AKIA1\naws_secret_access_key = s\n")
      let place = try both.keyPlace(of: name, both.resolution(of: name))
      let command = generator.word(of: "ab '\n\r\0\u{1B}\u{7F}", 1...6)
      let isRefused = command.utf8.contains { $0 < 0x20 || $0 == 0x7F }
      try hold(((try? both.moving(place, to: command)) == nil) == isRefused, command.debugDescription)
      try hold(((try? both.puttingAside(place, behind: command)) == nil) == isRefused, command.debugDescription)
    }
  }

  @Test func `a command line of any kind is ours only as we write it`() {
    Fuzzing.cases(percent: 1) { generator in
      let name = generator.word(of: Self.letters, 1...8)
      let command = generator.changed(Self.stored.command("/opt/awsmfa", for: name))
      guard case .stored(let keys)? = OwnProcess(command) else { return }
      try hold(OwnProcess(keys.command("/opt/awsmfa", for: name)) == .stored(keys), command.debugDescription)
    }
  }
}
