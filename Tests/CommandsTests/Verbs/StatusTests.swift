import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct StatusTests {
  struct Shell: Sendable {
    var environment: [String: String] = [:]
    var memory = ""
    var credentials = Sample.keys + Sample.section("old", Sample.live)
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

  private func stage(_ shell: Shell) -> Stage {
    let stage = Stage()
    stage.shell = nil
    stage.environment.merge(shell.environment) { $1 }
    stage.memory = shell.memory
    stage.files[Stage.credentials] = shell.credentials
    return stage
  }
}
