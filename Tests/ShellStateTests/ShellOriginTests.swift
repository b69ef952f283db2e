import AWSConfig
import Secrecy
import TestSupport
import Testing
import Text

@testable import ShellState

/// How a shell is judged: whose credentials are active in it.
struct ShellOriginTests {
  struct Reading: Equatable {
    var source: Memory.State
    var profile: String?
    var region: String?
  }

  private static let session = ModelShell().entering(region: "r")
  private static let keyless = ModelShell().entering(export: .profile)

  @Test(arguments: [
    Case("a bare shell", ModelShell(), Reading(source: .none)),
    Case("a region only", ModelShell(environment: ["AWS_REGION": "own"]), Reading(source: .none, region: "own")),
    Case("keys of the user's", ModelShell(environment: ["AWS_ACCESS_KEY_ID": "A"]), Reading(source: .user)),
    Case("a profile of the user's", ModelShell(environment: ["AWS_PROFILE": "x"]), Reading(source: .user)),
    Case(
      "a default profile of the user's", ModelShell(environment: ["AWS_DEFAULT_PROFILE": "x"]), Reading(source: .user)),
    Case("an empty variable", ModelShell(environment: ["AWS_PROFILE": ""]), Reading(source: .none)),
    Case("off", ModelShell(environment: ["AWS_MFA_OFF": "1"]), Reading(source: .off)),
    Case("a session", session, Reading(source: .hand, profile: "p")),
    Case("a session by its profile only", keyless, Reading(source: .hand, profile: "p")),
    Case(
      "a session in no file", ModelShell().entering(isStored: false), Reading(source: .hand, profile: "p")),
    Case("a session, then another profile", session.setting("AWS_PROFILE", "x"), Reading(source: .user)),
    Case("a session, then other keys", session.setting("AWS_ACCESS_KEY_ID", "A"), Reading(source: .user)),
    Case(
      "a session, then another region", session.setting("AWS_REGION", "own"),
      Reading(source: .hand, profile: "p", region: "own")),
    Case("a child shell", session.child, Reading(source: .restored, profile: "p")),
    Case("a child shell by the profile only", keyless.child, Reading(source: .restored, profile: "p")),
    Case(
      "a child shell of a session in no file", ModelShell().entering(isStored: false).child,
      Reading(source: .restored, profile: "p")),
    Case("a child shell with another profile", session.child.setting("AWS_PROFILE", "x"), Reading(source: .user)),
    Case(
      "a child shell with other keys",
      session.child.setting("AWS_ACCESS_KEY_ID", "A").setting("AWS_SESSION_TOKEN", nil), Reading(source: .user)),
    Case(
      "a child shell with another expiry", session.child.setting("AWS_CREDENTIAL_EXPIRATION", "2026-01-01T23:00:00Z"),
      Reading(source: .user)),
    Case(
      "a child shell with another region", session.child.setting("AWS_REGION", "own"),
      Reading(source: .restored, profile: "p", region: "own")),
    Case("a child shell of one that is off", session.turningOff().child, Reading(source: .off)),
  ])
  func `whose credentials are active`(_ row: Case<ModelShell, Reading>) {
    let state = row.given.state
    #expect(
      Reading(source: state.state, profile: state.activeProfile, region: state.userRegion(.region)) == row.wanted)
  }

  @Test func `a child shell has nothing to restore`() {
    let child = ModelShell(environment: ["AWS_PROFILE": "own"]).entering(region: "r").child
    #expect([child.leaving().environment, child.turningOff().environment] == [[:], ["AWS_MFA_OFF": "1"]])
  }

  @Test func `a child shell keeps what it set itself`() {
    let child = Self.session.child.setting("AWS_REGION", "own").setting("AWS_PROFILE", "x")
    #expect(child.leaving().environment == ["AWS_REGION": "own", "AWS_PROFILE": "x"])
  }

  @Test(arguments: [
    Case("none", [:], nil),
    Case(
      "long-term ones", ["AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "s"],
      "AKIAEXAMPLE000000001"),
    Case("without a secret", ["AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001"], nil),
    Case(
      "with a token",
      ["AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"], nil),
    Case(
      "with the old token",
      ["AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SECURITY_TOKEN": "t"], nil),
    Case("temporary ones", ["AWS_ACCESS_KEY_ID": "ASIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "s"], nil),
    Case("a hostile id", ["AWS_ACCESS_KEY_ID": "AKIA $(id) 000000001", "AWS_SECRET_ACCESS_KEY": "s"], nil),
  ])
  func `the user's own keys are long-term ones`(_ row: Case<[String: String], String?>) {
    #expect(ModelShell(environment: row.given).state.userAccessKeys?.id == row.wanted)
  }

  @Test func `the keys of a session are not the user's own`() {
    #expect(Self.session.setting("AWS_SESSION_TOKEN", nil).state.userAccessKeys == nil)
  }

  @Test(
    arguments: [Case("a number", "12", 12), Case("no number", "soon", nil), Case("unset", nil, nil)]
      as [Case<String?, Int?>])
  func `the end of an inherited session is a number of seconds`(_ row: Case<String?, Int?>) {
    let shell = ModelShell(environment: ["AWS_MFA_PROFILE": "p"]).setting("AWS_MFA_EXPIRES_AT", row.given)
    #expect(shell.state.memory.expiration?.seconds == row.wanted)
  }
}
