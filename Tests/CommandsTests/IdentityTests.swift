import AWSConfig
import Testing

@testable import Commands

/// A shell keeps the session that it has, and takes no other identity's.
struct KeepingTests {
  private let stage = Stage()

  init() {
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
  }

  struct Meanwhile: Sendable {
    var environment: [String: String] = [:]
    /// What stands in the files for something else.
    var swaps: [String: String] = [:]
  }

  /// The session that is here and stored, whatever else says now.
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

  @Test func `a session that was opened with another device by name is taken by what never asks`() {
    stage.files[Stage.credentials] = stage.files[Stage.credentials]?
      .replacing("awsmfa_mfa_serial = \(Sample.serial)", with: "awsmfa_mfa_serial = GAHT12345678")
    #expect(["export", "credential-process"].map { stage.run($0, "p").failure } == [nil, nil])
  }

  @Test func `another session in its place is not taken, and is told of`() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("new", Sample.newEnd, endpoint: "http://localhost:1")
    let ending = stage.run("hook")
    // Its section is another endpoint's now.
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

/// Long-term keys in the environment, and nobody has named a profile.
struct EnvironmentKeysTests {
  private let stage = Stage()
  private static let alice = ["AWS_ACCESS_KEY_ID": "AKIAEXAMPLEALICE0001", "AWS_SECRET_ACCESS_KEY": "a"]
  private static let bob = "[default]\naws_access_key_id = AKIAEXAMPLEBOB000001\naws_secret_access_key = b\n"

  init() {
    stage.environment.merge(Self.alice) { $1 }
    stage.environment["AWS_MFA_SERIAL"] = Sample.serial
  }

  private func logIn(_ words: String...) -> Ending {
    stage.replies = [.success(Sample.answer())]
    return stage.run(words: words + ["--code", "123456"])
  }

  /// The shell goes on with what a run has made of it.
  private func follow(_ ending: Ending) {
    for statement in ending.plan {
      let parts = statement.split(separator: "=", maxSplits: 1).map(String.init)
      if statement.hasPrefix("keep \(Memory.variable)=") {
        stage.memory = String(statement.dropFirst("keep \(Memory.variable)=".count))
      } else if statement.hasPrefix("-") {
        stage.environment[String(statement.dropFirst())] = nil
      } else {
        stage.environment[parts[0]] = parts[1]
      }
    }
    stage.forget()
  }

  @Test(arguments: [
    Case("no [default]", ""), Case("a [default] without keys", "[default]\nregion = eu-west-1\n"),
    Case(
      "a [default] with the same keys",
      "[default]\naws_access_key_id = AKIAEXAMPLEALICE0001\naws_secret_access_key = a\n"),
  ])
  func `their session is stored, and stays at the next prompt`(_ row: Case<String, Nothing>) {
    stage.files[Stage.credentials] = row.given
    follow(logIn())
    #expect(stage.environment["AWS_PROFILE"] == "default-mfa")
    let ending = stage.run("hook")
    #expect(ending.plan == ["keep _awsmfa_memory=" + stage.memory] && ending.said == [])
  }

  @Test func `a [default] with other keys keeps its section`() {
    stage.files[Stage.credentials] = Self.bob
    let ending = logIn()
    #expect(ending.files[Stage.credentials] == nil && ending.plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new"))
    #expect(
      ending.said.first
        == "aws-mfa: the session is in this shell only: profile default and the environment have different keys, so the "
        + "profile's section is left alone\nhint: give the environment's keys a profile of their own")
    #expect(logIn("--store-only").failure == .otherKeys(profile: "default"))
  }

  @Test func `beside a stored session of other keys they are told apart, and a logout ends only their own`() {
    let stored = Sample.section("bob", Sample.live).replacing("[p-mfa]", with: "[default-mfa]")
      .replacing("AKIAEXAMPLE000000001", with: "AKIAEXAMPLEBOB000001")
    stage.files[Stage.credentials] = Self.bob + stored
    follow(logIn())
    #expect(stage.run("status").output.contains("stored   no\n"))
    let ending = stage.run("logout")
    #expect(ending.plan.contains("AWS_ACCESS_KEY_ID=AKIAEXAMPLEALICE0001") && ending.files[Stage.credentials] == nil)
    #expect(
      ending.said == ["default: removed from this shell; it was not stored, and AWS honours its token until it expires"]
    )
  }

  @Test func `in a directory of the profile that nobody names they are meant too`() {
    stage.directory = "/home/u/src"
    stage.files["/home/u/src/.awsmfa"] = "default\n"
    _ = stage.run("allow", "/home/u/src")
    follow(logIn())
    #expect(stage.environment["AWS_PROFILE"] == "default-mfa" && stage.run("export").failure == nil)
  }

  @Test(arguments: [Case("no [default]", ""), Case("other keys in [default]", bob)])
  func `a renewal is theirs again`(_ row: Case<String, Nothing>) {
    stage.files[Stage.credentials] = row.given
    follow(logIn())
    _ = logIn("renew")
    #expect(stage.requests.map(\.caller.keys.id) == ["AKIAEXAMPLEALICE0001", "AKIAEXAMPLEALICE0001"])
  }

  @Test func `a directory's profile is a name`() {
    stage.directory = "/home/u/src"
    stage.files["/home/u/src/.awsmfa"] = "production\n"
    stage.files[Stage.credentials] = Self.bob
    _ = stage.run("allow", "/home/u/src")
    let failure = stage.run("login").failure
    #expect(
      failure == .unknownProfile("production", near: nil, verb: nil, files: ["~/.aws/config", "~/.aws/credentials"]))
  }

  @Test func `a profile that is gone is not opened with them`() {
    stage.environment.merge(Sample.inSession) { $1 }
    stage.memory = Sample.memory + " <AWS_ACCESS_KEY_ID=AKIAEXAMPLEALICE0001 <AWS_SECRET_ACCESS_KEY=a"
    stage.files[Stage.credentials] = "[else]\nregion = x\n" + Sample.section("old", Sample.live)
    #expect(
      stage.run("renew").failure
        == .unknownProfile("p", near: nil, verb: nil, files: ["~/.aws/config", "~/.aws/credentials"]))
  }

  @Test func `a new shell takes the newer session of what it has inherited`() {
    stage.environment = Sample.inSession.merging(["AWS_PROFILE": "default-mfa", "AWS_MFA_PROFILE": "default"]) { $1 }
    stage.files[Stage.credentials] = Sample.section("new", Sample.newEnd).replacing("[p-mfa]", with: "[default-mfa]")
    follow(stage.run("hook"))
    #expect(stage.environment["AWS_ACCESS_KEY_ID"] == "ASIAEXAMPLE00000new")
  }

  /// A shell without the keys, with the session `old` of alice's; another one is stored now.
  @Test(arguments: [
    Case("alice's", "AKIAEXAMPLEALICE0001", true), Case("bob's", "AKIAEXAMPLEBOB000001", false),
  ])
  func `a shell without the keys takes a newer session of the same keys only`(_ row: Case<String, Bool>) {
    func section(_ name: String, _ end: String, _ key: String) -> String {
      Sample.section(name, end).replacing("[p-mfa]", with: "[default-mfa]")
        .replacing("AKIAEXAMPLE000000001", with: key)
    }
    stage.environment = Sample.inSession.merging(["AWS_PROFILE": "default-mfa", "AWS_MFA_PROFILE": "default"]) { $1 }
    stage.files[Stage.credentials] = section("old", Sample.live, "AKIAEXAMPLEALICE0001")
    follow(stage.run("hook"))
    stage.files[Stage.credentials] = section("new", Sample.newEnd, row.given)
    follow(stage.run("hook"))
    #expect(stage.environment["AWS_ACCESS_KEY_ID"] == (row.wanted ? "ASIAEXAMPLE00000new" : nil))
  }
}

/// What comes back by itself was not chosen by hand.
struct RevivalStandingTests {
  private let stage = Stage()

  private func end(in state: String) {
    let end = "2026-01-01T09:59:59Z"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", end)
    stage.files[Stage.settings] = "on_expiry = ask\n"
    stage.files[Sample.state + "/last"] = "other\n"
    stage.environment = Sample.inSession.merging(["AWS_CREDENTIAL_EXPIRATION": end, "AWS_MFA_EXPIRES_AT": "1767261599"])
    { $1 }
    stage.memory = Sample.memory.replacing("expires=\(Sample.liveSeconds)", with: "expires=1767261599")
      .replacing("state=hand", with: "state=" + state)
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer())]
  }

  @Test(arguments: ["hand", "restored"])
  func `a session that comes back at a prompt leaves the state and the last session`(_ state: String) {
    end(in: state)
    let ending = stage.run("hook")
    #expect(ending.plan.last?.hasPrefix("keep _awsmfa_memory=v2 state=\(state) profile=p ") ?? false)
    #expect(ending.files[Sample.state + "/last"] == nil && ending.files[Stage.credentials] != nil)
  }

  @Test func `one that was in no file stays out of them`() {
    end(in: "hand")
    stage.files[Stage.credentials] = Sample.keys
    stage.environment["AWS_PROFILE"] = nil
    stage.memory = stage.memory.replacing(" >AWS_A", with: " unstored >AWS_A").replacing("=p-mfa", with: "")
    let ending = stage.run("hook")
    #expect(ending.plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new") && ending.files[Stage.credentials] == nil)
  }

  @Test func `so does one before a guarded command`() {
    end(in: "restored")
    let ending = stage.run("hook", "aws", "s3", "ls")
    #expect(ending.plan.last?.hasPrefix("keep _awsmfa_memory=v2 state=restored ") ?? false)
    #expect(ending.files[Sample.state + "/last"] == nil)
  }
}

/// The file is looked at when it is written: much may have happened while a person typed.
struct MeanwhileTests {
  private let stage = Stage()

  @Test func `a live session that was stored meanwhile is not overwritten from another endpoint`() {
    stage.environment["AWS_ENDPOINT_URL"] = "http://localhost:4566"
    stage.files[Stage.credentials] = Sample.keys
    stage.meanwhile[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.replies = [.success(Sample.answer())]
    _ = stage.run("p", "--code", "123456")
    #expect(stage.files[Stage.credentials] == Sample.keys + Sample.section("old", Sample.live))
  }

  @Test(arguments: [Case("its source", "p"), Case("what its source is on", "b")])
  func `a role is not stored after a logout of`(_ row: Case<String, Nothing>) {
    let role = "role_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile"
    stage.files[Stage.config] = "[profile a]\n\(role) = \(row.given)\n[profile b]\n\(role) = p\n"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.meanwhile[Stage.credentials] = Sample.keys + Sample.ended
    stage.replies = [.success(Sample.roleAnswer), .success(Sample.roleAnswer)]
    let ending = stage.run("a")
    #expect(ending.failure == .sourceEnded(profile: row.given == "p" ? "a" : "b", source: "p") && ending.plan == [])
    #expect(stage.files[Stage.credentials] == Sample.keys + Sample.ended)
  }
}

/// A shell with the session of `p --role …/Deploy`, which is stored nowhere.
struct OneOffTests {
  private let stage = Stage()
  private static let arn = "arn:aws:iam::111122223333:role/Deploy"

  init() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("base", Sample.live)
    stage.environment = Sample.inSession.merging(["AWS_MFA_PROFILE": "p/Deploy"]) { $1 }
    stage.environment["AWS_PROFILE"] = nil
    stage.memory =
      "v2 state=hand profile=p/Deploy expires=\(Sample.liveSeconds) unstored role=\(percentEncoded(Self.arn)) "
      + ">AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old >AWS_PROFILE >AWS_SECURITY_TOKEN >AWS_DEFAULT_PROFILE"
  }

  @Test func `a command has it`() {
    #expect(stage.run("exec", "--", "aws") == Ending(launch: ["aws"]))
  }

  @Test func `it is what is exported`() {
    #expect(stage.run("export").output.hasPrefix("export AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000old\n"))
  }

  @Test func `its account is the role's`() {
    #expect(stage.run("status", "--json").output.contains(#""account": "111122223333""#))
  }

  @Test(arguments: [["logout"], ["logout", "p"], ["logout", "--all"]])
  func `a logout takes it out`(_ words: [String]) {
    #expect(stage.run(words: words).plan.dropLast() == Sample.leaving.dropLast())
  }

  @Test func `it is renewed with the same role`() {
    stage.replies = [.success(Sample.roleAnswer)]
    let ending = stage.run("renew")
    #expect(stage.requests.map { "\($0.caller.keys.id) \($0.action)" } == ["ASIAEXAMPLE00000base AssumeRole"])
    #expect(ending.plan.contains("AWS_MFA_PROFILE=p/Deploy"))
  }

  @Test func `after its end a command gets the role anew, and not the user`() {
    stage.memory = stage.memory.replacing("expires=\(Sample.liveSeconds)", with: "expires=1767261599 expired")
    for name in ["ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "CREDENTIAL_EXPIRATION"] {
      stage.environment["AWS_" + name] = nil
    }
    stage.memory = stage.memory.replacing("=ASIAEXAMPLE00000old", with: "")
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(stage.run("exec", "--", "aws").launch?.contains("AWS_MFA_PROFILE=p/Deploy") ?? false)
    #expect(stage.run("export").failure == .oneOff("p/Deploy", profile: "p"))
  }

  @Test func `a child shell does not know the role, and says so`() {
    stage.memory = ""
    #expect(stage.run("renew").failure == .oneOff("p/Deploy", profile: "p"))
  }
}
