import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// Sessions that options make another one than the profile's: `--policy`, and `--role` with what goes along. Role `a` is
/// on the session `old` of `p`, which is live until 22:00. It is 10:00.
struct RestrictedTests {
  private let stage = Stage()
  private static let arn = "arn:aws:iam::111122223333:role/Deploy"

  init() {
    stage.files[Stage.config] = "[profile a]\nrole_arn = \(Self.arn)\nsource_profile = p\n"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files["/w/policy.json"] = #"{ "Version": "2012-10-17" }"#
    stage.directory = "/w"
    stage.replies = [.success(Sample.roleAnswer)]
  }

  private func field(_ name: String) -> String? {
    stage.requests.last?.fields.first { $0.name == name }?.value.reveal()
  }

  /// Puts what a run has left behind into the shell, as the shell does.
  private func apply(_ ending: Ending) {
    for line in ending.plan {
      if line.hasPrefix("keep _awsmfa_memory=") {
        stage.memory = String(line.dropFirst("keep _awsmfa_memory=".count))
      } else if line.hasPrefix("-") {
        stage.environment[String(line.dropFirst())] = nil
      } else if let equals = line.firstIndex(of: "="), !line.hasPrefix("keep") {
        stage.environment[String(line[..<equals])] = String(line[line.index(after: equals)...])
      }
    }
    stage.forget()
  }

  private func end() {
    stage.elapse(3601)
    apply(stage.run("hook"))
  }

  @Test func `a policy goes with the role, and its session is in no file`() {
    let ending = stage.run("a", "--policy", "policy.json")
    #expect(field("Policy") == #"{"Version":"2012-10-17"}"#)
    #expect(ending.plan.contains("AWS_MFA_PROFILE=a/Deploy") && ending.plan.contains("-AWS_PROFILE"))
    #expect(ending.files[Stage.credentials] == nil)
    #expect(ending.files.keys.allSatisfy { !$0.hasSuffix("/last") && !$0.hasSuffix("/generation") })
  }

  @Test func `it is not joined, and joins nothing`() {
    _ = stage.run("a", "--policy", "/w/policy.json")
    stage.replies = [.success(Sample.roleAnswer)]
    _ = stage.run("a", "--store-only")
    #expect(field("Policy") == nil)
    stage.replies = [.success(Sample.roleAnswer)]
    _ = stage.run("a", "--policy", "/w/policy.json")
    #expect(stage.requests.count == 3)
  }

  @Test func `renew says what to type, and calls nobody`() {
    apply(stage.run("a", "--policy", "policy.json"))
    let again = Failure.restricted("a/Deploy", again: "aws-mfa a --policy FILE")
    #expect(stage.run("renew").failure == again)
    #expect(stage.requests.count == 1)
  }

  @Test func `a policy with a role given by an option is named with it`() {
    apply(stage.run("p", "--role", Self.arn, "--policy", "policy.json"))
    #expect(
      stage.run("renew").failure == .restricted("p/Deploy", again: "aws-mfa p --role \(Self.arn) --policy FILE"))
  }

  @Test func `all options that opened it are named with it`() {
    apply(
      stage.run(
        "p", "--role", Self.arn, "--policy", "policy.json", "--external-id", "e1", "--role-session-name", "tester",
        "--region", "eu-north-1"))
    let again =
      "aws-mfa p --role \(Self.arn) --policy FILE --region eu-north-1 --external-id e1 --role-session-name tester"
    #expect(stage.run("renew").failure == .restricted("p/Deploy", again: again))
  }

  @Test(arguments: [
    Case("without a name", ["login"], true), Case("another profile", ["p"], true), Case("use", ["use", "p"], true),
    Case("with a policy", ["a", "--policy", "policy.json"], false),
    Case("to the file only", ["p", "--store-only"], false),
    Case("a command", ["exec", "p", "--", "x"], false),
  ])
  func `a login that ends the policy says so`(_ row: Case<[String], Bool>) {
    apply(stage.run("a", "--policy", "policy.json"))
    stage.replies = [.success(Sample.roleAnswer)]
    let told = """
      aws-mfa: the policy of a/Deploy no longer restricts this shell
      hint: aws-mfa a --policy FILE restricts it again
      """
    let ending = stage.run(words: row.given)
    #expect(ending.failure == nil && ending.said.contains(told) == row.wanted)
  }

  @Test(arguments: [["exec", "--", "x"], ["console"], ["credential-process"], ["renew"]])
  func `after its end nothing goes on without the policy`(_ words: [String]) {
    apply(stage.run("a", "--policy", "policy.json"))
    end()
    #expect(stage.run(words: words).failure == .restricted("a/Deploy", again: "aws-mfa a --policy FILE"))
    #expect(stage.requests.count == 1)
  }

  @Test(arguments: ["warn", "ask", "renew"])
  func `it does not come back at a prompt`(_ setting: String) {
    stage.files[Stage.settings] = "on_expiry = \(setting)\n"
    apply(stage.run("a", "--policy", "policy.json"))
    stage.elapse(3601)
    let ending = stage.run("hook")
    #expect(
      ending.said == ["aws-mfa: the session of a/Deploy has ended\nhint: aws-mfa a --policy FILE opens a new one"])
    #expect(ending.plan.contains("-AWS_ACCESS_KEY_ID") && stage.requests.count == 1)
  }

  @Test(arguments: [["renew"], ["console"], ["credential-process"]])
  func `a child shell does not know the policy, and says so`(_ words: [String]) {
    apply(stage.run("a", "--policy", "policy.json"))
    stage.memory = ""
    stage.elapse(3601)
    #expect(stage.run(words: words).failure == .oneOff("a/Deploy", profile: "a"))
  }

  @Test(arguments: [
    Case("no role", ["p", "--policy", "policy.json"], Failure.policyWithoutRole(profile: "p")),
    Case("no file", ["a", "--policy", "x"], .policy(.absent, path: "x")),
    Case("no policy", ["a", "--policy", "/home/u/.aws/config"], .policy(.notJSON, path: "/home/u/.aws/config")),
    Case(
      "a bad external id", ["p", "--role", arn, "--external-id", "a b"],
      .badRoleValue("a b", source: "--external-id", marks: "_+=,.@:/-", lengths: 2...1224)),
    Case(
      "a bad session name", ["p", "--role", arn, "--role-session-name", "x"],
      .badRoleValue("x", source: "--role-session-name", marks: "_+=,.@-", lengths: 2...64)),
    Case("a bad region", ["p", "--region", "eu west"], .endpoint(.badRegion("eu west", source: "--region"))),
  ])
  func `a bad option is reported before any question`(_ row: Case<[String], Failure>) {
    stage.files[Stage.credentials] = Sample.keys
    #expect(stage.run(words: row.given).failure == row.wanted)
  }

  @Test(arguments: [
    Case("no tag", "session_tags = x", Failure.badTags(.noPair("x"), source: "session_tags of profile a")),
    Case(
      "an unknown one", "session_tags = x=1\ntransitive_session_tags = y",
      .badTags(.unknown("y"), source: "transitive_session_tags of profile a")),
    Case(
      "a source identity", "source_identity = a b",
      .badRoleValue("a b", source: "source_identity of profile a", marks: "_+=,.@-", lengths: 2...64)),
  ])
  func `a bad value of the profile is reported before any question`(_ row: Case<String, Failure>) {
    stage.files[Stage.config]? += row.given + "\n"
    stage.files[Stage.credentials] = Sample.keys
    #expect(stage.run("a").failure == row.wanted)
  }

  @Test func `renew repeats what went along with the role`() {
    apply(stage.run("p", "--role", Self.arn, "--external-id", "e1", "--role-session-name", "tester"))
    stage.replies = [.success(Sample.roleAnswer)]
    _ = stage.run("renew")
    #expect([field("ExternalId"), field("RoleSessionName")] == ["e1", "tester"])
    #expect(stage.requests.count == 2)
  }

  // MARK: Tags

  @Test func `tags and source identity are stored as the tie, and changed ones open a new session`() {
    stage.files[Stage.config]? +=
      "session_tags = team=x, cost=1\ntransitive_session_tags = cost\nsource_identity = alice\n"
    _ = stage.run("a", "--store-only")
    let stored = stage.files[Stage.credentials] ?? ""
    for line in [
      "awsmfa_session_tags = cost=1,team=x", "awsmfa_transitive_session_tags = cost", "awsmfa_source_identity = alice",
    ] { #expect(stored.contains(line + "\n")) }
    _ = stage.run("a", "--store-only")
    #expect(stage.requests.count == 1)
    stage.files[Stage.config] = stage.files[Stage.config]?.replacing("team=x", with: "team=y")
    stage.replies = [.success(Sample.roleAnswer)]
    _ = stage.run("a", "--store-only")
    #expect(stage.requests.count == 2)
    #expect(stage.files[Stage.credentials]?.contains("awsmfa_session_tags = cost=1,team=y\n") ?? false)
  }

  @Test func `a changed transitive tag of a role on the way opens a new session`() {
    stage.files[Stage.config] = """
      [profile b]
      role_arn = \(Self.arn)
      source_profile = a
      [profile a]
      role_arn = \(Self.arn)
      source_profile = p
      session_tags = cost=1, team=x
      transitive_session_tags = cost

      """
    stage.replies = [.success(Sample.roleAnswer), .success(Sample.roleAnswer)]
    _ = stage.run("b", "--store-only")
    _ = stage.run("b", "--store-only")
    #expect(stage.requests.count == 2)
    #expect(stage.files[Stage.credentials]?.contains("awsmfa_session_tags = cost=1\nawsmfa_transitive") ?? false)
    stage.files[Stage.config] = stage.files[Stage.config]?.replacing("cost=1", with: "cost=2")
    stage.replies = [.success(Sample.roleAnswer), .success(Sample.roleAnswer)]
    _ = stage.run("b", "--store-only")
    #expect(stage.requests.count == 4)
  }

  // MARK: The region

  @Test func `a chosen region stays through renewals, until the next login`() {
    stage.replies = [.success(Sample.answer())]
    apply(stage.run("p", "--region", "eu-north-1"))
    #expect(stage.environment["AWS_REGION"] == "eu-north-1")
    apply(stage.run("renew", "--code", "123456"))
    #expect(stage.environment["AWS_DEFAULT_REGION"] == "eu-north-1")
    apply(stage.run("login", "p"))
    #expect(stage.environment["AWS_REGION"] == nil)
  }

  @Test func `a chosen region stays when another terminal renews the session`() {
    apply(stage.run("p", "--region", "eu-north-1"))
    stage.files[Stage.credentials] = Sample.keys + Sample.section("new", Sample.newEnd)
    apply(stage.run("hook"))
    #expect(stage.environment["AWS_ACCESS_KEY_ID"] == "ASIAEXAMPLE00000new")
    #expect(stage.environment["AWS_REGION"] == "eu-north-1")
  }

  @Test func `a chosen region sets the user's own aside, and a later one of the user's stays`() {
    stage.environment["AWS_REGION"] = "us-west-2"
    apply(stage.run("p", "--region", "eu-north-1"))
    #expect(stage.environment["AWS_REGION"] == "eu-north-1")
    apply(stage.run("off"))
    #expect(stage.environment["AWS_REGION"] == "us-west-2")
    apply(stage.run("p", "--region", "eu-north-1"))
    stage.environment["AWS_REGION"] = "ap-south-1"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("new", Sample.newEnd)
    apply(stage.run("hook"))
    #expect(stage.environment["AWS_REGION"] == "ap-south-1")
  }

  @Test func `a command gets the region`() {
    let launch = stage.run("exec", "p", "--region", "eu-north-1", "--", "x").launch ?? []
    #expect(launch.contains("AWS_REGION=eu-north-1") && launch.contains("AWS_DEFAULT_REGION=eu-north-1"))
  }
}
