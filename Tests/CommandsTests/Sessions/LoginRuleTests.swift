import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// What is joined, what is asked for, and what is left alone.
struct LoginRuleTests {
  struct Joining: Sendable {
    /// The expiry of the stored session.
    var end = Sample.live
    var words: [String] = []
    var environment: [String: String] = [:]
    var settings = ""
    var endpoint: String?
  }

  /// Whether a stored session with the row's properties is joined. It is 10:00; the session ends at 22:00.
  @Test(arguments: [
    Case("a live one", Joining(), true),
    Case("an ended one", Joining(end: "2026-01-01T10:00:00Z"), false),
    Case("one with five minutes left", Joining(end: "2026-01-01T10:05:00Z"), false),
    Case("one with more than five minutes left", Joining(end: "2026-01-01T10:05:01Z"), true),
    Case("a shorter min-ttl", Joining(end: "2026-01-01T10:02:00Z", words: ["--min-ttl", "1m"]), true),
    Case("a longer min-ttl", Joining(words: ["--min-ttl", "13h"]), false),
    Case("a min-ttl from the settings", Joining(settings: "min_ttl = 13h\n"), false),
    Case("a min-ttl from the environment", Joining(environment: ["AWS_MFA_MIN_TTL": "13h"]), false),
    Case("the option over the setting", Joining(words: ["--min-ttl=5m"], settings: "min_ttl = 13h\n"), true),
    Case("a shorter duration", Joining(words: ["--duration", "1h"]), true),
    Case("a duration of what is left", Joining(words: ["--duration", "12h"]), true),
    Case("a longer duration", Joining(words: ["--duration", "13h"]), false),
    Case("a longer duration that is only a setting", Joining(settings: "duration = 36h\n"), true),
    Case("another serial", Joining(words: ["--serial", "GAHT12345678"]), false),
    Case("the same serial", Joining(words: ["--serial", Sample.serial]), true),
    Case("a serial from the environment", Joining(environment: ["AWS_MFA_SERIAL": "GAHT12345678"]), false),
    Case("another endpoint here", Joining(environment: ["AWS_ENDPOINT_URL": "https://sts.example.com"]), false),
    Case("another endpoint there", Joining(endpoint: "https://sts.example.com"), false),
    Case(
      "the same endpoint",
      Joining(environment: ["AWS_ENDPOINT_URL": "https://a.example"], endpoint: "https://a.example"), true),
    Case("forced", Joining(words: ["--force"]), false),
  ])
  func `a stored session is joined by its tie and its time`(_ row: Case<Joining, Bool>) {
    let stage = Stage()
    stage.environment.merge(row.given.environment) { $1 }
    stage.files[Stage.settings] = row.given.settings
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", row.given.end, endpoint: row.given.endpoint)
    stage.answers = [.interrupted]
    let failure = stage.run(words: ["p"] + row.given.words).failure
    #expect(failure == (row.wanted ? nil : .interrupted))
  }

  struct Late: Sendable {
    var words: [String] = []
    /// What is stored before the login, and by another program on the terminal while the login waits for its turn.
    var before = ""
    var meanwhile = ""
  }

  /// Whether a session that another program on the terminal has just opened is joined.
  @Test(arguments: [
    Case("none", Late(), false),
    Case("a new one", Late(meanwhile: Sample.section("new", Sample.newEnd)), true),
    Case(
      "a new one where one was to be opened", Late(words: ["--force"], meanwhile: Sample.section("new", Sample.newEnd)),
      true),
    Case(
      "a new one where one was to be opened for this shell alone",
      Late(words: ["--force", "--no-store"], meanwhile: Sample.section("new", Sample.newEnd)), false),
    Case(
      "the old one where a new one was to be opened",
      Late(
        words: ["--force"], before: Sample.section("old", Sample.live), meanwhile: Sample.section("old", Sample.live)),
      false),
    Case(
      "one that is too short",
      Late(words: ["--duration", "36h"], meanwhile: Sample.section("new", "2026-01-02T21:59:59Z")), false),
    Case(
      "one of another endpoint",
      Late(meanwhile: Sample.section("new", Sample.newEnd, endpoint: "http://localhost:1")), false),
  ])
  func `a session opened on the terminal meanwhile is not asked for again`(_ row: Case<Late, Bool>) {
    for isTurnFree in [false, true] {
      let stage = Stage()
      stage.isTurnFree = isTurnFree
      stage.files[Stage.credentials] = Sample.keys + row.given.before
      stage.beforeTurn = [Stage.credentials: Sample.keys + row.given.meanwhile]
      stage.answers = [.interrupted]
      let ending = stage.run(words: ["p"] + row.given.words)
      #expect(
        [
          ending.failure == nil, ending.questions.isEmpty,
          ending.plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new"),
        ] == [row.wanted, row.wanted, row.wanted])
    }
  }

  @Test func `a login with a given code does not wait for its turn`() {
    let stage = Stage()
    stage.files[Stage.credentials] = Sample.keys
    stage.beforeTurn = [Stage.credentials: ""]
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("p", "--code", "123456").calls == 1)
  }

  struct Asking: Sendable {
    var words: [String] = []
    var profile = ""
    var settings = ""
    var serial = Sample.serial
  }

  @Test(arguments: [
    Case("the most that AWS gives", Asking(), "129600"),
    Case("the setting", Asking(settings: "duration = 2h\n"), "7200"),
    Case(
      "the profile over the setting", Asking(profile: "duration_seconds = 900\n", settings: "duration = 2h\n"), "900"),
    Case("the option over all", Asking(words: ["--duration", "90m"], profile: "duration_seconds = 900\n"), "5400"),
    Case("one hour for the root user", Asking(serial: "arn:aws:iam::111122223333:mfa/root-account-mfa-device"), "3600"),
    Case(
      "the option for the root user",
      Asking(words: ["--duration", "2h"], serial: "arn:aws:iam::111122223333:mfa/root-account-mfa-device"), "7200"),
  ])
  func `the duration asked of AWS`(_ row: Case<Asking, String>) {
    let stage = Stage()
    stage.files[Stage.credentials] =
      Sample.keys.replacing(Sample.serial, with: row.given.serial) + row.given.profile
    stage.files[Stage.settings] = row.given.settings
    stage.replies = [.failure(.unresolved)]
    _ = stage.run(words: ["p", "--code", "123456"] + row.given.words)
    #expect(stage.requests.first?.fields.first { $0.name == "DurationSeconds" }?.value.reveal() == row.wanted)
  }

  struct Poison: Sendable {
    let stored: String?
    var end = Sample.live
    let here: String?
  }

  /// Whether a new session from endpoint `here` replaces the one stored from endpoint `stored`.
  @Test(arguments: [
    Case("AWS over AWS", Poison(stored: nil, here: nil), true),
    Case("a stand-in over AWS", Poison(stored: nil, here: "http://localhost:4566"), false),
    Case(
      "a stand-in over AWS's ended one",
      Poison(stored: nil, end: "2026-01-01T09:00:00Z", here: "http://localhost:4566"), true),
    Case("a stand-in over itself", Poison(stored: "http://localhost:4566", here: "http://localhost:4566"), true),
    Case("a stand-in over another", Poison(stored: "http://localhost:1", here: "http://localhost:4566"), false),
    Case("AWS over a stand-in", Poison(stored: "http://localhost:4566", here: nil), true),
  ])
  func `a foreign endpoint never overwrites another's live session`(_ row: Case<Poison, Bool>) {
    let stage = Stage()
    stage.environment["AWS_ENDPOINT_URL"] = row.given.here
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", row.given.end, endpoint: row.given.stored)
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("p", "--force", "--code", "123456")
    #expect(
      [ending.files[Stage.credentials] != nil, ending.plan.contains("AWS_PROFILE=p-mfa"), ending.failure == nil]
        == [row.wanted, row.wanted, true])
  }

  @Test func `a session that is not replaced is reported`() {
    let stage = Stage()
    stage.environment["AWS_ENDPOINT_URL"] = "http://localhost:4566"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("p", "--code", "123456").said == [
        "aws-mfa: the session is in this shell only: the stored session of p is not from http://localhost:4566, "
          + "so it was not replaced\nhint: end it first with aws-mfa logout p",
        "p (alice, 111122223333): session at http://localhost:4566 until 22:00 tomorrow, 36h00m left",
      ])
  }

  @Test func `an endpoint that is not AWS is named before the question`() {
    let stage = Stage()
    stage.environment["AWS_ENDPOINT_URL"] = "http://localhost:4566"
    stage.files[Stage.credentials] = Sample.keys
    stage.answers = [.interrupted]
    #expect(
      stage.run("p")
        == Ending(
          failure: .interrupted,
          questions: ["aws-mfa: calling http://localhost:4566, which is not AWS\n" + Sample.question]))
  }

  @Test func `without any profile the next step is to add one`() {
    #expect(Stage().run("login").failure == .noProfiles(files: ["~/.aws/config", "~/.aws/credentials"]))
  }

  struct Choice: Sendable {
    var words: [String] = []
    var environment: [String: String] = [:]
    var memory = ""
    var settings = ""
  }

  /// The profile for which a login without a profile asks for a code. `a`, `b`, `c`, `d` and `default` have keys.
  @Test(arguments: [
    Case("default", Choice(), "default"),
    Case("the setting", Choice(settings: "default_profile = a\n"), "a"),
    Case(
      "AWS_PROFILE over the setting", Choice(environment: ["AWS_PROFILE": "b"], settings: "default_profile = a\n"), "b"),
    Case("AWS_PROFILE of a session", Choice(environment: ["AWS_PROFILE": "b-mfa"]), "b"),
    Case(
      "the active one over AWS_PROFILE",
      Choice(
        environment: ["AWS_MFA_PROFILE": "c", "AWS_PROFILE": "c-mfa"],
        memory: "v1 login >AWS_ACCESS_KEY_ID >AWS_PROFILE=c-mfa"), "c"),
    Case("the argument over all", Choice(words: ["d"], environment: ["AWS_PROFILE": "b"]), "d"),
    Case("an argument that names a session", Choice(words: ["d-mfa"]), "d"),
    Case("a profile named like a session", Choice(words: ["e-mfa"]), "e-mfa"),
  ])
  func `the profile that is meant`(_ row: Case<Choice, String>) {
    let stage = Stage()
    stage.environment.merge(row.given.environment) { $1 }
    stage.memory = row.given.memory
    stage.files[Stage.settings] = row.given.settings
    stage.files[Stage.credentials] = ["a", "b", "c", "d", "default", "e-mfa"].map {
      Sample.keys.replacing("[p]", with: "[\($0)]").replacing("0000001", with: "000000\($0.prefix(1))")
    }.joined()
    stage.answers = [.interrupted]
    _ = stage.run(words: ["login"] + row.given.words)
    #expect(stage.questions == ["MFA code for \(row.wanted) (alice, 111122223333): "])
  }
}
