import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// The verbs that never ask: `use`, `export`, `credential-process`.
struct UseTests {
  private let stage = Stage()

  init() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
  }

  @Test func `use exports a stored session and remembers the profile`() {
    #expect(
      stage.run("use", "p")
        == Ending(
          plan: Sample.entering("old", Sample.live, Sample.liveSeconds),
          said: ["p (alice, 111122223333): session until 22:00, 12h00m left"],
          files: [Sample.state + "/last": "p\n", Sample.state + "/generation": "1 p\n"]))
  }

  @Test func `using the last profile again notifies no terminal`() {
    stage.files[Sample.state + "/last"] = "p\n"
    #expect(stage.run("use", "p").files == [:])
  }

  @Test func `use with the setting exports no secret`() {
    stage.files[Stage.settings] = "export = profile\n"
    let plan = stage.run("use", "p").plan
    #expect(plan.contains("AWS_PROFILE=p-mfa") && !plan.contains { $0.contains("secret/") || $0.contains("token+") })
  }

  @Test func `the profile's region comes along`() {
    stage.files[Stage.config] = "[profile p]\nregion = eu-west-1\n"
    let plan = stage.run("use", "p").plan
    #expect(
      plan.filter { $0.contains("REGION") && !$0.hasPrefix("keep") }
        == ["AWS_REGION=eu-west-1", "AWS_DEFAULT_REGION=eu-west-1", "AWS_MFA_REGION=eu-west-1"])
  }

  @Test func `the region of the session's own profile takes precedence`() {
    stage.files[Stage.config] = "[profile p]\nregion = eu-west-1\n[profile p-mfa]\nregion = eu-west-2\n"
    #expect(stage.run("use", "p").plan.contains("AWS_REGION=eu-west-2"))
  }

  struct Missing: Sendable {
    var section = ""
    var environment: [String: String] = [:]
    var profile = "p"
  }

  static let missing: [Case<Missing, Failure>] = [
    Case("none", Missing(), .noSession(profile: "p")),
    Case("a logged out one", Missing(section: Sample.ended), .noSession(profile: "p")),
    Case(
      "a pasted one", Missing(section: "[p-mfa]\naws_access_key_id = ASIA\naws_session_token = t\n"),
      .noSession(profile: "p")),
    Case("an ended one", Missing(section: Sample.section("old", "2026-01-01T10:00:00Z")), .sessionEnded(profile: "p")),
    Case(
      "one of another device",
      Missing(section: Sample.section("old", Sample.live), environment: ["AWS_MFA_SERIAL": "GAHT12345678"]),
      .noSession(profile: "p")),
    Case(
      "one of another endpoint", Missing(section: Sample.section("old", Sample.live, endpoint: "https://x.example")),
      .noSession(profile: "p")),
    Case(
      "one of another key",
      Missing(
        section: Sample.section("old", Sample.live).replacing("AKIAEXAMPLE000000001", with: "AKIAEXAMPLE000000009")),
      .noSession(profile: "p")),
  ]

  @Test(arguments: missing, [["use"], ["export"], ["credential-process"]])
  func `without a live session nothing is asked or changed`(_ row: Case<Missing, Failure>, _ verb: [String]) {
    stage.files[Stage.credentials] = Sample.keys + row.given.section
    stage.environment.merge(row.given.environment) { $1 }
    #expect(stage.run(words: verb + [row.given.profile]) == Ending(failure: row.wanted))
  }

  @Test(arguments: [Verb.use, .export, .credentialProcess, .devices, .setup, .console])
  func `an unknown profile is answered with the verb that was typed`(_ verb: Verb) {
    stage.files[Stage.credentials] = Sample.keys
    let files = ["~/.aws/config", "~/.aws/credentials"]
    // setup would ask which one is meant.
    stage.answers = [.nobody]
    #expect(
      stage.run(verb.rawValue, "px").failure
        == .unknownProfile("px", near: ["p"], files: files, line: Arguments(verb: verb, operands: ["px"])))
  }

  @Test func `a session with one second left is live`() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", "2026-01-01T10:00:01Z")
    #expect(stage.run("use", "p").failure == nil)
  }

  @Test(arguments: [
    Case(
      "by default", [],
      "export AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old\nexport AWS_SECRET_ACCESS_KEY=secret/old\nexport AWS_SESSION_TOKEN=token+old\nexport AWS_CREDENTIAL_EXPIRATION=2026-01-01T22:00:00Z\n"
    ),
    Case(
      "env-no-export", ["--format", "env-no-export"],
      "AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old\nAWS_SECRET_ACCESS_KEY=secret/old\nAWS_SESSION_TOKEN=token+old\nAWS_CREDENTIAL_EXPIRATION=2026-01-01T22:00:00Z\n"
    ),
    Case(
      "fish", ["--format", "fish"],
      "set -gx AWS_ACCESS_KEY_ID \"ASIAEXAMPLE00000old\"\nset -gx AWS_SECRET_ACCESS_KEY \"secret/old\"\nset -gx AWS_SESSION_TOKEN \"token+old\"\nset -gx AWS_CREDENTIAL_EXPIRATION \"2026-01-01T22:00:00Z\"\n"
    ),
    Case(
      "powershell", ["--format", "powershell"],
      "$Env:AWS_ACCESS_KEY_ID=\"ASIAEXAMPLE00000old\"\n$Env:AWS_SECRET_ACCESS_KEY=\"secret/old\"\n$Env:AWS_SESSION_TOKEN=\"token+old\"\n$Env:AWS_CREDENTIAL_EXPIRATION=\"2026-01-01T22:00:00Z\"\n"
    ),
    Case(
      "windows-cmd", ["--format", "windows-cmd"],
      "set AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old\nset AWS_SECRET_ACCESS_KEY=secret/old\nset AWS_SESSION_TOKEN=token+old\nset AWS_CREDENTIAL_EXPIRATION=2026-01-01T22:00:00Z\n"
    ),
    Case("process", ["--format", "process"], process),
  ])
  func `export prints a session in each format`(_ row: Case<[String], String>) {
    stage.shell = nil
    #expect(stage.run(words: ["export", "p"] + row.given) == Ending(output: row.wanted))
  }

  static let process =
    #"{"Version": 1, "AccessKeyId": "ASIAEXAMPLE00000old", "SecretAccessKey": "secret/old", "SessionToken": "token+old", "Expiration": "2026-01-01T22:00:00Z"}"#
    + "\n"

  @Test func `credential-process prints what the SDKs read`() {
    stage.shell = nil
    #expect(stage.run("credential-process", "p") == Ending(output: Self.process))
  }

  @Test func `an unknown format is refused before anything is read`() {
    #expect(stage.run("export", "p", "--format", "xml") == Ending(failure: .usage(.badFormat("xml"))))
  }
}
