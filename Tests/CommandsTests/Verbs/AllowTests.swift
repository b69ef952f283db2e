import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

struct AllowTests {
  private let stage = Stage()
  private static let file = "/home/u/w/.awsmfa"

  init() {
    stage.shell = nil
    stage.directory = "/home/u/w/deep"
    stage.files[Stage.credentials] = Sample.keys
    stage.files[Self.file] = "profile = p # ours\nregion = eu-west-1\n"
  }

  private static let shown =
    "aws-mfa: ~/w/.awsmfa is trusted as long as it says\n  profile = p # ours\n  region = eu-west-1\n"
    + "which means\n  profile   p\n  account   111122223333 (alice)\n  region    eu-west-1"
  private static let entry = "%2Fhome%2Fu%2Fw%2F.awsmfa\nprofile = p # ours\nregion = eu-west-1\n"

  private var kept: [String] {
    stage.files.filter { $0.key.hasPrefix("/home/u/.local/share/aws-mfa/allow/") }.map(\.value).sorted()
  }

  @Test(arguments: [nil, "/home/u/w", "/home/u/w/", "/home/u/w/.awsmfa"])
  func `allow shows and stores what it has read`(_ operand: String?) {
    let ending = stage.run(words: ["allow"] + (operand.map { [$0] } ?? []))
    #expect([ending.said, kept] == [[Self.shown], [Self.entry]])
  }

  @Test func `a relative directory is below the working directory`() {
    stage.files["/home/u/w/deep/er/.awsmfa"] = "q"
    _ = stage.run("allow", "er")
    #expect(kept == ["%2Fhome%2Fu%2Fw%2Fdeep%2Fer%2F.awsmfa\nq"])
  }

  @Test func `allow notifies every shell`() {
    #expect(stage.run("allow").files[Sample.state + "/generation"] == "1 %2Fhome%2Fu%2Fw%2F.awsmfa\n")
  }

  @Test func `every content that was trusted stays trusted`() {
    _ = stage.run("allow")
    stage.files[Self.file] = "q"
    _ = stage.run("allow")
    #expect(kept == ["%2Fhome%2Fu%2Fw%2F.awsmfa\nq", Self.entry].sorted())
  }

  @Test func `deny forgets every content`() {
    _ = stage.run("allow")
    stage.files[Self.file] = "q"
    _ = stage.run("allow")
    stage.forget()
    let ending = stage.run("deny")
    #expect([ending.said, kept] == [["aws-mfa: ~/w/.awsmfa is no longer trusted"], []])
  }

  @Test func `what is gone is forgotten`() {
    _ = stage.run("allow")
    stage.files[Self.file] = nil
    let ending = stage.run("allow", "--list")
    #expect([ending.output, kept.joined()] == ["no file is trusted; aws-mfa allow trusts one\n", ""])
  }

  @Test func `the list says what is trusted and what has changed`() {
    _ = stage.run("allow")
    stage.files["/home/u/a/.awsmfa"] = "q"
    _ = stage.run("allow", "/home/u/a")
    stage.files[Self.file] = "changed"
    #expect(
      stage.run("allow", "--list").output
        == "~/a/.awsmfa  q  (no such profile)\n~/w/.awsmfa  p  region eu-west-1  (changed)\n")
  }

  @Test(
    arguments: [
      Case("a list without a folder", ["allow", "--list"], nil),
      Case("no file", ["allow", "/home/u/none"], .noDirectoryFile("~/none/.awsmfa")),
      Case("no file to deny", ["deny", "/home/u/none"], .notTrusted(path: "~/none/.awsmfa")),
      Case("a file that is not trusted", ["deny"], .notTrusted(path: "~/w/.awsmfa")),
      Case("two directories", ["allow", "a", "b"], .usage(.unexpectedOperand("b", .allow, near: nil))),
    ] as [Case<[String], Failure?>])
  func `what is impossible is reported`(_ row: Case<[String], Failure?>) {
    #expect(stage.run(words: row.given).failure == row.wanted)
  }

  @Test func `without a file above there is nothing to allow`() {
    stage.directory = "/home/u"
    #expect(stage.run("allow").failure == .noDirectoryFile(nil))
  }

  @Test(arguments: [
    OwnFileRefusal.notRegular, .notOwn, .writableByOthers, .tooLarge(limit: 4096), .unreadable("Permission denied"),
  ])
  func `a file that others could have written is refused`(_ refusal: OwnFileRefusal) {
    stage.refused[Self.file] = refusal
    let ending = stage.run("allow")
    #expect(ending.failure == .directoryFile(path: "~/w/.awsmfa", refusal) && kept.isEmpty)
  }

  @Test func `a malformed file is refused`() {
    stage.files[Self.file] = "profile = p\nrun = x\n"
    let malformed = DirectoryFileError(line: 2, reason: .unknownKey("run"))
    #expect(stage.run("allow").failure == .directoryFileMalformed(path: "~/w/.awsmfa", malformed) && kept.isEmpty)
  }

  @Test func `a copy that cannot be stored is not trusted`() {
    let cause = FileError(path: "/x", reason: .diskFull)
    stage.unwritable["*"] = cause
    #expect(stage.run("allow") == Ending(failure: .file(cause)))
  }

  /// What is shown below the text of a file.
  private func meaning(_ content: String) -> String? {
    stage.files[Self.file] = content
    let said = stage.run("allow").said.last?.split(separator: "\n").map(String.init) ?? []
    return said.firstIndex(of: "which means").map { said[($0 + 1)...].joined(separator: "\n") }
  }

  @Test func `what it means is shown, however far to the right it is`() {
    stage.files[Stage.credentials] =
      Sample.keys
      + Sample.keys.replacing("[p]", with: "[production]")
      .replacing("111122223333:mfa/alice", with: "444455556666:mfa/bob")
    let far = "profile =\(String(repeating: " ", count: 400))production"
    #expect(
      meaning("# pick the sandbox: profile = p\n\(far)\nduration = 90m\n")
        == "  profile   production\n  account   444455556666 (bob)\n  duration  1h30m")
    #expect(stage.said.last?.contains("  " + far + "\n") ?? false)
  }

  @Test func `a role is shown with its account`() {
    stage.files[Stage.config] =
      "[profile admin]\nrole_arn = arn:aws:iam::999988887777:role/Deploy\nsource_profile = p\n"
    #expect(meaning("admin\n") == "  profile   admin\n  account   999988887777 (role Deploy)")
  }

  @Test func `without a device the key shows the account`() {
    stage.files[Stage.credentials] = "[p]\naws_access_key_id = AKIAQC5CHRQ4EXAMPLE2\naws_secret_access_key = s\n"
    let account = AccessKeys.account(ofID: "AKIAQC5CHRQ4EXAMPLE2")
    #expect(meaning("p\n") == "  profile   p" + (account.map { "\n  account   \($0)" } ?? ""))
    #expect(account != nil)
  }

  @Test(arguments: [
    Case(
      "a name that no profile has", "produktion\n", "no profile has that name; aws-mfa list shows your profiles"),
    Case(
      "one under a wrong header", "r\n", "~/.aws/config:3: in this file, the header [r] does not name profile r"),
    Case("one like another's", "pp\n", "no profile has that name; did you mean p?"),
    Case("one without keys", "q\n", "profile q has no access key"),
  ])
  func `a profile that leads nowhere is reported, and the file is trusted`(_ row: Case<String, String>) {
    stage.files[Stage.config] = "[profile q]\nregion = eu-west-1\n[r]\n"
    #expect(meaning(row.given)?.contains("  account   unknown: \(row.wanted)") ?? false)
    #expect(kept.count == 1)
  }

  @Test func `nothing that is trusted is hidden`() {
    stage.files[Self.file] = "größe # \u{202E}x\n"
    let hidden = DirectoryFileError(line: 1, reason: .hiddenCharacter(0x202E))
    #expect(stage.run("allow").failure == .directoryFileMalformed(path: "~/w/.awsmfa", hidden))
    #expect(
      Failure.directoryFileMalformed(path: "~/w/.awsmfa", hidden).words(nil)
        == FailureWords(
          error: "~/w/.awsmfa:1: the line has an invisible character: U+202E",
          hint: "remove that character"))
  }
}
