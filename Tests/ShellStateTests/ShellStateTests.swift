import AWSConfig
import Secrecy
import TestSupport
import Testing
import Text

@testable import ShellState

/// Entering, leaving and turning off, on a model of a shell: what is in its environment afterwards.
struct ShellStateTests {
  typealias Variables = [String: String]

  private static let usersKeys = ["AWS_ACCESS_KEY_ID": "AKIA-own", "AWS_SECRET_ACCESS_KEY": "own"]
  private static let oldNames = ["AWS_SECURITY_TOKEN": "t", "AWS_DEFAULT_PROFILE": "d"]
  private static let token = ["AWS_SESSION_TOKEN": "own-token", "AWS_CREDENTIAL_EXPIRATION": "soon"]

  /// What a user may have had before.
  static let before: [Case<Variables, Nothing>] = [
    Case("nothing", [:]),
    Case("keys", usersKeys),
    Case("keys of a session", usersKeys.merging(token) { $1 }),
    Case("a profile", ["AWS_PROFILE": "own"]),
    Case("the old names", oldNames),
    Case("one region", ["AWS_REGION": "eu-north-1"]),
    Case("the other region", ["AWS_DEFAULT_REGION": "eu-north-1"]),
    Case("two regions", ["AWS_REGION": "eu-north-1", "AWS_DEFAULT_REGION": "eu-south-1"]),
    Case(
      "all of it",
      usersKeys.merging(token.merging(oldNames) { $1 }.merging(["AWS_PROFILE": "own", "AWS_REGION": "r"]) { $1 }) { $1 }
    ),
    Case("hostile values", ["AWS_PROFILE": "a b\n%<>='\u{10FFFF}", "AWS_REGION": "x y"]),
  ]

  @Test(arguments: before)
  func `leaving restores what the user had`(_ row: Case<Variables, Nothing>) {
    #expect(
      ModelShell(environment: row.given).entering(region: "eu-west-1").leaving() == ModelShell(environment: row.given))
  }

  @Test(arguments: before)
  func `leaving after several sessions restores what the user had`(_ row: Case<Variables, Nothing>) {
    let shell = ModelShell(environment: row.given)
    #expect(
      shell.entering("one", region: "eu-west-1").entering("two", profile: "q").entering("three", isStored: false)
        .entering("four", region: "eu-west-2", export: .profile).leaving() == shell)
  }

  @Test(arguments: before)
  func `entering a session again leaves the same shell`(_ row: Case<Variables, Nothing>) {
    let shell = ModelShell(environment: row.given).entering(region: "eu-west-1")
    #expect(shell.entering(region: "eu-west-1") == shell)
  }

  @Test(arguments: before)
  func `off restores what the user had, and marks the shell`(_ row: Case<Variables, Nothing>) {
    #expect(
      ModelShell(environment: row.given).entering(region: "eu-west-1").turningOff()
        == ModelShell(environment: row.given).setting("AWS_MFA_OFF", "1"))
  }

  @Test(arguments: before)
  func `off without a session only marks the shell`(_ row: Case<Variables, Nothing>) {
    #expect(
      ModelShell(environment: row.given).turningOff().environment == row.given.merging(["AWS_MFA_OFF": "1"]) { $1 })
  }

  struct Entry: Sendable {
    var before: Variables = [:]
    var region: String?
    var isStored = true
    var export = ShellState.ExportMode.keys
  }

  private static func session(_ more: Variables, without: [String] = []) -> Variables {
    ModelShell.session.merging(more) { $1 }.filter { !without.contains($0.key) }
  }

  private static let keys = [
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION",
  ]

  @Test(arguments: [
    Case("a bare shell", Entry(), session([:])),
    Case("keys of the user's", Entry(before: usersKeys), session([:])),
    Case("a profile of the user's", Entry(before: ["AWS_PROFILE": "own"]), session([:])),
    Case("the old names", Entry(before: oldNames), session([:])),
    Case("off", Entry(before: ["AWS_MFA_OFF": "1"]), session([:])),
    Case("a root of before", Entry(before: ["AWS_MFA_ROOT": "/x"]), session([:])),
    Case("another variable", Entry(before: ["PATH": "/bin"]), session(["PATH": "/bin"])),
    Case("not stored", Entry(isStored: false), session([:], without: ["AWS_PROFILE"])),
    Case(
      "not stored over a profile", Entry(before: ["AWS_PROFILE": "own"], isStored: false),
      session([:], without: ["AWS_PROFILE"])),
    Case("only the profile", Entry(before: usersKeys, export: .profile), session([:], without: keys)),
    Case(
      "only the profile, where it is in no file", Entry(isStored: false, export: .profile),
      session([:], without: ["AWS_PROFILE"])),
    Case(
      "a region", Entry(region: "r"), session(["AWS_REGION": "r", "AWS_DEFAULT_REGION": "r", "AWS_MFA_REGION": "r"])),
    Case(
      "a region, and the user's", Entry(before: ["AWS_REGION": "own"], region: "r"),
      session(["AWS_REGION": "own", "AWS_DEFAULT_REGION": "own"])),
    Case(
      "a region, and the user's default", Entry(before: ["AWS_DEFAULT_REGION": "own"], region: "r"),
      session(["AWS_REGION": "own", "AWS_DEFAULT_REGION": "own"])),
    Case(
      "a region, and two of the user's", Entry(before: ["AWS_REGION": "a", "AWS_DEFAULT_REGION": "b"], region: "r"),
      session(["AWS_REGION": "a", "AWS_DEFAULT_REGION": "b"])),
  ])
  func `entering sets these variables`(_ row: Case<Entry, Variables>) {
    let entry = row.given
    let shell = ModelShell(environment: entry.before)
      .entering(region: entry.region, isStored: entry.isStored, export: entry.export)
    #expect(shell.environment == row.wanted)
  }

  @Test func `memory holds no secret of a session`() {
    let memory = ModelShell().entering(region: "r").memory
    #expect(!memory.contains("secret-one") && !memory.contains("token-one"))
  }

  struct Change: Sendable {
    let name: String
    let value: String?
  }

  /// What is left of session `one` in region `r` after the user has set a variable and then left.
  @Test(arguments: [
    Case("another profile", Change(name: "AWS_PROFILE", value: "mine"), ["AWS_PROFILE": "mine"]),
    Case("another region", Change(name: "AWS_REGION", value: "mine"), ["AWS_REGION": "mine"]),
    Case("a profile unset", Change(name: "AWS_PROFILE", value: nil), [:]),
    Case("a region unset", Change(name: "AWS_REGION", value: nil), [:]),
    Case("an old name", Change(name: "AWS_DEFAULT_PROFILE", value: "mine"), ["AWS_DEFAULT_PROFILE": "mine"]),
  ])
  func `what the user changed since stays`(_ row: Case<Change, Variables>) {
    let shell = ModelShell().entering(region: "r").setting(row.given.name, row.given.value)
    #expect(shell.leaving().environment == row.wanted)
  }

  @Test func `keys that the user set since stay whole`() {
    let shell = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION"]
      .reduce(ModelShell().entering()) { $0.setting($1, "mine") }
    #expect(
      shell.leaving().environment == [
        "AWS_ACCESS_KEY_ID": "mine", "AWS_SECRET_ACCESS_KEY": "mine", "AWS_SESSION_TOKEN": "mine",
        "AWS_CREDENTIAL_EXPIRATION": "mine",
      ])
  }

  @Test func `what the user changed since comes back after the next session`() {
    let shell = ModelShell(environment: ["AWS_PROFILE": "before"]).entering("one").setting("AWS_PROFILE", "since")
    #expect(shell.entering("two").leaving().environment == ["AWS_PROFILE": "since"])
  }
}
