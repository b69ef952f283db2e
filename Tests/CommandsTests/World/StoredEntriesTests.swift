import TestSupport
import Testing

@testable import AWSConfig
@testable import Commands

/// Which entries of password stores are known, and who else needs one.
struct StoredEntriesTests {
  private let stage = Stage()
  private static let file = "/home/u/.local/state/aws-mfa/stored-keys"
  private static let keys = StoredKeys(store: .pass, id: "AKIA1")
  private static let other = "/home/u/other file"

  private func entries(_ credentials: String? = nil) throws -> StoredEntries {
    var environment = stage.environment
    environment["AWS_SHARED_CREDENTIALS_FILE"] = credentials
    return StoredEntries(try Paths(Environment(environment)), stage.world.files)
  }

  private static func file(_ keys: StoredKeys) -> String {
    "[p]\ncredential_process = \(keys.command("/opt/awsmfa", for: "p"))\n"
  }

  @Test func `an entry is known by its access key until it is removed`() throws {
    let here = try entries()
    here.note(Self.keys)
    here.note(Self.keys)
    here.note(StoredKeys(store: .keychain, id: "AKIA1"))
    #expect(stage.files[Self.file]?.split(separator: "\n").count == 2)
    #expect(here.entries(of: "AKIA1").map(\.store) == [.pass, .keychain])
    #expect(here.entries(of: "AKIA2") == [])
    here.forget(Self.keys)
    #expect(here.entries(of: "AKIA1").map(\.store) == [.keychain])
  }

  @Test func `other files count only for as long as they name the entry`() throws {
    let here = try entries()
    here.note(Self.keys)
    stage.files[Stage.credentials] = Self.file(Self.keys)
    #expect(here.otherUser(of: Self.keys) == nil)
    try entries(Self.other).note(Self.keys)
    #expect(here.otherUser(of: Self.keys) == nil)
    stage.files[Self.other] = Self.file(Self.keys)
    #expect(here.otherUser(of: Self.keys)?.profile == "p")
    #expect(here.otherUser(of: Self.keys)?.credentials == Self.other)
    #expect(here.otherUser(of: StoredKeys(store: .keychain, id: "AKIA1")) == nil)
    stage.files[Self.other] = Self.file(StoredKeys(store: .pass, id: "AKIA2"))
    #expect(here.otherUser(of: Self.keys) == nil)
    stage.files[Self.other] = "[broken"
    #expect(here.otherUser(of: Self.keys) == nil)
  }

  @Test func `a file of any kind is read`() throws {
    let good = "pass AKIA1 %2Fhome%2Fu%2F.aws%2Fconfig %2Fx\nkeychain AKIA2 %2Fa %2Fb\n"
    Fuzzing.cases(percent: 1) { generator in
      let stage = Stage()
      let here = StoredEntries(try Paths(Environment(stage.environment)), stage.world.files)
      stage.files[Self.file] = generator.changed(good)
      here.note(Self.keys)
      try hold(here.entries(of: "AKIA1").contains(Self.keys), stage.files[Self.file] ?? "")
      here.forget(Self.keys)
      try hold(!here.entries(of: "AKIA1").contains(Self.keys), stage.files[Self.file] ?? "")
    }
  }
}
