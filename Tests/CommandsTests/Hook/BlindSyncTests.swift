import AWSConfig
import ShellCode
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// `hook` when the configuration cannot be read: whatever cannot be decided fails closed.
struct BlindSyncTests {
  private let stage = Stage()
  private static let broken = "[p\n"
  private static let said =
    "aws-mfa: cannot tell which session belongs in this shell, so its keys were removed: ~/.aws/config:1: a header is left open\n"
    + "hint: close it with ]"

  init() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Stage.config] = Self.broken
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.directory = "/home/u"
  }

  private func allow(_ profile: String) {
    let file = "/home/u/w/.awsmfa"
    stage.files[file] = profile + "\n"
    stage.directory = "/home/u/w"
    let (config, shell) = (stage.files[Stage.config], stage.shell)
    stage.files[Stage.config] = nil
    stage.shell = nil
    _ = stage.run("allow")
    stage.files[Stage.config] = config
    stage.shell = shell
    stage.files[Sample.state + "/generation"] = nil
    stage.forget()
  }

  /// When the shell is checked again.
  private func next(_ ending: Ending) -> [String] { ending.watch.filter { $0.contains("_next") } }

  @Test func `while nothing has changed but the time the session stays`() {
    let ending = stage.run("hook")
    #expect(ending == Ending(plan: ["keep _awsmfa_memory=" + Sample.memory]))
    #expect(next(ending) == ["keep _awsmfa_next=1767261601"])
  }

  @Test func `after a change elsewhere the keys are removed, and AWS_PROFILE stays`() {
    stage.files[Sample.state + "/generation"] = "7 x\n"
    let ending = stage.run("hook")
    #expect(ending.plan == Sample.ending("unjudged", " failed=1"))
    #expect(
      ending.said.count == 1 && ending.said[0].hasPrefix("aws-mfa: cannot tell which session belongs in this shell"))
    #expect(next(ending) == ["keep _awsmfa_next=1767261600"])
    #expect(ending.watch.contains("AWS_MFA_SEGMENT=p ?"))
  }

  @Test(arguments: [
    Case("the second time", "1", "1767261660"), Case("the third", "2", "1767261900"),
    Case("the fourth", "3", "1767262500"), Case("the tenth", "9", "1767262500"),
  ])
  func `it is reported once, and checked again later and later`(_ row: Case<String, String>) {
    stage.files[Sample.state + "/generation"] = "7 x\n"
    stage.memory = Sample.memory.replacing(
      "expires=\(Sample.liveSeconds)", with: "expires=\(Sample.liveSeconds) unjudged failed=\(row.given)")
    stage.environment = ["HOME": "/home/u", "AWS_PROFILE": "p-mfa", "AWS_MFA_PROFILE": "p"]
    let ending = stage.run("hook")
    #expect([ending.said, next(ending)] == [[], ["keep _awsmfa_next=\(row.wanted)"]])
  }

  @Test func `a directory of another profile gets that profile's section and no keys`() {
    allow("q")
    let ending = stage.run("hook")
    #expect(ending.plan.contains("AWS_PROFILE=q-mfa") && ending.plan.contains("-AWS_ACCESS_KEY_ID"))
    #expect(ending.plan.contains("AWS_MFA_ROOT=/home/u/w") && ending.said.count == 1)
  }

  @Test func `on leaving a directory the user's own values come back`() {
    stage.memory = Sample.memory.replacing("state=hand", with: "state=directory decider=c0ffee below=none")
    stage.environment["AWS_MFA_ROOT"] = "/home/u/w"
    #expect(stage.run("hook").plan == Sample.leaving.dropLast() + ["keep _awsmfa_memory=v2 state=none failed=1"])
  }

  @Test func `on leaving a directory the earlier session is named, and its keys wait`() {
    stage.memory = Sample.memory.replacing("state=hand", with: "state=directory decider=c0ffee below=hand,q")
    let ending = stage.run("hook")
    #expect(ending.plan.contains("AWS_PROFILE=q-mfa") && ending.plan.contains("-AWS_ACCESS_KEY_ID"))
  }

  @Test func `the end of a session needs no file`() {
    stage.memory = Sample.memory.replacing("expires=\(Sample.liveSeconds)", with: "expires=1767261600")
    let ending = stage.run("hook")
    #expect(ending.plan.contains("-AWS_ACCESS_KEY_ID") && ending.plan.contains("AWS_PROFILE=p-mfa"))
    #expect(ending.watch.contains("AWS_MFA_SEGMENT=p expired"))
  }

  @Test func `without a home directory the keys are removed`() {
    stage.environment["HOME"] = nil
    let ending = stage.run("hook")
    #expect(ending.plan.contains("-AWS_ACCESS_KEY_ID") && ending.plan.contains("AWS_PROFILE=aws-mfa-undecided"))
    #expect(ending.said.joined().contains("HOME is not set"))
  }

  @Test func `what the user has set since stays theirs`() {
    stage.environment["AWS_PROFILE"] = "mine"
    let ending = stage.run("hook")
    #expect(
      ending.plan.contains("-AWS_ACCESS_KEY_ID")
        && !ending.plan.contains { $0.contains("AWS_PROFILE") && !$0.contains("keep") })
  }

  @Test(arguments: [Stage.credentials, Sample.state])
  func `another user's files change nothing`(_ path: String) {
    stage.foreign = [path]
    stage.files[Sample.state + "/generation"] = "7 x\n"
    #expect(stage.run("hook") == Ending())
  }

  @Test func `a guarded command does not run`() {
    #expect(stage.run("hook", "--", "aws", "s3", "ls").failure != nil)
  }

  @Test(arguments: [Case("on its section", "p-mfa", true), Case("on no profile", "aws-mfa-undecided", true)])
  func `a shell that failed closed gets its session back`(_ row: Case<String, Bool>) {
    stage.files[Stage.config] = nil
    stage.memory = Sample.memory + " unjudged"
    stage.environment = ["HOME": "/home/u", "AWS_PROFILE": row.given, "AWS_MFA_PROFILE": "p"]
    #expect(stage.run("hook").plan == Sample.entering("old", Sample.live, Sample.liveSeconds))
  }

  @Test func `a section that is missing may be being written`() {
    stage.files[Stage.config] = nil
    stage.files[Stage.credentials] = Sample.keys
    let ending = stage.run("hook")
    #expect(ending.plan == Sample.ending("unjudged", " failed=1"))
    #expect(
      ending.said == [
        "aws-mfa: [p-mfa] is missing from ~/.aws/credentials, so the session's keys were removed from this shell\n"
          + "hint: aws-mfa p opens a new one; if the file is being written, the session comes back by itself"
      ])
  }

  @Test func `a logout elsewhere ends the session here, and AWS_PROFILE stays`() {
    stage.files[Stage.config] = nil
    stage.files[Stage.credentials] = Sample.keys + Sample.ended
    let ending = stage.run("hook")
    #expect(ending.plan == Sample.ending("logged-out"))
    #expect(
      ending.said == [
        "aws-mfa: the session of p was ended in another terminal\n"
          + "hint: aws-mfa p opens a new one; aws-mfa off restores your own credentials"
      ])
    #expect(ending.watch.contains("AWS_MFA_SEGMENT=p logged out"))
  }

  @Test func `a profile of the user's that names an ended section stays, and is reported once`() {
    stage.files[Stage.config] = nil
    stage.files[Stage.credentials] = Sample.keys + Sample.ended
    stage.environment = ["HOME": "/home/u", "AWS_PROFILE": "p-mfa"]
    stage.memory = "v2 state=none"
    let first = stage.run("hook")
    stage.memory = first.plan.last.map { String($0.dropFirst("keep \(Memory.variable)=".count)) } ?? ""
    stage.forget()
    let second = stage.run("hook")
    #expect(
      [first.said, first.plan.dropLast(), second.said, second.plan.dropLast()] == [
        ["aws-mfa: your AWS_PROFILE names p-mfa, a session that has ended\nhint: aws-mfa p opens a new one"], [], [],
        [],
      ])
  }

  @Test func `an inherited live session that is not in a file here stays`() {
    stage.files = [:]
    stage.memory = ""
    let ending = stage.run("hook")
    #expect(
      ending.plan
        == Sample.entering("old", Sample.live, Sample.liveSeconds, isStored: false).map {
          $0.replacing("state=hand", with: "state=restored")
        })
  }

  @Test func `a session that was only in the shell and was removed is reported`() {
    stage.files[Stage.config] = nil
    stage.environment = ["HOME": "/home/u", "AWS_PROFILE": "aws-mfa-undecided", "AWS_MFA_PROFILE": "p"]
    stage.memory = Sample.memory.replacing(" >", with: " unstored >", maxReplacements: 1) + " unjudged"
    let ending = stage.run("hook")
    #expect(
      ending.said == [
        "aws-mfa: the session of p was in this shell only, and was removed when a hook failed\nhint: aws-mfa p opens a new one"
      ])
    #expect(ending.plan.contains("AWS_PROFILE=p-mfa"))
  }

  @Test func `a directory that waits does not name somebody else's section`() {
    allow("p")
    stage.files[Stage.config] = nil
    stage.files[Stage.credentials] =
      Sample.keys + "[p-mfa]\naws_access_key_id = AKIAEXAMPLE000000009\naws_secret_access_key = s\n"
    stage.environment = ["HOME": "/home/u"]
    stage.memory = "v2 state=none"
    #expect(stage.run("hook").plan.contains("AWS_PROFILE=p-mfa-mfa"))
  }

  @Test func `a web identity does not come in while a directory waits`() {
    allow("p")
    stage.files[Stage.config] = nil
    stage.files[Stage.credentials] = Sample.keys
    stage.environment = ["HOME": "/home/u", "AWS_WEB_IDENTITY_TOKEN_FILE": "/token"]
    stage.memory = "v2 state=user"
    #expect(stage.run("hook").plan.contains("-AWS_WEB_IDENTITY_TOKEN_FILE"))
  }

  @Test func `what had ended before a shell failed closed has ended`() {
    #expect(Memory("v2 state=hand profile=p expires=1 expired unjudged")?.ending == .expired)
  }

  @Test func `when a session that is not in a file ends, AWS_PROFILE names its section`() {
    stage.files = [:]
    stage.environment["AWS_PROFILE"] = nil
    stage.memory = Sample.memory.replacing("expires=\(Sample.liveSeconds)", with: "expires=1767261600 unstored")
      .replacing(">AWS_PROFILE=p-mfa", with: ">AWS_PROFILE")
    #expect(stage.run("hook").plan.contains("AWS_PROFILE=p-mfa"))
  }
}
