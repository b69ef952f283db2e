import Testing

@testable import Commands

struct AllowTests {
  private let stage = Stage()
  private static let file = "/home/u/w/.awsmfa"

  init() {
    stage.shell = nil
    stage.directory = "/home/u/w/deep"
    stage.files[Self.file] = "profile = p # ours\nregion = eu-west-1\n"
  }

  private static let shown =
    "aws-mfa: ~/w/.awsmfa is trusted as long as it says\n  profile = p # ours\n  region = eu-west-1"
  private static let entry = "%2Fhome%2Fu%2Fw%2F.awsmfa\nprofile = p # ours\nregion = eu-west-1\n"

  private var kept: [String] {
    stage.files.filter { $0.key.hasPrefix("/home/u/.local/share/aws-mfa/allow/") }.map(\.value).sorted()
  }

  @Test(arguments: [nil, "/home/u/w", "/home/u/w/", "/home/u/w/.awsmfa"])
  func `allow shows and keeps what it read`(_ operand: String?) {
    let ending = stage.run(words: ["allow"] + (operand.map { [$0] } ?? []))
    #expect([ending.said, kept] == [[Self.shown], [Self.entry]])
  }

  @Test func `a relative directory is one below the working directory`() {
    stage.files["/home/u/w/deep/er/.awsmfa"] = "q"
    _ = stage.run("allow", "er")
    #expect(kept == ["%2Fhome%2Fu%2Fw%2Fdeep%2Fer%2F.awsmfa\nq"])
  }

  @Test func `allow tells every shell`() {
    #expect(stage.run("allow").files[Sample.state + "/generation"] == "1 %2Fhome%2Fu%2Fw%2F.awsmfa\n")
  }

  @Test func `every content that was trusted stays so`() {
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
    #expect([ending.said, kept] == [["aws-mfa: ~/w/.awsmfa is trusted no longer"], []])
  }

  @Test func `what is gone is forgotten`() {
    _ = stage.run("allow")
    stage.files[Self.file] = nil
    let ending = stage.run("allow", "--list")
    #expect([ending.output, kept.joined()] == ["no file is trusted; aws-mfa allow trusts one\n", ""])
  }

  @Test func `the list tells what is trusted and what has changed`() {
    _ = stage.run("allow")
    stage.files["/home/u/a/.awsmfa"] = "q"
    _ = stage.run("allow", "/home/u/a")
    stage.files[Self.file] = "changed"
    #expect(stage.run("allow", "--list").output == "~/a/.awsmfa  q\n~/w/.awsmfa  p  (changed)\n")
  }

  @Test(
    arguments: [
      Case("a list without a folder", ["allow", "--list"], nil),
      Case("no file", ["allow", "/home/u/none"], .noDirectoryFile("~/none/.awsmfa")),
      Case("no file to deny", ["deny", "/home/u/none"], .notTrusted(path: "~/none/.awsmfa")),
      Case("a file that is not trusted", ["deny"], .notTrusted(path: "~/w/.awsmfa")),
      Case("two directories", ["allow", "a", "b"], .usage(.unexpectedOperand("b", .allow))),
    ] as [Case<[String], Failure?>])
  func `what cannot be is said`(_ row: Case<[String], Failure?>) {
    #expect(stage.run(words: row.given).failure == row.wanted)
  }

  @Test func `without a file above there is nothing to allow`() {
    stage.directory = "/home/u"
    #expect(stage.run("allow").failure == .noDirectoryFile(nil))
  }

  @Test(arguments: [
    OwnFile.Refusal.notRegular, .notOwn, .writableByOthers, .tooLarge(limit: 4096), .unreadable("Permission denied"),
  ])
  func `a file that others could have written is refused`(_ refusal: OwnFile.Refusal) {
    stage.refused[Self.file] = refusal
    let ending = stage.run("allow")
    #expect(ending.failure == .directoryFile(path: "~/w/.awsmfa", refusal) && kept.isEmpty)
  }

  @Test func `a malformed file is refused`() {
    stage.files[Self.file] = "profile = p\nrun = x\n"
    let malformed = DirectoryFile.Malformed(line: 2, reason: .unknownKey("run"))
    #expect(stage.run("allow").failure == .directoryFileMalformed(path: "~/w/.awsmfa", malformed) && kept.isEmpty)
  }

  @Test func `a copy that cannot be kept is no trust`() {
    let trouble = FileTrouble(path: "/x", reason: .diskFull)
    stage.unwritable["*"] = trouble
    #expect(stage.run("allow") == Ending(failure: .file(trouble)))
  }

  @Test func `what is shown has no control characters`() {
    stage.files[Self.file] = "größe \u{202E}\n"
    #expect(stage.run("allow").said == ["aws-mfa: ~/w/.awsmfa is trusted as long as it says\n  größe ?"])
  }
}
