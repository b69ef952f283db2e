import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import Text

/// Role `a` on the session `old` of `p`, which is live until 22:00. It is 10:00.
struct ProgramSessionTests {
  private let stage = Stage()
  private static let arn = "arn:aws:iam::111122223333:role/Deploy"
  private static let new = "ASIAEXAMPLE00000new"
  private static let old = "ASIAEXAMPLE00000old"
  private static let pauses = "/home/u/.local/state/aws-mfa/"

  init() {
    stage.shell = nil
    stage.files[Stage.config] = Self.profile
    store(until: "2026-01-01T10:14:59Z")
  }

  private static let profile = "[profile a]\nrole_arn = \(arn)\nsource_profile = p\n"

  /// The stored session of a role, which has the key of `p`'s session.
  private static func role(_ name: String, until end: String) -> String {
    """

    [\(name)-mfa]
    aws_access_key_id = \(old)
    aws_secret_access_key = secret/old
    aws_session_token = token+old
    expiration = \(end)
    manager = aws-mfa
    awsmfa_base_access_key_id = AKIAEXAMPLE000000001
    awsmfa_mfa_serial = \(Sample.serial)
    awsmfa_role_arn = \(arn)
    awsmfa_source_profiles = p

    """
  }

  private func store(until end: String?, _ more: String = "") {
    stage.files[Stage.credentials] =
      Sample.keys + Sample.section("old", Sample.live) + (end.map { Self.role("a", until: $0) } ?? "") + more
  }

  /// The key that is printed, what is said, or the failure; and how many calls were made.
  private func printed(_ words: String...) -> [String] {
    stage.forget()
    let ending = stage.run(words: words.isEmpty ? ["credential-process", "a"] : words)
    let key = [Self.new, Self.old].filter { ending.output.contains($0) }
    return key + (ending.failure.map { ["\($0)"] } ?? []) + ["\(stage.requests.count) calls"] + ending.said
  }

  // MARK: The moves

  @Test(
    arguments: [
      Case("a session with time", .init(left: 900, canAssume: true), .use),
      Case("too little time", .init(left: 899, canAssume: true), .assume),
      Case("too little time, and no way to more", .init(left: 1), .use),
      Case("too little time, after a failure", .init(left: 1, canAssume: true, isPaused: true), .use),
      Case("one that came while waiting", .init(left: 1, isNew: true, canAssume: true), .use),
      Case("none", .init(canAssume: true), .assume),
      Case("none, after a failure", .init(canAssume: true, isPaused: true), .pause),
      Case("none without a code", .init(), .stop),
      Case("none without a code, after a failure", .init(isPaused: true), .stop),
      Case("a short role", .init(left: 225, canAssume: true, margin: 225), .use),
    ] as [Case<ProgramSession.Facts, ProgramSession.Move>])
  func `one move follows from the facts`(_ row: Case<ProgramSession.Facts, ProgramSession.Move>) {
    #expect(ProgramSession.Move(row.given) == row.wanted)
  }

  // MARK: A call

  @Test(
    arguments: [
      Case("less than a quarter of an hour", "2026-01-01T10:14:59Z", [new, "1 calls"]),
      Case("a quarter of an hour", "2026-01-01T10:15:00Z", [old, "0 calls"]),
      Case("over", "2026-01-01T09:00:00Z", [new, "1 calls"]),
      Case("none", nil, [new, "1 calls"]),
    ] as [Case<String?, [String]>])
  func `a role is assumed anew by the time that its session has left`(_ row: Case<String?, [String]>) {
    store(until: row.given)
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(printed() == row.wanted)
    #expect(stage.files[Stage.credentials]?.contains("[a-mfa]\naws_access_key_id = \(row.wanted[0])") ?? false)
  }

  @Test func `the call is signed with the MFA session, and has ten seconds`() {
    stage.replies = [.success(Sample.roleAnswer)]
    _ = printed()
    #expect(stage.requests.map(\.caller.keys.id) == [Self.old])
    #expect(stage.requests.map(\.caller.timeLimit) == [10])
  }

  @Test func `a role of more than an hour is assumed for an hour`() {
    stage.files[Stage.config] = Self.profile + "duration_seconds = 28800\n"
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(printed() == [Self.new, "1 calls"])
    #expect(stage.requests[0].fields.first { $0.name == "DurationSeconds" }?.value.reveal() == "3600")
  }

  @Test func `a role of a quarter of an hour is not assumed at every look`() {
    stage.files[Stage.config] = Self.profile + "duration_seconds = 900\n"
    store(until: "2026-01-01T10:04:00Z")
    #expect(printed() == [Self.old, "0 calls"])
  }

  @Test func `a profile without a role, and a role whose MFA session is over, are as before`() {
    #expect(printed("credential-process", "p") == [Self.old, "0 calls"])
    stage.files[Stage.credentials] = Sample.keys + Self.role("a", until: "2026-01-01T10:00:01Z")
    #expect(printed() == [Self.old, "0 calls"])
    stage.files[Stage.credentials] = Sample.keys + Self.role("a", until: "2026-01-01T09:00:00Z")
    #expect(printed() == ["\(Failure.sessionEnded(profile: "a"))", "0 calls"])
  }

  @Test(arguments: [
    Case("logged out", "\n[a-mfa]\nmanager = aws-mfa\ncredential_process = x\n"),
    Case("pasted by hand", "\n[a-mfa]\naws_access_key_id = ASIAX\naws_secret_access_key = s\naws_session_token = t\n"),
    Case("somebody else's", "\n[a-mfa]\nmanager = other\n"),
  ])
  func `no role is assumed into a section that is not for it`(_ row: Case<String, Nothing>) {
    store(until: nil, row.given)
    #expect(printed() == ["\(Failure.noSession(profile: "a"))", "0 calls"])
  }

  @Test func `an expired section is for it`() {
    store(until: nil, "\n[a-mfa]\nmanager = aws-mfa\ncredential_process = x\nawsmfa_expired = 2026-01-01T09:00:00Z\n")
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(printed() == [Self.new, "1 calls"])
  }

  // MARK: Others

  @Test func `what another process has stored in the meantime is taken, however short it is`() {
    let other = Self.role("a", until: "2026-01-01T10:00:20Z").replacing(Self.old, with: Self.new)
    stage.duringLock[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live) + other
    #expect(printed() == [Self.new, "0 calls"])
  }

  @Test func `a process that is held up goes on with the old session, or says so`() {
    stage.isLockKept = true
    #expect(printed() == [Self.old, "0 calls"])
    store(until: nil)
    #expect(printed() == ["\(Failure.roleAwaited(profile: "a"))", "0 calls"])
  }

  @Test func `a logout during the call stands`() {
    stage.replies = [.success(Sample.roleAnswer)]
    stage.meanwhile[Stage.credentials] =
      Sample.keys + Sample.section("old", Sample.live) + "\n[a-mfa]\nmanager = aws-mfa\ncredential_process = x\n"
    #expect(printed() == ["\(Failure.noSession(profile: "a"))", "1 calls"])
  }

  // MARK: Failures

  @Test func `after a failure the old session goes on, and the next call waits longer each time`() {
    stage.replies = [.failure(.unresolved)]
    #expect(printed() == [Self.old, "1 calls"])
    #expect(printed() == [Self.old, "1 calls"])
    #expect(pause == "a unreachable 1767261600 1767261605 1\n")
    stage.elapse(6)
    stage.replies = [.success(Sample.wrongCode)]
    #expect(printed() == [Self.old, "2 calls"])
    #expect(pause == "a refused 1767261606 1767261621 2\n")
    stage.elapse(600)
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(printed() == [Self.new, "3 calls"])
    #expect(pause == "")
  }

  private var pause: String { stage.files.first { $0.key.hasSuffix("/pauses") }?.value ?? "" }

  @Test func `without an old session the failure is said, and then the pause`() {
    store(until: nil)
    stage.replies = [.failure(.unresolved)]
    let host = "sts.us-east-1.amazonaws.com"
    #expect(printed() == ["\(Failure.transport(.unresolved, host: host))", "1 calls"])
    stage.elapse(2)
    #expect(printed() == ["\(Failure.rolePaused(profile: "a", .unreachable, ago: 2, again: 3))", "1 calls"])
  }

  @Test func `a person's command does not wait for the pause`() {
    store(until: nil)
    stage.replies = [.failure(.unresolved), .success(Sample.roleAnswer)]
    _ = printed()
    stage.elapse(1)
    #expect(stage.run("exec", "a", "--", "x").launch?.contains("AWS_ACCESS_KEY_ID=\(Self.new)") ?? false)
  }

  @Test func `a script is told why the old session goes on, and an SDK is not`() {
    stage.replies = [.failure(.unresolved)]
    #expect(
      printed("export", "a").last
        == "aws-mfa: the role of a was not assumed anew: sts.us-east-1.amazonaws.com was not found (DNS)\nhint: its session lasts another 14m; check the network, and the region's name"
    )
  }

  @Test func `a session that cannot be stored serves the one who asked`() {
    stage.unwritable[Stage.credentials] = FileError(path: Stage.credentials, reason: .notWritable("read-only"))
    stage.replies = [.success(Sample.roleAnswer), .success(Sample.roleAnswer)]
    #expect(printed() == [Self.new, "1 calls"])
    let ending = stage.run("exec", "a", "--", "x")
    #expect(ending.launch?.contains("AWS_ACCESS_KEY_ID=\(Self.new)") ?? false)
    #expect(ending.launch?.contains("AWS_PROFILE=a-mfa") == false)
    #expect(ending.said.contains { $0.hasPrefix("aws-mfa: the session is for this command only: ") })
  }

  // MARK: Chains

  @Test func `in a chain, every role that is due is assumed anew`() {
    stage.files[Stage.config] = """
      [profile a]
      role_arn = \(Self.arn)
      source_profile = b
      [profile b]
      role_arn = \(Self.arn)
      source_profile = p

      """
    store(until: nil, Self.role("b", until: "2026-01-01T10:05:00Z"))
    stage.replies = [.success(Sample.roleAnswer), .success(Sample.roleAnswer)]
    #expect(printed() == [Self.new, "2 calls"])
    #expect(stage.requests.map(\.caller.keys.id) == [Self.old, Self.new])
  }

  @Test func `in a chain, the role on the way may be old if it does not get any newer`() {
    stage.files[Stage.config] =
      "[profile a]\nrole_arn = \(Self.arn)\nsource_profile = b\n"
      + Self.profile.replacing("profile a", with: "profile b")
    store(until: nil, Self.role("b", until: "2026-01-01T10:05:00Z"))
    stage.replies = [.failure(.unresolved), .success(Sample.roleAnswer)]
    #expect(printed() == [Self.new, "2 calls"])
    #expect(stage.requests.map(\.caller.keys.id) == [Self.old, Self.old])
  }
}
