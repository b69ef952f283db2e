import Secrecy
import ShellCode
import Testing

@testable import Commands

struct MemoryTests {
  private let whole = Memory(
    source: .login, saved: [.accessKeyID: "AKIA", .region: ""],
    targets: [.accessKeyID: "ASIA", .profile: nil])

  @Test func `memory is words parted by spaces, in the order of the variables`() {
    #expect(
      whole.text.reveal()
        == "v1 login <AWS_ACCESS_KEY_ID=AKIA >AWS_ACCESS_KEY_ID=ASIA >AWS_PROFILE <AWS_REGION=")
  }

  @Test func `memory comes back as it was`() {
    #expect(Memory(whole.text.reveal()) == whole)
  }

  @Test(arguments: [
    "a b", "a=b", "<>", "%", "%41", "a\nb", "\u{1B}[31m", "é", "漢字", "'; rm -rf ~; '", "\u{10FFFF}", "\u{7F}\u{85}",
  ])
  func `a hostile value comes back as it was`(_ value: String) {
    let memory = Memory(source: .login, saved: [.profile: Secret(value)], targets: [.region: value])
    #expect(Memory(memory.text.reveal()) == memory)
  }

  @Test(arguments: [
    "a b", "a=b", "'; rm -rf ~; '", "a\nb", "é", "\u{10FFFF}",
  ])
  func `a hostile value makes no word of its own`(_ value: String) {
    let memory = Memory(source: .login, saved: [.profile: Secret(value)], targets: [:])
    #expect(memory.text.reveal().split(separator: " ").count == 3)
  }

  @Test(arguments: [
    "", "v1", "v2 login", "login v1", "v1 unknown", "v1 login AWS_PROFILE=x", "v1 login <NOT_OURS=x",
    "v1 login <HOME_=x",
    "v1 login =AWS_PROFILE", "v1 login <", "$(id)",
  ])
  func `a text that is none of ours is no memory`(_ text: String) {
    #expect(Memory(text) == nil)
  }
}

struct PercentCodingTests {
  @Test(arguments: [
    Case("unreserved", "aZ09-._~", "aZ09-._~"), Case("reserved", "a/b:c+d=e&f", "a%2Fb%3Ac%2Bd%3De%26f"),
    Case("a space", "a b", "a%20b"), Case("a line end", "\n", "%0A"), Case("beyond ASCII", "é", "%C3%A9"),
    Case("nothing", "", ""),
  ])
  func `a form's value is encoded by RFC 3986`(_ row: Case<String, String>) {
    #expect(percentEncoded(row.given) == row.wanted && percentDecoded(row.wanted) == row.given)
  }

  @Test(arguments: ["%", "%4", "%4G", "%+1", "%-1", "a%", "% 1"])
  func `what is no percent code is refused`(_ text: String) {
    #expect(percentDecoded(text) == nil)
  }
}
