import AWSConfig
import Secrecy
import ShellCode
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// `hook` beside what was chosen by hand, in a directory and outside.
struct DirectoryChoiceTests: DirectorySuite {
  let stage = prepared()

  @Test func `what was chosen by hand outside comes back`() {
    stage.files[Stage.credentials]? +=
      Sample.keys.replacing("[p]", with: "[q]")
      + Sample.section("q01", Sample.live).replacing("[p-mfa]", with: "[q-mfa]")
    allow()
    startAtHome()
    _ = go("use", "q")
    let before = state
    stage.directory = "/home/u/w"
    _ = go("hook")
    let during = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect([during, state] == [Self.inside, before])
  }

  @Test func `what has ended meanwhile does not come back, and that is said`() {
    stage.files[Stage.credentials]? +=
      Sample.keys.replacing("[p]", with: "[q]")
      + Sample.section("q01", Sample.live).replacing("[p-mfa]", with: "[q-mfa]")
    allow()
    startAtHome()
    _ = go("use", "q")
    stage.directory = "/home/u/w"
    _ = go("hook")
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.directory = "/home/u"
    #expect(
      [go("hook").said, state] == [
        ["aws-mfa: the session of q, which was here before, is gone; run aws-mfa q to open a new one"],
        ["AWS_PROFILE=q-mfa"],
      ])
  }

  @Test func `another profile chosen inside wins until it is left, and outlives it`() {
    stage.files[Stage.credentials]? +=
      Sample.keys.replacing("[p]", with: "[q]")
      + Sample.section("q01", Sample.live).replacing("[p-mfa]", with: "[q-mfa]")
    allow()
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    _ = go("use", "q")
    let chosen = state
    stage.directory = "/home/u/w/deep"
    _ = go("hook")
    let deeper = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect(
      [chosen, deeper, state].allSatisfy { $0 == ["AWS_PROFILE=q-mfa", "AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000q01"] })
  }

  @Test func `the file's own profile chosen inside leaves with it`() {
    allow()
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("use", "p")
    let inside = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect([inside, state] == [Self.inside, []])
  }

  @Test func `off inside keeps out until another file decides`() {
    allow()
    stage.files["/home/u/v/.awsmfa"] = "p\n"
    stage.directory = "/home/u/v"
    allow()
    startAtHome()
    var seen: [[String]] = []
    stage.directory = "/home/u/w"
    _ = go("off")
    for place in ["/home/u/w", "/home/u", "/home/u/w", "/home/u/v", "/home/u", "/home/u/w"] {
      stage.directory = place
      _ = go("hook")
      seen.append(state)
    }
    let off = ["AWS_MFA_OFF=1"]
    let other = Self.inside.dropLast() + ["AWS_MFA_ROOT=/home/u/v"]
    #expect(seen == [off, off, off, Array(other), off, Self.inside])
  }
}
