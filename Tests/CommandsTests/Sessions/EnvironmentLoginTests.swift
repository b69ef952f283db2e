import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// `login` with long-term keys of the environment.
struct EnvironmentLoginTests {
  private let stage = Stage()

  @Test func `a session of the environment's keys is stored for default`() {
    stage.files = [:]
    stage.environment["AWS_ACCESS_KEY_ID"] = "AKIAEXAMPLE000000001"
    stage.environment["AWS_SECRET_ACCESS_KEY"] = "long/secret"
    stage.environment["AWS_MFA_SERIAL"] = Sample.serial
    stage.replies = [.success(Sample.answer())]
    #expect(
      stage.run("--code", "123456").files[Stage.credentials]
        == Sample.section("new", Sample.newEnd).replacing("[p-mfa]", with: "[default-mfa]"))
  }

  private static let environmentKeys = [
    "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "long/secret",
    "AWS_MFA_SERIAL": Sample.serial,
  ]

  @Test(arguments: [["AWS_SESSION_TOKEN": ""], ["AWS_SECURITY_TOKEN": ""]])
  func `an empty token makes the environment's keys no temporary ones`(_ more: [String: String]) {
    stage.files = [:]
    stage.environment.merge(Self.environmentKeys.merging(more) { $1 }) { $1 }
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("--code", "123456").failure == nil)
  }

  @Test func `the environment's keys go by the name default where no profile does`() {
    stage.files = [Stage.config: "[default]\nregion = us-east-1\n"]
    stage.environment.merge(Self.environmentKeys) { $1 }
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("default", "--code", "123456").failure == nil)
  }

  @Test(arguments: [
    ["AWS_PROFILE": "default"], ["AWS_PROFILE": "default-mfa"], ["AWS_MFA_DEFAULT_PROFILE": "default"],
  ])
  func `a session of the environment's keys is found by every way to name it`(_ variables: [String: String]) {
    stage.files = [Stage.credentials: Sample.section("old", Sample.live).replacing("p-mfa", with: "default-mfa")]
    stage.environment.merge(Self.environmentKeys.merging(variables) { $1 }) { $1 }
    #expect(stage.run("export").output.contains("ASIAEXAMPLE00000old"))
  }

  @Test func `a profile default with keys of its own is meant by its name`() {
    stage.files = [Stage.credentials: Sample.keys.replacing("[p]", with: "[default]").replacing("0001", with: "0002")]
    stage.environment.merge(Self.environmentKeys) { $1 }
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("default", "--code", "123456").failure == nil)
    #expect(stage.requests.map(\.caller.keys.id) == ["AKIAEXAMPLE000000002"])
  }

  @Test func `after a logout the next step with the environment's keys is one that works`() {
    stage.files = [Stage.credentials: Sample.ended.replacing("p-mfa", with: "default-mfa")]
    #expect(stage.run("credential-process", "default").failure == .noSession(profile: "default"))
    let files = ["~/.aws/config", "~/.aws/credentials"]
    #expect(stage.run("default", "--code", "123456").failure == .noProfiles(files: files))
    stage.files[Stage.config] = "[profile work]\nregion = us-east-1\n"
    #expect(stage.run("--code", "123456").failure == .noKeysAtAll(["work"]))
    stage.files[Stage.config] = "[default]\nregion = us-east-1\n"
    #expect(stage.run("--code", "123456").failure == .noKeys(profile: "default"))
  }

  @Test func `the environment's keys rule over a [default] that leads nowhere`() {
    stage.files = [
      Stage.config: "[default]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = nowhere\n"
    ]
    stage.environment.merge(Self.environmentKeys) { $1 }
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("--code", "123456").failure == nil)
    #expect(stage.requests.map(\.caller.keys.id) == ["AKIAEXAMPLE000000001"])
  }

  @Test func `a [default] that leads nowhere is told of, whatever its section is`() {
    stage.files = [
      Stage.credentials: Sample.ended.replacing("p-mfa", with: "default-mfa"),
      Stage.config: "[default]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = nowhere\n",
    ]
    #expect(
      stage.run("--code", "123456").failure
        == .resolution(.unknownSource("nowhere", of: "default", key: .sourceProfile)))
  }

  @Test(arguments: [
    Case(
      "with a session's token", ["AWS_SESSION_TOKEN": "t"], EnvironmentKeysError.leftoverToken(.sessionToken)),
    Case("with the token's old name", ["AWS_SECURITY_TOKEN": "t"], .leftoverToken(.securityToken)),
    Case("temporary by their id", ["AWS_ACCESS_KEY_ID": "ASIAEXAMPLE000000001"], .temporary),
    Case(
      "temporary with their token", ["AWS_ACCESS_KEY_ID": "ASIAEXAMPLE000000001", "AWS_SESSION_TOKEN": "t"], .temporary),
    Case("without a secret", ["AWS_SECRET_ACCESS_KEY": ""], .incomplete),
    Case("with a strange id", ["AWS_ACCESS_KEY_ID": "AKIA-EXAMPLE"], .malformed),
  ])
  func `keys of the environment that open no session are told`(_ row: Case<[String: String], EnvironmentKeysError>) {
    stage.environment.merge(Self.environmentKeys.merging(row.given) { $1 }) { $1 }
    for files in [[:], [Stage.config: "[default]\nregion = us-east-1\n"]] {
      stage.files = files
      #expect(stage.run("--code", "123456").failure == .environmentKeys(row.wanted))
    }
  }

  @Test func `beside a profile default with keys, the environment's that open no session do not count`() {
    stage.files = [Stage.credentials: Sample.keys.replacing("[p]", with: "[default]")]
    stage.environment.merge(Self.environmentKeys.merging(["AWS_SESSION_TOKEN": "t"]) { $1 }) { $1 }
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("--code", "123456").failure == nil)
  }
}
