import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

struct TraceTests {
  private let stage = Stage()

  init() {
    stage.isTraced = true
    stage.files[Stage.credentials] = Sample.keys
  }

  @Test(arguments: [
    Case("nothing", [nil], TraceTarget.nowhere), Case("empty", ["AWS_MFA_DEBUG="], .nowhere),
    Case("0", ["AWS_MFA_DEBUG=0"], .nowhere), Case("off", ["AWS_MFA_DEBUG=Off"], .nowhere),
    Case("1", ["AWS_MFA_DEBUG=1"], .standardError), Case("a word", ["AWS_MFA_DEBUG=yes"], .standardError),
    Case("a path", ["AWS_MFA_DEBUG=/tmp/x"], .file("/tmp/x")),
    Case("a path from here", ["AWS_MFA_DEBUG=logs/x"], .file("logs/x")),
    Case("false", ["AWS_MFA_DEBUG=false"], .nowhere), Case("no", ["AWS_MFA_DEBUG=NO"], .nowhere),
    Case("a path at home", ["AWS_MFA_DEBUG=~/x"], .file("/home/u/x")),
    Case("the option", ["AWS_MFA_DEBUG=/tmp/x", "status", "--debug"], .standardError),
    Case("the option, first", [nil, "--debug", "status"], .standardError),
    Case("another program's option", [nil, "exec", "--", "aws", "--debug"], .nowhere),
    Case("a line that cannot be read", [nil, "--debug", "--nonsense"], .nowhere),
    Case("a completion", ["AWS_MFA_DEBUG=1", "hook", "--complete", "zsh", "--debug"], .nowhere),
  ])
  func `the variable and the option say where it goes`(_ row: Case<[String?], TraceTarget>) {
    var variables = ["HOME": "/home/u"]
    if let value = row.given[0] { variables["AWS_MFA_DEBUG"] = String(value.dropFirst("AWS_MFA_DEBUG=".count)) }
    #expect(TraceTarget(for: row.given.dropFirst().compactMap { $0 }, Environment(variables)) == row.wanted)
  }

  @Test func `nothing is worded that nobody reads`() {
    var worded = 0
    func line() -> String {
      worded += 1
      return "x"
    }
    Trace.off(line())
    #expect(worded == 0)
  }

  @Test func `a decision is told once, on one line, without escapes, accounts and keys`() {
    var lines: [String] = []
    let trace = Trace { lines.append($0) }
    for _ in 1...2 { trace("a\u{1B}[31m\nb arn:aws:iam::111122223333:role/x AKIAEXAMPLE000000001") }
    #expect(lines == ["a?[31m?b arn:aws:iam::…3333:role/x AKIA…0001"])
  }

  @Test func `a login tells the profile, its keys, device and endpoint, the stored session, and the call`() {
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
    stage.callTime = 120
    _ = stage.run("p")
    #expect(
      stage.trace == [
        "run: login, aws-mfa \(version); bash takes the changes", "file: ~/.aws/config: there is none",
        "file: ~/.aws/credentials: \(Sample.keys.utf8.count) bytes",
        "file: ~/.config/aws-mfa/config: there is none", "profile: p: it was typed",
        "directory: it has no name", ".awsmfa: there is none here or above", "p: keys AKIA…0001 of p",
        "device of p: arn:aws:iam::…3333:mfa/alice, from mfa_serial of profile p",
        "endpoint of p: https://sts.us-east-1.amazonaws.com/, from the region; region us-east-1, from the device's partition",
        "session of p: there is no [p-mfa]",
        "call: sts:GetSessionToken at sts.us-east-1.amazonaws.com, signed with AKIA…0001: status 200, after 120 ms",
        "end: status 0; the shell gets set: AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION AWS_PROFILE AWS_MFA_PROFILE AWS_MFA_EXPIRES_AT AWS_MFA_SEGMENT; unset: AWS_SECURITY_TOKEN AWS_DEFAULT_PROFILE AWS_MFA_ROOT AWS_MFA_REGION AWS_MFA_OFF",
      ])
  }

  /// What the trace says of `p`'s stored session.
  private func stored(_ section: String, _ words: String...) -> [String] {
    stage.files[Stage.credentials] = Sample.keys + "\n" + section
    _ = stage.run(words: words)
    return stage.trace.filter { $0.hasPrefix("session of") }
  }

  @Test func `a stored session that is not joined is told with what differs, or how long it lasts`() {
    let other = Sample.section("old", Sample.live, endpoint: "http://127.0.0.1:1/")
    let elsewhere = stored(other, "credential-process", "p")
    stage.answers = [.nobody]
    let short = stored(Sample.section("old", "2026-01-01T10:03:00Z"), "exec", "p", "--min-ttl", "5m", "--", "x")
    let ended = stored(Sample.section("old", "2026-01-01T09:00:00Z"), "export", "p")
    #expect(elsewhere == ["session of p: not used: it was opened with another endpoint"])
    #expect(short.last == "session of p: not used: it lasts 3m, and 5m are wanted (min_ttl)")
    #expect(ended.last == "session of p: not used: it ended at 2026-01-01T09:00:00Z")
  }

  @Test func `the call that signs in to the console is told without what it sends`() {
    stage.files[Stage.config] = "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = p\n"
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    stage.replies = [.success(Sample.roleAnswer)]
    stage.fetches = [.success(HTTPAnswer(status: 200, date: nil, body: #"{"SigninToken": "s3cret"}"#))]
    _ = stage.run("console", "a", "--print")
    #expect(
      stage.trace.filter { $0.hasPrefix("call: getSigninToken") } == [
        "call: getSigninToken at signin.aws.amazon.com, for ASIA…0000new: status 200, after 0 ms"
      ])
    #expect(!stage.trace.contains { $0.contains("s3cret") || $0.contains("secret/new") || $0.contains("token+new") })
  }

  @Test func `a role's pause is told with its reason, and when it no longer counts`() {
    stage.files[Stage.config] = "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = p\n"
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    stage.replies = [.failure(.timedOut)]
    func pauses() -> [String] {
      _ = stage.run("credential-process", "a")
      return stage.trace.filter { $0.hasPrefix("role of") }
    }
    #expect(pauses() == ["role of a: paused for another 5 s: AWS was not reached 0 s ago"])
    stage.elapse(2)
    #expect(pauses().last == "role of a: paused for another 3 s: AWS was not reached 2 s ago")
    stage.elapse(4)
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(pauses().last == "role of a: AWS was not reached 6 s ago, and nothing waits for that any more")
  }

  @Test func `a dialog's pause is told with its reason`() {
    let pause = Backoff(of: "p", DialogPauseReason.unanswered, after: nil, now: Instant(seconds: 100))
    #expect(
      TraceWording.pause(pause, isOver: false, now: Instant(seconds: 110))
        == "dialog of p: paused for another 50 s: nobody answered it 10 s ago")
  }

  @Test func `a hook tells the state, the move and its reason`() {
    stage.files[Stage.credentials]? += "\n" + Sample.section("old", Sample.live)
    (stage.environment, stage.memory) = (Sample.inSession, Sample.memory)
    _ = stage.run("hook")
    #expect(
      stage.trace.filter { $0.hasPrefix("shell") || $0.hasPrefix("move") } == [
        "shell: hand p", "move: nothing, because the session is in the file as it is here",
      ])
  }

  @Test func `settings that do not count are named without their values`() {
    stage.files[Stage.settings] = "colour = s3cret\nmin_ttl = s3cret\ns3cret\n"
    stage.environment["AWS_MFA_EXPORT"] = "s3cret"
    _ = stage.run("list")
    #expect(
      stage.trace.filter { $0.hasPrefix("setting") } == [
        "setting: ~/.config/aws-mfa/config:1 is ignored: it names no setting",
        "setting: ~/.config/aws-mfa/config:2 is ignored: min_ttl wants a time such as 5m",
        "setting: ~/.config/aws-mfa/config:3 is ignored: it is not KEY = VALUE",
        "setting: AWS_MFA_EXPORT is ignored: export wants keys or profile",
      ])
  }

  @Test func `every move has a reason`() {
    let moves: [Move] = [
      .stay, .rest(.none), .rest(.off), .rest(.user), .restore, .refresh, .expire(.never), .expire(.next),
      .expire(.owed), .ask(isFirst: true), .renew(needsCode: true), .renew(needsCode: false), .giveUp,
      .drop(.loggedOut), .drop(.noSection), .drop(.replaced), .close, .keep, .leave, .yield, .enter, .pop,
    ]
    let lines = moves.map { TraceWording.decided($0, Situation()) }
    #expect(Set(lines).count == moves.count)
    #expect(lines.allSatisfy { $0.hasPrefix("move: ") && $0.contains(", because ") && !$0.hasSuffix("because ") })
  }
}
