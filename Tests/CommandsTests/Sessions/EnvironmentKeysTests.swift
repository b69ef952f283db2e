import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// Long-term keys in the environment, without a named profile.
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

  /// Carries out a run's plan in the shell, which then goes on.
  private func follow(_ ending: Ending) {
    for statement in ending.plan {
      let parts = statement.split(separator: "=", maxSplits: 1).map(String.init)
      if statement.hasPrefix("keep \(ShellProtocol.Kept.memory.rawValue)=") {
        stage.memory = String(statement.dropFirst("keep \(ShellProtocol.Kept.memory.rawValue)=".count))
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

  @Test func `sessions of different keys are distinguished, and a logout ends only its own`() {
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

  @Test func `they are also meant in a directory of the profile that nobody names`() {
    stage.directory = "/home/u/src"
    stage.files["/home/u/src/.awsmfa"] = "default\n"
    _ = stage.run("allow", "/home/u/src")
    follow(logIn())
    #expect(stage.environment["AWS_PROFILE"] == "default-mfa" && stage.run("export").failure == nil)
  }

  @Test(arguments: [Case("no [default]", ""), Case("other keys in [default]", bob)])
  func `a renewal uses them again`(_ row: Case<String, Nothing>) {
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
      failure
        == .unknownNamed(
          "production", near: [], by: .file("~/src/.awsmfa", line: 1), files: ["~/.aws/config", "~/.aws/credentials"]))
  }

  @Test func `a profile that is gone is not opened with them`() {
    stage.environment.merge(Sample.inSession) { $1 }
    stage.memory = Sample.memory + " <AWS_ACCESS_KEY_ID=AKIAEXAMPLEALICE0001 <AWS_SECRET_ACCESS_KEY=a"
    stage.files[Stage.credentials] = "[else]\nregion = x\n" + Sample.section("old", Sample.live)
    #expect(
      stage.run("renew").failure
        == .unknownProfile(
          "p", near: [], files: ["~/.aws/config", "~/.aws/credentials"], line: Arguments(verb: .renew)))
  }

  @Test func `a new shell takes the newer session of what it has inherited`() {
    stage.environment = Sample.inSession.merging(["AWS_PROFILE": "default-mfa", "AWS_MFA_PROFILE": "default"]) { $1 }
    stage.files[Stage.credentials] = Sample.section("new", Sample.newEnd).replacing("[p-mfa]", with: "[default-mfa]")
    follow(stage.run("hook"))
    #expect(stage.environment["AWS_ACCESS_KEY_ID"] == "ASIAEXAMPLE00000new")
  }

  /// A shell without the keys, with alice's session `old`; another session has been stored since.
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
