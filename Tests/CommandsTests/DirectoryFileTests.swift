import Testing

@testable import Commands

struct DirectoryFileTests {
  @Test(arguments: [
    Case("a name", "production", Said("production")),
    Case("a name on a line", "production\n", Said("production")),
    Case("spaces around it", " \tproduction \n\n", Said("production")),
    Case("a name with spaces", "team production\n", Said("team production")),
    Case("a name with a sign of comments in it", "team#1\n", Said("team#1")),
    Case("comments", "# ours\nproduction # the real one\n", Said("production")),
    Case("lines of Windows", "profile = p\r\nregion = eu-west-1\r\n", Said("p", "eu-west-1")),
    Case("every key", "duration=90m\nregion =eu-west-1\nprofile= p q\n", Said("p q", "eu-west-1", 5400)),
    Case("a combining mark first", "profile=\u{301}p\n", Said("\u{301}p")),
    Case("what looks like code", "$(touch x)", Said("$(touch x)")),
    Case("beyond ASCII", "größe\n", Said("größe")),
  ])
  func `a file says a profile, and may say a region and a duration`(_ row: Case<String, Said>) throws {
    let file = try DirectoryFile(Array(row.given.utf8))
    #expect(Said(file.profile, file.region, file.duration) == row.wanted)
  }

  struct Said: Equatable, Sendable {
    let profile: String
    let region: String?
    let duration: Int?

    init(_ profile: String, _ region: String? = nil, _ duration: Int? = nil) {
      self.profile = profile
      self.region = region
      self.duration = duration
    }
  }

  @Test(arguments: [
    Case("nothing", "", fault(0, .noProfile)),
    Case("comments alone", "# p\n", fault(0, .noProfile)),
    Case("no profile", "region = eu-west-1\n", fault(0, .noProfile)),
    Case("an unknown key", "profile = p\nendpoint_url = https://x\n", fault(2, .unknownKey("endpoint_url"))),
    Case("a key in capitals", "Profile = p\n", fault(1, .unknownKey("Profile"))),
    Case("no key", " = p\n", fault(1, .unknownKey(""))),
    Case("a key twice", "profile = p\n\nprofile = q\n", fault(3, .twice(.profile))),
    Case("an empty profile", "profile =\n", fault(1, .badValue(.profile, ""))),
    Case("a region that is no label", "profile = p\nregion = eu/west\n", fault(2, .badValue(.region, "eu/west"))),
    Case("a region of two labels", "profile = p\nregion = a.b\n", fault(2, .badValue(.region, "a.b"))),
    Case("a duration in words", "profile = p\nduration = long\n", fault(2, .badValue(.duration, "long"))),
    Case("too short a duration", "profile = p\nduration = 14m\n", fault(2, .badValue(.duration, "14m"))),
    Case("too long a duration", "profile = p\nduration = 37h\n", fault(2, .badValue(.duration, "37h"))),
    Case("two names", "p\nq\n", fault(2, .notAlone)),
    Case("a name and keys", "p\nregion = eu-west-1\n", fault(2, .notAlone)),
    Case("keys and a name", "region = eu-west-1\np\n", fault(2, .notAlone)),
    Case("a NUL", "p\0q\n", fault(1, .notText)),
    Case("an escape", "profile = p\nregion = \u{1B}[31m\n", fault(2, .notText)),
    Case("a control character of Latin-1", "p\u{85}", fault(1, .notText)),
  ])
  func `anything else is refused by line and key`(_ row: Case<String, DirectoryFile.Malformed>) {
    #expect(throws: row.wanted) { try DirectoryFile(Array(row.given.utf8)) }
  }

  @Test func `bytes that are no text are refused`() {
    #expect(throws: Self.fault(2, .notText)) { try DirectoryFile(Array("# a\n".utf8) + [0xFF, 0xFE]) }
  }

  private static func fault(_ line: Int, _ reason: DirectoryFile.Malformed.Reason) -> DirectoryFile.Malformed {
    DirectoryFile.Malformed(line: line, reason: reason)
  }
}
