import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellCode
@testable import ShellState
@testable import Text

/// `hook` where `.awsmfa` files are: what entering, standing in and leaving a directory does to a shell.
struct DirectorySyncTests: DirectorySuite {
  let stage = prepared()

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

  @Test(arguments: [Sample.live, "2026-01-01T10:00:30Z"])
  func `a region that was chosen outside is there again after the way back`(_ end: String) {
    stage.files[Self.file] = "profile = q\nregion = ap-south-1\n"
    stage.files[Stage.credentials]? += Sample.keys.replacing("[p]", with: "[q]")
    startAtHome()
    _ = go("p", "--region", "eu-north-1")
    stage.directory = "/home/u/w"
    allow()
    _ = go("hook")
    stage.files[Stage.credentials]?.replace(Sample.live, with: end)
    stage.elapse(60)
    stage.directory = "/home/u"
    _ = go("hook")
    #expect(stage.environment["AWS_REGION"] == "eu-north-1" && stage.environment["AWS_PROFILE"] == "p-mfa")
    stage.replies = [.success(Sample.answer())]
    _ = go("renew", "--code", "123456")
    #expect(stage.environment["AWS_DEFAULT_REGION"] == "eu-north-1")
  }

  @Test func `a region that was chosen outside does not replace one that the user has set since`() {
    stage.files[Self.file] = "profile = q\nregion = ap-south-1\n"
    stage.files[Stage.credentials]? +=
      Sample.keys.replacing("[p]", with: "[q]")
      + Sample.section("own", Sample.live).replacing("[p-mfa]", with: "[q-mfa]")
    startAtHome()
    _ = go("p", "--region", "eu-north-1")
    stage.directory = "/home/u/w"
    allow()
    _ = go("hook")
    #expect(stage.environment["AWS_REGION"] == "ap-south-1")
    (stage.environment["AWS_REGION"], stage.environment["AWS_DEFAULT_REGION"]) = ("us-west-2", "us-west-2")
    stage.directory = "/home/u"
    _ = go("hook")
    #expect(stage.environment["AWS_REGION"] == "us-west-2" && stage.environment["AWS_PROFILE"] == "p-mfa")
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
