import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

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
    Case("a byte order mark at the start", "\u{FEFF}profile = p\n", Said("p")),
    Case("tabs", "profile\t=\tp\t# x\n", Said("p")),
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
    Case("a key twice", "profile = p\n\nprofile = q\n", fault(3, .twice("profile"))),
    Case("an empty profile", "profile =\n", fault(1, .badValue("profile", "", wanted: "a profile name"))),
    Case(
      "a region that is no label", "profile = p\nregion = eu/west\n",
      fault(2, .badValue("region", "eu/west", wanted: "a region such as eu-west-1"))),
    Case(
      "a region of two labels", "profile = p\nregion = a.b\n",
      fault(2, .badValue("region", "a.b", wanted: "a region such as eu-west-1"))),
    Case(
      "a duration in words", "profile = p\nduration = long\n",
      fault(2, .badValue("duration", "long", wanted: "15m to 36h"))),
    Case(
      "too short a duration", "profile = p\nduration = 14m\n",
      fault(2, .badValue("duration", "14m", wanted: "15m to 36h"))),
    Case(
      "too long a duration", "profile = p\nduration = 37h\n",
      fault(2, .badValue("duration", "37h", wanted: "15m to 36h"))),
    Case("two names", "p\nq\n", fault(2, .notAlone)),
    Case("a name and keys", "p\nregion = eu-west-1\n", fault(2, .notAlone)),
    Case("keys and a name", "region = eu-west-1\np\n", fault(2, .notAlone)),
    Case("a NUL", "p\0q\n", fault(1, .hiddenCharacter(0))),
    Case("an escape", "profile = p\nregion = \u{1B}[31m\n", fault(2, .hiddenCharacter(0x1B))),
    Case("a line that only some see", "# x\u{2028}profile = p\nprofile = q\n", fault(1, .hiddenCharacter(0x2028))),
    Case("a paragraph", "p # x\u{2029}y", fault(1, .hiddenCharacter(0x2029))),
    Case("a line end of Latin-1", "p\u{85}", fault(1, .hiddenCharacter(0x85))),
    Case("a carriage return", "# x\rprofile = p\nprofile = q\n", fault(1, .hiddenCharacter(0x0D))),
    Case("a carriage return at the end", "p\r", fault(1, .hiddenCharacter(0x0D))),
    Case("a vertical tab", "p\u{B}", fault(1, .hiddenCharacter(0x0B))),
    Case("a form feed", "p\u{C}", fault(1, .hiddenCharacter(0x0C))),
    Case("text that runs backwards", "p # \u{202E}x\n", fault(1, .hiddenCharacter(0x202E))),
    Case("an isolated direction", "profile = \u{2066}p\u{2069}\n", fault(1, .hiddenCharacter(0x2066))),
    Case("a space of no width", "profile = p\u{200B}\n", fault(1, .hiddenCharacter(0x200B))),
    Case("a soft hyphen", "pro\u{AD}duction\n", fault(1, .hiddenCharacter(0xAD))),
    Case("a byte order mark inside", "# x\np\u{FEFF}q\n", fault(2, .hiddenCharacter(0xFEFF))),
    Case("a letter of somebody's own", "p\u{E000}\n", fault(1, .hiddenCharacter(0xE000))),
  ])
  func `anything else is refused by line and key`(_ row: Case<String, DirectoryFileError>) {
    #expect(throws: row.wanted) { try DirectoryFile(Array(row.given.utf8)) }
  }

  @Test func `bytes that are not text are refused`() {
    #expect(throws: Self.fault(2, .notText)) { try DirectoryFile(Array("# a\n".utf8) + [0xFF, 0xFE]) }
  }

  private static func fault(_ line: Int, _ reason: DirectoryFileError.Reason) -> DirectoryFileError {
    DirectoryFileError(line: line, reason: reason)
  }
}
