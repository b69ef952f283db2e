import AWSConfig
import Secrecy
import ShellCode
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct MemoryTests {
  private var whole: Memory {
    var memory = Memory(state: .hand, profile: "p q", expiration: Instant(seconds: 12))
    memory.ending = .expired
    memory.isStored = false
    memory.announced = 300
    memory.failures = 2
    memory.asksAgain = Instant(seconds: 34)
    memory.saved = [.accessKeyID: "AKIA", .region: ""]
    memory.targets = [.accessKeyID: "ASIA", .profile: nil]
    memory.generation = "7 x"
    memory.standing.root = "/w/a b"
    memory.standing.decider = "c0ffee"
    memory.standing.below = Standing.Layer(state: .hand, profile: "q, r")
    memory.standing.isOverridden = true
    memory.standing.told = ["1", "2"]
    memory.standing.isOwing = true
    return memory
  }

  @Test func `memory is words separated by spaces, in a fixed order`() {
    #expect(
      whole.text.reveal()
        == "v2 state=hand profile=p%20q expires=12 expired unstored announced=300 failures=2 again=34 generation=7%20x"
        + " root=%2Fw%2Fa%20b decider=c0ffee below=hand,q%2C%20r overridden told=1 told=2 owing"
        + " <AWS_ACCESS_KEY_ID=AKIA >AWS_ACCESS_KEY_ID=ASIA >AWS_PROFILE <AWS_REGION=")
  }

  @Test func `memory comes back as it was`() {
    #expect(Memory(whole.text.reveal()) == whole)
  }

  @Test(arguments: [
    "a b", "a=b", "<>", "%", "%41", "a\nb", "\u{1B}[31m", "é", "漢字", "'; rm -rf ~; '", "\u{10FFFF}", "\u{7F}\u{85}",
  ])
  func `a hostile value comes back as it was`(_ value: String) {
    var memory = Memory(state: .hand, profile: value)
    memory.saved = [.profile: Secret(value)]
    memory.targets = [.region: value]
    #expect(Memory(memory.text.reveal()) == memory)
  }

  @Test func `a shell remembers the latest of the files that it reported`() {
    let standing = (1...20).reduce(Standing()) { $0.telling(String($1)) }
    #expect(standing.told == (5...20).map(String.init))
  }

  @Test(arguments: [
    "a b", "a=b", "'; rm -rf ~; '", "a\nb", "é", "\u{10FFFF}",
  ])
  func `a hostile value does not become a separate word`(_ value: String) {
    var memory = Memory(state: .hand, profile: value)
    memory.saved = [.profile: Secret(value)]
    #expect(memory.text.reveal().split(separator: " ").count == 4)
  }

  @Test(arguments: [
    "", "v1", "v1 login", "state=hand v2", "v2 state=unknown", "v2 state=hand AWS_PROFILE=x", "v2 <NOT_OURS=x",
    "v2 <HOME_=x", "v2 =AWS_PROFILE", "v2 <", "$(id)",
    "v2 below=", "v2 below=unknown", "v2 below",
  ])
  func `a text that is not ours is not a memory`(_ text: String) {
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
  func `what is not a percent code is refused`(_ text: String) {
    #expect(percentDecoded(text) == nil)
  }
}
