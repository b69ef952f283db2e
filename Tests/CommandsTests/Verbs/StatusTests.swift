import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

struct StatusTests {
  struct Shell: Sendable {
    var environment: [String: String] = [:]
    var memory = ""
    var credentials = Sample.keys + Sample.section("old", Sample.live)
  }

  struct Tried: Sendable, CustomTestStringConvertible {
    let words: [String]
    let shell: Shell
    let wanted: Ending

    init(_ words: [String], _ shell: Shell, _ wanted: Ending) {
      (self.words, self.shell, self.wanted) = (words, shell, wanted)
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  static let expired = Sample.inSession.merging([
    "AWS_CREDENTIAL_EXPIRATION": "2026-01-01T09:00:00Z", "AWS_MFA_EXPIRES_AT": "1767258000",
  ]) { $1 }

  static let expiredMemory = Sample.memory.replacing("expires=\(Sample.liveSeconds)", with: "expires=1767258000")

  @Test(arguments: [
    Case("nothing", Shell(), "no session in this shell; aws-mfa PROFILE opens or joins one\n"),
    Case(
      "a profile of the user's", Shell(environment: ["AWS_PROFILE": "x"]),
      "this shell uses your AWS_PROFILE=x; aws-mfa PROFILE replaces that with a session\n"),
    Case(
      "keys of the user's", Shell(environment: ["AWS_ACCESS_KEY_ID": "AKIA", "AWS_PROFILE": "x"]),
      "this shell uses your AWS_ACCESS_KEY_ID; aws-mfa PROFILE replaces that with a session\n"),
    Case(
      "credentials of aws-vault, awsume and granted",
      Shell(environment: ["AWS_VAULT": "x", "AWSUME_PROFILE": "y", "GRANTED_SSO": "true"]),
      """
      this shell uses your AWS_VAULT=x; aws-mfa PROFILE replaces that with a session
      beside   AWS_VAULT of aws-vault
      hint     exit leaves its shell
      beside   AWSUME_PROFILE of awsume
      hint     awsume --unset removes its variables
      beside   GRANTED_SSO of granted
      hint     assume --unset removes its variables

      """),
    Case(
      "off", Shell(environment: ["AWS_MFA_OFF": "1"]),
      "aws-mfa is off in this shell; aws-mfa PROFILE turns it on again\n"),
    Case(
      "a session", Shell(environment: Sample.inSession, memory: Sample.memory),
      """
      profile  p (alice, 111122223333)
      session  until 22:00, 12h00m left
      source   login
      stored   [p-mfa] in ~/.aws/credentials

      """),
    Case(
      "a child shell whose session is gone", Shell(environment: Sample.inSession, credentials: Sample.keys),
      """
      profile  p (alice, 111122223333)
      session  until 22:00, 12h00m left
      source   restored
      stored   no

      """),
    Case(
      "an expired session", Shell(environment: expired, memory: expiredMemory),
      """
      profile  p (alice, 111122223333)
      session  ended at 09:00; aws-mfa renew opens a new one
      source   login
      stored   [p-mfa] in ~/.aws/credentials

      """),
  ])
  func `status says what this shell uses`(_ row: Case<Shell, String>) {
    #expect(stage(row.given).run("status") == Ending(output: row.wanted))
  }

  @Test(arguments: [
    Case(
      "nothing", Shell(),
      #"{"profile": null, "account": null, "expiration": null, "seconds_left": null, "source": null, "root": null}"#),
    Case(
      "off", Shell(environment: ["AWS_MFA_OFF": "1"]),
      #"{"profile": null, "account": null, "expiration": null, "seconds_left": null, "source": "off", "root": null}"#),
    Case(
      "a session", Shell(environment: Sample.inSession, memory: Sample.memory),
      #"{"profile": "p", "account": "111122223333", "expiration": "2026-01-01T22:00:00Z", "seconds_left": 43200, "source": "login", "root": null}"#
    ),
    Case(
      "an expired session", Shell(environment: expired, memory: expiredMemory),
      #"{"profile": "p", "account": "111122223333", "expiration": "2026-01-01T09:00:00Z", "seconds_left": 0, "source": "login", "root": null}"#
    ),
  ])
  func `status in JSON has every key`(_ row: Case<Shell, String>) {
    #expect(stage(row.given).run("status", "--json") == Ending(output: row.wanted + "\n"))
  }

  static let stored = """
    profile  p (alice, 111122223333)
    session  until 22:00, 12h00m left
    stored   [p-mfa] in ~/.aws/credentials

    """
  static let none = """
    profile  p (alice, 111122223333)
    session  none; aws-mfa p opens one
    stored   no

    """

  @Test(
    arguments: [
      Tried(["p"], Shell(), Ending(output: stored)),
      Tried(["p-mfa"], Shell(), Ending(output: stored)),
      Tried(["p", "--min-ttl", "12h"], Shell(), Ending(output: stored)),
      Tried(["p", "--min-ttl", "43201"], Shell(), Ending(output: stored, status: .noSession)),
      Tried(["--min-ttl", "1h"], Shell(environment: ["AWS_PROFILE": "p"]), Ending(output: stored)),
      Tried(["p"], Shell(credentials: Sample.keys), Ending(output: none, status: .noSession)),
      Tried(
        ["p"], Shell(credentials: Sample.keys + Sample.section("old", "2026-01-01T10:00:00Z")),
        Ending(output: none, status: .noSession)),
      Tried(["p", "--min-ttl", "0"], Shell(credentials: Sample.keys), Ending(output: none, status: .noSession)),
      Tried(
        ["p"], Shell(environment: Sample.inSession, memory: Sample.memory),
        Ending(output: stored.replacing("stored ", with: "source   login\nstored "))),
      Tried(
        ["--min-ttl", "1h"],
        Shell(
          environment: Sample.inSession.filter { $0.key != "AWS_PROFILE" },
          memory: Sample.memory.replacing(" >AWS_ACCESS", with: " unstored >AWS_ACCESS")
            .replacing("AWS_PROFILE=p-mfa", with: "AWS_PROFILE"), credentials: Sample.keys),
        Ending(output: "profile  p\nsession  until 22:00, 12h00m left\nsource   login\nstored   no\n")),
      Tried(["p", "--min-ttl", "soon"], Shell(), Ending(failure: .usage(.badTime(.minTTL, "soon")))),
      Tried(
        ["x"], Shell(),
        Ending(
          failure: .unknownProfile(
            "x", near: ["p"], files: ["~/.aws/config", "~/.aws/credentials"],
            line: Arguments(verb: .status, operands: ["x"])))),
    ] as [Tried])
  func `with a profile or a time it tests a session`(_ row: Tried) {
    #expect(stage(row.shell).run(words: ["status"] + row.words) == row.wanted)
  }

  @Test(arguments: [
    Case(
      "a stored session", Shell(),
      #"{"profile": "p", "account": "111122223333", "expiration": "2026-01-01T22:00:00Z", "seconds_left": 43200, "source": null, "root": null}"#
    ),
    Case(
      "this shell's session", Shell(environment: Sample.inSession, memory: Sample.memory),
      #"{"profile": "p", "account": "111122223333", "expiration": "2026-01-01T22:00:00Z", "seconds_left": 43200, "source": "login", "root": null}"#
    ),
    Case(
      "no session", Shell(credentials: Sample.keys),
      #"{"profile": "p", "account": "111122223333", "expiration": null, "seconds_left": null, "source": null, "root": null}"#
    ),
  ])
  func `the test in JSON has the same keys`(_ row: Case<Shell, String>) {
    #expect(stage(row.given).run("status", "p", "--json").output == row.wanted + "\n")
  }

  private func stage(_ shell: Shell) -> Stage {
    let stage = Stage()
    stage.shell = nil
    stage.environment.merge(shell.environment) { $1 }
    stage.memory = shell.memory
    stage.files[Stage.credentials] = shell.credentials
    return stage
  }
}
