import AWSConfig
import Secrecy
import ShellCode
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// `hook` where `.awsmfa` files are: what entering, standing in and leaving a directory does to a shell.
struct DirectorySyncTests {
  private let stage = Stage()
  private static let file = "/home/u/w/.awsmfa"

  init() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Self.file] = "p\n"
    stage.directory = "/home/u/w"
  }

  private func allow() {
    let shell = stage.shell
    stage.shell = nil
    _ = stage.run("allow")
    stage.shell = shell
    stage.forget()
  }

  /// Runs a verb and carries out what it emits, as a shell would.
  private func go(_ words: String...) -> Ending {
    let ending = stage.run(words: words)
    for line in ending.plan {
      if line.hasPrefix("keep \(Memory.variable)=") {
        stage.memory = String(line.dropFirst("keep \(Memory.variable)=".count))
      } else if line.hasPrefix("-") {
        stage.environment[String(line.dropFirst())] = nil
      } else if let equals = line.firstIndex(of: "="), !line.hasPrefix("call ") {
        stage.environment[String(line[..<equals])] = String(line[line.index(after: equals)...])
      }
    }
    stage.forget()
    return ending
  }

  private var state: [String] {
    ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_MFA_ROOT", "AWS_MFA_OFF"].compactMap { name in
      stage.environment[name].map { "\(name)=\($0)" }
    }
  }

  private static let inside = ["AWS_PROFILE=p-mfa", "AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old", "AWS_MFA_ROOT=/home/u/w"]
  private static let waiting = "aws-mfa: ~/w/.awsmfa names p, which has no live session; run aws-mfa to open one"

  /// A shell that has drawn its first prompt at home.
  private func startAtHome() {
    stage.directory = "/home/u"
    _ = go("hook")
  }

  @Test func `a file that is not trusted changes nothing and is told of once`() {
    startAtHome()
    stage.directory = "/home/u/w"
    let first = go("hook")
    let second = go("hook")
    #expect(
      [first.said, second.said, state] == [
        ["aws-mfa: ~/w/.awsmfa is not trusted, so it has no effect; review it, then trust it with aws-mfa allow"], [],
        [],
      ])
  }

  @Test func `a profile that is none is told of by its name, with a near one`() {
    stage.files[Self.file] = "pq\n"
    allow()
    startAtHome()
    stage.directory = "/home/u/w"
    #expect(go("hook").said == ["aws-mfa: ~/w/.awsmfa names pq, but no profile has that name; did you mean p?"])
  }

  @Test func `until a shell has followed a change of directory, status names the file that has decided`() {
    allow()
    stage.files["/home/u/v/.awsmfa"] = "q\n"
    _ = go("hook")
    stage.directory = "/home/u/v"
    #expect(go("status").output.contains("source   directory (~/w/.awsmfa)\n"))
  }

  @Test func `entering joins the stored session in silence, and leaving gives back what was there`() {
    allow()
    startAtHome()
    stage.directory = "/home/u/w/deep"
    let entered = go("hook")
    let during = state
    stage.directory = "/home/u"
    let left = go("hook")
    #expect([entered.said, during, left.said, state] == [[], Self.inside, [], []])
  }

  @Test(arguments: ["7m", "13h"])
  func `a session that does not last is not joined`(_ minimum: String) {
    allow()
    stage.files[Stage.settings] = "min_ttl = \(minimum)\n"
    startAtHome()
    stage.directory = "/home/u/w"
    #expect(go("hook").said == (minimum == "13h" ? [Self.waiting] : []))
  }

  @Test func `a new shell in a directory tells at its second prompt that there is no session`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    let first = go("hook")
    let second = go("hook")
    let third = go("hook")
    #expect(
      [first.said, first.watch.filter { $0.contains("_next") }, second.said, third.said] == [
        [], ["keep _awsmfa_next=1767261600"], [Self.waiting], [],
      ])
  }

  @Test func `where there is no session the one of another profile goes, and nobody else's credentials come in`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    stage.environment = Sample.inSession.merging(["AWS_PROFILE": "q-mfa", "AWS_MFA_PROFILE": "q"]) { $1 }
    stage.memory = Sample.memory.replacing("=p", with: "=q")
    let ending = go("hook")
    #expect(
      [ending.said, state, ending.watch.filter { $0.contains("level") }] == [
        [Self.waiting], ["AWS_PROFILE=p-mfa", "AWS_MFA_ROOT=/home/u/w"], ["keep _awsmfa_level=waiting"],
      ])
  }

  @Test func `a shell that waits joins a session that comes up elsewhere`() {
    allow()
    let section = stage.files[Stage.credentials]
    stage.files[Stage.credentials] = Sample.keys
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    stage.files[Stage.credentials] = section
    #expect(go("hook").said.isEmpty && state == Self.inside)
  }

  @Test func `the user's own values are set aside while a shell waits, and a change of them is seen`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    stage.environment["AWS_PROFILE"] = "mine"
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    let during = state
    stage.environment["AWS_PROFILE"] = "other"
    _ = go("hook")
    #expect(
      [during, state, [stage.memory]] == [
        ["AWS_PROFILE=p-mfa", "AWS_MFA_ROOT=/home/u/w"], ["AWS_PROFILE=other"],
        ["v2 state=user decider=\(Self.key) overridden"],
      ])
  }

  @Test func `the user's own keys come back when a shell that waited leaves`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    let own = ["AWS_ACCESS_KEY_ID": "AKIAOWN", "AWS_SECRET_ACCESS_KEY": "mine", "AWS_DEFAULT_PROFILE": "old"]
    stage.environment.merge(own) { $1 }
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    let during = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect(during == ["AWS_PROFILE=p-mfa", "AWS_MFA_ROOT=/home/u/w"])
    #expect(stage.environment == own.merging(["HOME": "/home/u"]) { $1 })
  }

  @Test func `a child of a shell that waits waits too`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    let parent = state
    stage.memory = ""
    let ending = go("hook")
    #expect([state, ending.watch.filter { $0.contains("level") }] == [parent, ["keep _awsmfa_level=waiting"]])
  }

  private static let key = fingerprint(Array(file.utf8) + [0] + Array("p\n".utf8))

  @Test func `what was chosen by hand outside comes back`() {
    stage.files[Stage.credentials]? +=
      Sample.keys.replacing("[p]", with: "[q]")
      + Sample.section("q01", Sample.live).replacing("[p-mfa]", with: "[q-mfa]")
    allow()
    startAtHome()
    _ = go("use", "q")
    let before = state
    stage.directory = "/home/u/w"
    _ = go("hook")
    let during = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect([during, state] == [Self.inside, before])
  }

  @Test func `what has ended meanwhile does not come back, and that is said`() {
    stage.files[Stage.credentials]? +=
      Sample.keys.replacing("[p]", with: "[q]")
      + Sample.section("q01", Sample.live).replacing("[p-mfa]", with: "[q-mfa]")
    allow()
    startAtHome()
    _ = go("use", "q")
    stage.directory = "/home/u/w"
    _ = go("hook")
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.directory = "/home/u"
    #expect(
      [go("hook").said, state] == [
        ["aws-mfa: the session of q, which was here before, is gone; run aws-mfa q to open a new one"],
        ["AWS_PROFILE=q-mfa"],
      ])
  }

  @Test func `another profile chosen inside wins until it is left, and outlives it`() {
    stage.files[Stage.credentials]? +=
      Sample.keys.replacing("[p]", with: "[q]")
      + Sample.section("q01", Sample.live).replacing("[p-mfa]", with: "[q-mfa]")
    allow()
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    _ = go("use", "q")
    let chosen = state
    stage.directory = "/home/u/w/deep"
    _ = go("hook")
    let deeper = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect(
      [chosen, deeper, state].allSatisfy { $0 == ["AWS_PROFILE=q-mfa", "AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000q01"] })
  }

  @Test func `the file's own profile chosen inside leaves with it`() {
    allow()
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("use", "p")
    let inside = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect([inside, state] == [Self.inside, []])
  }

  @Test func `off inside keeps out until another file decides`() {
    allow()
    stage.files["/home/u/v/.awsmfa"] = "p\n"
    stage.directory = "/home/u/v"
    allow()
    startAtHome()
    var seen: [[String]] = []
    stage.directory = "/home/u/w"
    _ = go("off")
    for place in ["/home/u/w", "/home/u", "/home/u/w", "/home/u/v", "/home/u", "/home/u/w"] {
      stage.directory = place
      _ = go("hook")
      seen.append(state)
    }
    let off = ["AWS_MFA_OFF=1"]
    let other = Self.inside.dropLast() + ["AWS_MFA_ROOT=/home/u/v"]
    #expect(seen == [off, off, off, Array(other), off, Self.inside])
  }

  @Test func `a file that changes is left, and told of once for each content`() {
    allow()
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    let line =
      "aws-mfa: ~/w/.awsmfa has changed since it was trusted, so it has no effect; review it, then trust it with aws-mfa allow"
    var said: [[String]] = []
    for text in ["p \n", "p \n", "p\t\n", "p \n", "p\n"] {
      stage.files[Self.file] = text
      said.append(go("hook").said)
    }
    #expect(said == [[line], [], [line], [], []] && state == Self.inside)
  }

  @Test func `an inner file that is not trusted hides the outer one`() {
    allow()
    stage.files["/home/u/w/in/.awsmfa"] = "q\n"
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    stage.directory = "/home/u/w/in"
    _ = go("hook")
    #expect(state == [])
  }

  @Test func `allow enters at once and deny leaves at once`() {
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    _ = go("allow")
    let allowed = state
    let denied = go("deny")
    #expect(
      [allowed, denied.said, state, go("hook").said] == [
        Self.inside, ["aws-mfa: ~/w/.awsmfa is no longer trusted"], [], [],
      ])
  }

  @Test func `a change of directory between prompts leaves what is due to the prompt`() {
    startAtHome()
    stage.directory = "/home/u/w"
    let moved = go("hook", "--between")
    #expect(
      [moved.said, moved.watch.filter { $0.contains("_next") }, [String(go("hook").said.count)]] == [
        [], ["keep _awsmfa_next=1767261600"], ["1"],
      ])
  }

  @Test func `a change of directory between prompts enters`() {
    allow()
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook", "--between")
    #expect(state == Self.inside)
  }

  @Test(arguments: [
    Case("inside", "/home/u/w/deep", inside), Case("elsewhere", "/home/u", []),
  ])
  func `a child shell keeps the session where its root holds`(_ row: Case<String, [String]>) {
    allow()
    _ = go("hook")
    stage.memory = ""
    stage.directory = row.given
    _ = go("hook")
    #expect(state == row.wanted)
  }

  @Test func `a child shell that was started elsewhere joins the last session, as a new terminal does`() {
    allow()
    _ = go("hook")
    stage.memory = ""
    stage.directory = "/home/u"
    stage.files[Sample.state + "/last"] = "p\n"
    _ = go("hook")
    #expect(state == Self.inside.dropLast())
  }

  @Test func `a new terminal inside goes back to the last session outside`() {
    allow()
    stage.files[Sample.state + "/last"] = "p\n"
    _ = go("hook")
    let inside = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect([inside, state] == [Self.inside, Self.inside.dropLast()])
  }

  @Test(arguments: [Stage.credentials, Sample.state])
  func `another user's shell enters nothing`(_ path: String) {
    allow()
    stage.foreign = [path]
    _ = go("hook")
    #expect(state == [])
  }

  @Test func `a last session that was not restored is not restored by a walk`() {
    startAtHome()
    stage.files[Sample.state + "/last"] = "p\n"
    _ = go("hook")
    #expect(state == [])
  }

  @Test func `the file's region comes with its profile, and its duration is asked for`() {
    stage.files[Self.file] = "profile = p\nregion = ap-south-1\nduration = 2h\n"
    stage.files[Stage.credentials] = Sample.keys
    allow()
    startAtHome()
    stage.directory = "/home/u/w"
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer(expiration: "2026-01-01T12:00:00Z"))]
    _ = go("login")
    let duration = stage.requests.last?.fields.first { $0.name == "DurationSeconds" }?.value.reveal()
    #expect(
      [stage.environment["AWS_REGION"], duration] == ["ap-south-1", "7200"])
  }
}
