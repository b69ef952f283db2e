import AWSConfig
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// Numbers written by others: in variables, the shell's memory and files that terminals share. None may cause a crash.
struct HostileNumberTests {
  private let stage = Stage()

  private static let numbers = [
    "-9223372036854775808", "-9223372036854775807", "-1", "0", "1", "65536", "253402300799", "253402300800",
    "9223372036854775806", "9223372036854775807", "9223372036854775808", "1e9", "x", "",
  ]
  private static let moments = 0...253_402_300_799
  private static let words = [
    ["prompt"], ["status"], ["status", "--json"], ["hook"], ["hook", "--cd"],
  ]

  init() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Stage.settings] = "on_expiry = renew\n"
    stage.files[Stage.config] = "[profile p]\nmfa_process = code\n"
    stage.output = .status(1)
    stage.environment = Sample.inSession
  }

  @Test(arguments: numbers, words)
  func `the end of an inherited session`(_ number: String, _ words: [String]) {
    stage.environment["AWS_MFA_EXPIRES_AT"] = number
    stage.environment["AWS_CREDENTIAL_EXPIRATION"] = nil
    stage.environment["AWS_ACCESS_KEY_ID"] = nil
    _ = stage.run(words: words)
    let end = ShellState(environment: Environment(stage.environment), memory: "").memory.expiration?.seconds ?? 0
    #expect(Self.moments.contains(end))
  }

  /// The shell's session has ended and is to be renewed now, which fails.
  @Test(arguments: numbers, ["expires", "announced", "failures", "again"])
  func `what a shell remembers`(_ number: String, _ field: String) {
    let fields = ["expires": "1767261599", "announced": "300", "failures": "1", "again": "0"]
      .merging([field: number]) { $1 }
    stage.memory =
      "v2 state=hand profile=p " + (field == "expires" ? "" : "expired ")
      + fields.map { "\($0)=\($1)" }.joined(separator: " ") + " >AWS_ACCESS_KEY_ID >AWS_PROFILE=p-mfa"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", "2026-01-01T09:59:59Z")
    stage.environment = ["HOME": "/home/u", "AWS_PROFILE": "p-mfa", "AWS_MFA_PROFILE": "p"]
    let ending = stage.run("hook")
    let isTried = ending.said.contains { $0.contains("was not renewed") }
    #expect(ending.failure == nil && (isTried || ["expires", "again"].contains(field)))
  }

  @Test(arguments: numbers)
  func `open questions, and who asks them`(_ number: String) throws {
    let questions = Sample.state + "/questions"
    stage.files[questions] = "p \(number) pts/9 \(number)\nq \(number)  0\n"
    stage.running = [0, 1, Int.min, Int.max]
    let state = StateDirectory(paths: try Paths(Environment(stage.environment)), files: stage.world.files)
    let question = StateDirectory.Question(profile: "r", until: Stage.now + 60, terminal: "pts/1", processID: 1)
    #expect(state.claimQuestion(question, now: Stage.now) { stage.running.contains($0) } == nil)
    #expect(stage.files[questions]?.hasSuffix("r \((Stage.now + 60).seconds) pts%2F1 1\n") == true)
  }

  @Test(arguments: numbers)
  func `when a device worked`(_ number: String) throws {
    stage.files[Sample.state + "/devices"] = "A GAHT1 \(number)\n"
    let state = StateDirectory(paths: try Paths(Environment(stage.environment)), files: stage.world.files)
    #expect(state.workingDevices.allSatisfy { Self.moments.contains($0.acceptedAt.seconds) })
  }
}
