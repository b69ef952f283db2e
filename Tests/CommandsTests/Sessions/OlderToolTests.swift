import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// `x`, whose keys, device and role are in the older aws-mfa's `[x-long-term]`.
struct OlderToolTests {
  private static let arn = "arn:aws:iam::111122223333:role/older"
  private static let keys = """
    [x-long-term]
    aws_access_key_id = AKIAEXAMPLE000000001
    aws_secret_access_key = long/secret
    aws_mfa_device = \(Sample.serial)

    """

  struct Setting: Sendable {
    var words = ["x"]
    var config = ""
    var credentials = OlderToolTests.keys + "assume_role = \(OlderToolTests.arn)\n"
    var environment: [String: String] = [:]
    var isRole = true
  }

  private static func stage(_ setting: Setting) -> Stage {
    let stage = Stage()
    stage.files[Stage.config] = setting.config
    stage.files[Stage.credentials] = setting.credentials
    stage.environment.merge(setting.environment) { $1 }
    stage.answers = [.line("123456")]
    stage.replies = (setting.isRole ? [] : [.success(Sample.answer())]) + [.success(Sample.roleAnswer)]
    return stage
  }

  /// The calls to AWS, or why there are none.
  private static func calls(_ setting: Setting) -> [String] {
    let stage = stage(setting)
    let ending = stage.run(words: setting.words)
    let shown = ["RoleArn", "DurationSeconds", "SerialNumber"]
    let told = stage.requests.map { request in
      let fields = shown.compactMap { name in request.fields.first { $0.name == name }?.value.reveal() }
      return ([request.action] + fields).joined(separator: " ")
    }
    return told + (ending.failure.map { ["\($0)"] } ?? [])
  }

  private static let user = Setting(credentials: keys, isRole: false)
  private static let onX = "[profile y]\nrole_arn = \(arn)\nsource_profile = x\n"

  @Test(arguments: [
    Case("its role takes the code", Setting(), ["AssumeRole \(arn) 3600 \(Sample.serial)"]),
    Case("by the section's name", Setting(words: ["x-long-term"]), ["AssumeRole \(arn) 3600 \(Sample.serial)"]),
    Case(
      "by AWS_PROFILE", Setting(words: ["login"], environment: ["AWS_PROFILE": "x-long-term"]),
      ["AssumeRole \(arn) 3600 \(Sample.serial)"]),
    Case("without a role", user, ["GetSessionToken 129600 \(Sample.serial)"]),
    Case(
      "the role of the variable",
      Setting(credentials: keys, environment: ["MFA_ASSUME_ROLE": arn]), ["AssumeRole \(arn) 3600 \(Sample.serial)"]),
    Case(
      "the device of the variable", user.with(["MFA_DEVICE": "GAHT12345678"]), ["GetSessionToken 129600 GAHT12345678"]),
    Case(
      "our variable before it", user.with(["MFA_DEVICE": "GAHT12345678", "AWS_MFA_SERIAL": "GAHT87654321"]),
      ["GetSessionToken 129600 GAHT87654321"]),
    Case(
      "our option before it", user.with(["MFA_DEVICE": "GAHT12345678"], "x", "--serial", "GAHT87654321"),
      ["GetSessionToken 129600 GAHT87654321"]),
    Case(
      "the duration of the variable", user.with(["MFA_STS_DURATION": "7200"]),
      ["GetSessionToken 7200 \(Sample.serial)"]),
    Case(
      "before the profile's",
      Setting(
        config: "[profile x]\nduration_seconds = 900\n", credentials: keys, environment: ["MFA_STS_DURATION": "7200"],
        isRole: false),
      ["GetSessionToken 7200 \(Sample.serial)"]),
    Case(
      "of a role", Setting(environment: ["MFA_STS_DURATION": "7200"]), ["AssumeRole \(arn) 7200 \(Sample.serial)"]),
    Case(
      "our option before it", user.with(["MFA_STS_DURATION": "7200"], "x", "--duration", "1h"),
      ["GetSessionToken 3600 \(Sample.serial)"]),
    Case(
      "a role on it is not asked for longer",
      Setting(words: ["y"], config: onX, credentials: keys, environment: ["MFA_STS_DURATION": "7200"], isRole: false),
      ["GetSessionToken 129600 \(Sample.serial)", "AssumeRole \(arn) 3600"]),
    Case(
      "a role on one that is for a role", Setting(words: ["y"], config: onX),
      ["AssumeRole \(arn) 3600 \(Sample.serial)"]),
    Case(
      "variables are about no profile that is not that program's",
      Setting(
        words: ["p"], credentials: Sample.keys,
        environment: ["MFA_DEVICE": "x", "MFA_STS_DURATION": "x", "MFA_ASSUME_ROLE": "x"], isRole: false),
      ["GetSessionToken 129600 \(Sample.serial)"]),
  ])
  func `the older aws-mfa's settings are used in calls to AWS`(_ row: Case<Setting, [String]>) {
    #expect(Self.calls(row.given) == row.wanted)
  }

  @Test(arguments: [
    Case(
      "the section's role", Setting(credentials: keys + "assume_role = Deploy\n"),
      Failure.badRole("Deploy", source: "assume_role of [x-long-term]")),
    Case(
      "the variable's role", Setting(environment: ["MFA_ASSUME_ROLE": "Deploy"]),
      .badRole("Deploy", source: "MFA_ASSUME_ROLE")),
    Case("the variable's device", user.with(["MFA_DEVICE": "x"]), .badSerial("x", source: "MFA_DEVICE", profile: "x")),
    Case(
      "the variable's duration", user.with(["MFA_STS_DURATION": "12h"]), .badDuration("12h", source: "MFA_STS_DURATION")
    ),
    Case(
      "a duration that AWS does not give", Setting(environment: ["MFA_STS_DURATION": "129600"]),
      .durationOutOfBounds(129_600, 900...43_200, source: "MFA_STS_DURATION")),
  ])
  func `what is impossible is reported with its place`(_ row: Case<Setting, Failure>) {
    #expect(Self.calls(row.given) == ["\(row.wanted)"])
  }

  @Test func `a duration from the variable does not open a new session`() {
    let stage = Self.stage(Self.user)
    _ = stage.run("x")
    stage.environment["MFA_STS_DURATION"] = "129600"
    #expect(stage.run("x", "--store-only").calls == 1)
  }

  @Test func `both names have one session`() {
    let stage = Self.stage(Setting())
    _ = stage.run("x-long-term")
    #expect(stage.files[Stage.credentials]?.contains("[x-long-term-mfa]") == false)
    #expect(stage.run("export", "x-long-term").output == stage.run("export", "x").output)
    #expect(stage.run("use", "x-long-term").plan.contains("AWS_PROFILE=x-mfa"))
    #expect(stage.run("list", "--names").output == "x\n")
    stage.forget()
    #expect(
      stage.run("logout", "x-long-term").said == [
        "x: stored session ended; AWS honours the tokens it issued until they expire"
      ])
  }

  @Test func `logout ends what an earlier version has stored under the section's name`() {
    let stage = Stage()
    let stored = Sample.section("old", Sample.live).replacing("[p-mfa]", with: "[x-long-term-mfa]")
    stage.files[Stage.credentials] = Self.keys + stored
    #expect(
      stage.run("logout", "x").said == [
        "x-long-term: stored session ended; AWS honours the tokens it issued until they expire"
      ])
  }

  @Test(arguments: [Case("the same role", arn, true), Case("another role", arn + "2", false)])
  func `a live session of its role is joined`(_ row: Case<String, Bool>) {
    let stage = Self.stage(Setting())
    stage.files[Stage.credentials]? += """
      [x]
      assumed_role = True
      assumed_role_arn = \(row.given)
      aws_access_key_id = ASIAEXAMPLE00000old
      aws_secret_access_key = secret/old
      aws_session_token = token+old
      expiration = 2026-01-01 22:00:00

      """
    #expect((stage.run("x").calls == 0) == row.wanted)
  }
}

extension OlderToolTests.Setting {
  fileprivate func with(_ environment: [String: String], _ words: String...) -> Self {
    var setting = self
    setting.environment = environment
    if !words.isEmpty { setting.words = words }
    return setting
  }
}
