import AWSConfig
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// A shell keeps the session that it has, and does not take another identity's.
struct KeepingTests {
  private let stage = Stage()

  init() {
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
  }

  struct Meanwhile: Sendable {
    var environment: [String: String] = [:]
    /// Replacements in the files.
    var swaps: [String: String] = [:]
  }

  /// The shell's session is stored too, whatever else may name another one.
  @Test(arguments: [
    Case(
      "the profile names another device",
      Meanwhile(swaps: ["mfa_serial = \(Sample.serial)": "mfa_serial = GAHT12345678"])),
    Case(
      "another device was given at the login",
      Meanwhile(swaps: ["awsmfa_mfa_serial = \(Sample.serial)": "awsmfa_mfa_serial = GAHT12345678"])),
    Case("a variable names another device", Meanwhile(environment: ["AWS_MFA_SERIAL": "GAHT12345678"])),
    Case("a variable names another endpoint", Meanwhile(environment: ["AWS_ENDPOINT_URL": "http://localhost:4566"])),
    Case("the region is none", Meanwhile(environment: ["AWS_REGION": "eu west"])),
    Case(
      "the keys were rotated",
      Meanwhile(swaps: [
        "[p]\naws_access_key_id = AKIAEXAMPLE000000001": "[p]\naws_access_key_id = AKIAEXAMPLE000000002"
      ])),
    Case("the profile is gone", Meanwhile(swaps: ["[p]": "[q]"])),
  ])
  func `stays at a prompt`(_ row: Case<Meanwhile, Nothing>) {
    stage.environment.merge(row.given.environment) { $1 }
    for (old, new) in row.given.swaps {
      stage.files[Stage.credentials] = stage.files[Stage.credentials]?.replacing(old, with: new)
    }
    let ending = stage.run("hook")
    #expect(ending == Ending(plan: ["keep _awsmfa_memory=" + Sample.memory]))
  }

  @Test func `verbs that never ask use a session that was opened with another device by name`() {
    stage.files[Stage.credentials] = stage.files[Stage.credentials]?
      .replacing("awsmfa_mfa_serial = \(Sample.serial)", with: "awsmfa_mfa_serial = GAHT12345678")
    #expect(["export", "credential-process"].map { stage.run($0, "p").failure } == [nil, nil])
  }

  @Test func `another session in its place is not used, and is reported`() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("new", Sample.newEnd, endpoint: "http://localhost:1")
    let ending = stage.run("hook")
    // The section now belongs to another endpoint.
    #expect(
      ending.plan
        == Sample.ending("logged-out").map { $0.replacing("AWS_PROFILE=p-mfa", with: "AWS_PROFILE=p-mfa-mfa") })
    #expect(
      ending.said == [
        "aws-mfa: the stored session of p now has other keys or another endpoint, so the old one was removed from this shell\n"
          + "hint: aws-mfa p opens or joins one"
      ])
  }
}
