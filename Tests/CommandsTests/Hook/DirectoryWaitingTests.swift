import AWSConfig
import Secrecy
import ShellCode
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// `hook` in a directory whose profile has no session.
struct DirectoryWaitingTests: DirectorySuite {
  let stage = prepared()

  @Test func `a new shell in a directory tells at its second prompt that there is no session`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    let first = go("hook")
    let second = go("hook")
    let third = go("hook")
    #expect(
      [first.said, first.watch.filter { $0.contains("_next") }, second.said, third.said] == [
        [], ["keep _awsmfa_next=1767261600"], [Self.waiting], [],
      ])
  }

  @Test func `where there is no session the one of another profile goes, and nobody else's credentials come in`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    stage.environment = Sample.inSession.merging(["AWS_PROFILE": "q-mfa", "AWS_MFA_PROFILE": "q"]) { $1 }
    stage.memory = Sample.memory.replacing("=p", with: "=q")
    let ending = go("hook")
    #expect(
      [ending.said, state, ending.watch.filter { $0.contains("level") }] == [
        [Self.waiting], ["AWS_PROFILE=p-mfa", "AWS_MFA_ROOT=/home/u/w"], ["keep _awsmfa_level=waiting"],
      ])
  }

  @Test func `a shell that waits joins a session that comes up elsewhere`() {
    allow()
    let section = stage.files[Stage.credentials]
    stage.files[Stage.credentials] = Sample.keys
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    stage.files[Stage.credentials] = section
    #expect(go("hook").said.isEmpty && state == Self.inside)
  }

  @Test func `the user's own values are set aside while a shell waits, and a change of them is seen`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    stage.environment["AWS_PROFILE"] = "mine"
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    let during = state
    stage.environment["AWS_PROFILE"] = "other"
    _ = go("hook")
    #expect(
      [during, state, [stage.memory]] == [
        ["AWS_PROFILE=p-mfa", "AWS_MFA_ROOT=/home/u/w"], ["AWS_PROFILE=other"],
        ["v2 state=user decider=\(Self.key) overridden"],
      ])
  }

  @Test func `the user's own keys come back when a shell that waited leaves`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    let own = ["AWS_ACCESS_KEY_ID": "AKIAOWN", "AWS_SECRET_ACCESS_KEY": "mine", "AWS_DEFAULT_PROFILE": "old"]
    stage.environment.merge(own) { $1 }
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    let during = state
    stage.directory = "/home/u"
    _ = go("hook")
    #expect(during == ["AWS_PROFILE=p-mfa", "AWS_MFA_ROOT=/home/u/w"])
    #expect(stage.environment == own.merging(["HOME": "/home/u"]) { $1 })
  }

  @Test func `a child of a shell that waits waits too`() {
    allow()
    stage.files[Stage.credentials] = Sample.keys
    startAtHome()
    stage.directory = "/home/u/w"
    _ = go("hook")
    let parent = state
    stage.memory = ""
    let ending = go("hook")
    #expect([state, ending.watch.filter { $0.contains("level") }] == [parent, ["keep _awsmfa_level=waiting"]])
  }
}
