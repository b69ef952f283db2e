import Secrecy
import TestSupport
import Testing

@testable import AWSConfig
@testable import ShellCode
@testable import ShellState
@testable import Text

struct MemoryTests {
  private var whole: Memory {
    var memory = Memory(state: .hand, profile: "p q", expiration: Instant(seconds: 12))
    memory.ending = .expired
    memory.isStored = false
    memory.options = LoginOptions(role: "r/x", region: "eu-west-1")
    memory.options.externalID = "e 1"
    memory.options.sessionName = "n"
    memory.options.isRestricted = true
    memory.announced = 300
    memory.failures = 2
    memory.asksAgain = Instant(seconds: 34)
    memory.saved = [.accessKeyID: "AKIA", .region: ""]
    memory.targets = [.accessKeyID: "ASIA", .profile: nil]
    memory.generation = "7 x"
    memory.directoryMemory.root = "/w/a b"
    memory.directoryMemory.decidingFile = "c0ffee"
    memory.directoryMemory.below = DirectoryMemory.Layer(state: .hand, profile: "q, r")
    memory.directoryMemory.isOverridden = true
    memory.directoryMemory.told = ["1", "2"]
    memory.directoryMemory.isOwing = true
    return memory
  }

  @Test func `memory is words separated by spaces, in a fixed order`() {
    #expect(
      whole.text.reveal()
        == "v2 state=hand profile=p%20q expires=12 expired unstored role=r%2Fx external=e%201 named=n region=eu-west-1 restricted announced=300 failures=2 again=34 generation=7%20x"
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
    let directoryMemory = (1...20).reduce(DirectoryMemory()) { $0.telling(String($1)) }
    #expect(directoryMemory.told == (5...20).map(String.init))
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
