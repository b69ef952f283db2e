import AWSConfig
import Secrecy
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// Roles on `p`, whose session `old` is live until 22:00 if a row says so. It is 10:00.
struct RoleTests {
  private static let arn = "arn:aws:iam::111122223333:role/team/Deploy"

  private static func profile(_ name: String = "a", source: String = "source_profile = p", more: String = "") -> String
  {
    "[profile \(name)]\nrole_arn = \(arn)\n\(source)\n\(more)\n"
  }

  struct Setting: Sendable {
    var words = ["a"]
    var config = RoleTests.profile()
    var hasBase = true
    var opensBase = false
    var credentials = ""
    var environment: [String: String] = [:]
  }

  /// The calls, in order: the keys that sign, and what is requested. The only code available is `123456`.
  private static func calls(_ setting: Setting) -> [String] {
    let stage = Stage()
    stage.environment.merge(setting.environment) { $1 }
    stage.files[Stage.config] = setting.config
    stage.files[Stage.credentials] =
      Sample.keys + (setting.hasBase ? Sample.section("old", Sample.live) : "") + setting.credentials
    stage.replies =
      (setting.opensBase ? [.success(Sample.answer())] : []) + [1, 2].map { _ in .success(Sample.roleAnswer) }
    stage.answers = [.line("123456")]
    let ending = stage.run(words: setting.words + ["--store-only"].filter { _ in !setting.words.contains("--role") })
    let told = stage.requests.map { request in
      let fields = request.fields.map { "\($0.name)=\($0.value.reveal())" }
      return ([request.caller.keys.id, request.action] + fields).joined(separator: " ")
    }
    return told + (ending.failure.map { ["\($0)"] } ?? [])
  }

  private static let keys = "AKIAEXAMPLE000000001"
  private static let old = "ASIAEXAMPLE00000old"
  private static let new = "ASIAEXAMPLE00000new"
  private static let device = "SerialNumber=\(Sample.serial) TokenCode=123456"

  private static func role(_ caller: String, _ more: String = "", name: String = "alice", seconds: Int = 3600) -> String
  {
    "\(caller) AssumeRole RoleArn=\(arn) RoleSessionName=\(name)\(more) DurationSeconds=\(seconds)"
  }

  @Test(arguments: [
    Case("on a live session", Setting(), [role(old)]),
    Case(
      "on none", Setting(hasBase: false, opensBase: true),
      ["\(keys) GetSessionToken DurationSeconds=129600 \(device)", role(new)]),
    Case(
      "what the profile says",
      Setting(config: profile("a", more: "external_id = x1\nrole_session_name = me\nduration_seconds = 900")),
      [role(old, " ExternalId=x1", name: "me", seconds: 900)]),
    Case("a duration of an hour", Setting(words: ["a", "--duration", "1h"]), [role(old)]),
    Case("over an hour", Setting(words: ["a", "--duration", "2h"]), ["\(role(keys, seconds: 7200)) \(device)"]),
    Case(
      "over an hour in the profile", Setting(config: profile("a", more: "duration_seconds = 7200")),
      ["\(role(keys, seconds: 7200)) \(device)"]),
    Case(
      "its own source", Setting(config: profile("p", source: "source_profile = p")).of("p"), ["\(role(keys)) \(device)"]
    ),
    Case(
      "the environment's keys",
      Setting(
        config: profile("a", source: "credential_source = Environment", more: "mfa_serial = \(Sample.serial)"),
        environment: ["AWS_ACCESS_KEY_ID": "AKIAENVIRONMENT00001", "AWS_SECRET_ACCESS_KEY": "s"]),
      ["\(role("AKIAENVIRONMENT00001")) \(device)"]),
    Case(
      "a role on a role", Setting(config: profile("a", source: "source_profile = b") + profile("b")),
      [role(old), role(new)]),
    Case("an option's role", Setting(words: ["p", "--role", arn]), [role(old)]),
    Case(
      "an option's role on a role", Setting(words: ["a", "--role", arn]), [role(old), role(new)]),
    Case(
      "a live session of another device that was named",
      Setting(opensBase: true, environment: ["AWS_MFA_SERIAL": "GAHT12345678"]),
      [
        "\(keys) GetSessionToken DurationSeconds=129600 SerialNumber=GAHT12345678 TokenCode=123456",
        role(new, name: "aws-mfa"),
      ]),
    Case(
      "a live session of another device that a profile names",
      Setting(config: profile("a", more: "mfa_serial = GAHT12345678")), [role(old)]),
    Case("keys of a session in the base", Setting(config: profile("a", source: "source_profile = p-mfa")), [role(old)]),
  ])
  func `the calls to AWS for a role`(_ row: Case<Setting, [String]>) {
    #expect(Self.calls(row.given) == row.wanted)
  }

  /// The source's own device is part of its tie, whichever profile wants a role of it. The source's session is opened
  /// with that device.
  @Test(arguments: [
    Case("the source's device has changed", profile()),
    Case("the role's profile names a third one", profile("a", more: "mfa_serial = GAHT33333333")),
  ])
  func `a source is opened with its own device`(_ row: Case<String, Nothing>) {
    let stage = Stage()
    stage.files[Stage.config] = row.given
    stage.files[Stage.credentials] =
      Sample.keys.replacing(Sample.serial, with: "GAHT22222222") + Sample.section("old", Sample.live)
    stage.answers = [.line("123456")]
    stage.replies = [.success(Sample.answer()), .success(Sample.roleAnswer)]
    _ = stage.run("a", "--store-only")
    #expect(
      stage.requests.map { request in
        ([request.action] + request.fields.filter { $0.name == "SerialNumber" }.map { $0.value.reveal() }).joined(
          separator: " ")
      } == ["GetSessionToken GAHT22222222", "AssumeRole"])
  }

  @Test func `the nearest region of the device's partition is called`() {
    let stage = Stage()
    stage.files[Stage.config] = """
      [profile a]
      role_arn = arn:aws-cn:iam::111122223333:role/Deploy
      source_profile = p
      region = us-east-1
      [profile p]
      region = cn-north-1

      """
    stage.files[Stage.credentials] = Sample.keys.replacing("arn:aws:iam", with: "arn:aws-cn:iam")
    stage.replies = [.failure(.unresolved)]
    #expect(
      stage.run("a", "--duration", "2h", "--code", "123456").failure
        == .transport(.unresolved, host: "sts.cn-north-1.amazonaws.com.cn"))
  }

  @Test(arguments: [
    Case(
      "a role on a role over an hour",
      Setting(words: ["a", "--duration", "2h"], config: profile("a", source: "source_profile = b") + profile("b")),
      Failure.chainedDuration(7200, source: "--duration")),
    Case(
      "a role on a role over an hour in the profile",
      Setting(config: profile("a", source: "source_profile = b", more: "duration_seconds = 7200") + profile("b")),
      .chainedDuration(7200, source: "duration_seconds of profile a")),
    Case(
      "longer than a role can", Setting(words: ["a", "--duration", "13h"]),
      .durationOutOfBounds(46_800, 900...43_200, source: "--duration")),
    Case("no role", Setting(words: ["p", "--role", "Deploy"]), .badRole("Deploy", source: "--role")),
    Case(
      "an external id that is none", Setting(config: profile("a", more: "external_id = a b")),
      .badRoleValue("a b", source: "external_id of profile a", marks: "_+=,.@:/-", lengths: 2...1224)),
    Case(
      "no keys in the environment", Setting(config: profile("a", source: "credential_source = Environment")),
      .noEnvironmentKeys(profile: "a")),
    Case(
      "a device of another account",
      Setting(
        config: "[profile a]\nmfa_serial = \(Sample.serial)\n", hasBase: false,
        credentials: "[a]\naws_access_key_id = AKIASP2TPHJSQH3FJXYZ\naws_secret_access_key = s\n"),
      .otherAccount(Sample.serial, source: "mfa_serial of profile a", account: "171436882533", profile: "a")),
  ])
  func `what is impossible is reported before any call`(_ row: Case<Setting, Failure>) {
    #expect(Self.calls(row.given) == ["\(row.wanted)"])
  }

  @Test func `a role is stored with what it belongs to`() {
    let stage = Stage()
    stage.files[Stage.config] = Self.profile("a", more: "external_id = x1\nregion = eu-west-1")
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.replies = [.success(Sample.roleAnswer)]
    #expect(
      stage.run("a", "--store-only").files[Stage.credentials]
        == Sample.keys + Sample.section("old", Sample.live) + """

          [a-mfa]
          aws_access_key_id = ASIAEXAMPLE00000new
          aws_secret_access_key = secret/new
          aws_session_token = token+new
          expiration = 2026-01-01T11:00:00Z
          manager = aws-mfa
          awsmfa_base_access_key_id = AKIAEXAMPLE000000001
          awsmfa_mfa_serial = \(Sample.serial)
          awsmfa_role_arn = \(Self.arn)
          awsmfa_external_id = x1
          awsmfa_source_profiles = p
          awsmfa_mirrored = region
          region = eu-west-1

          """)
  }

  @Test func `the hour is explained where it makes a code necessary`() {
    let stage = Stage()
    stage.files[Stage.config] = Self.profile("a", more: "duration_seconds = 7200")
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.replies = [.failure(.unresolved)]
    #expect(
      stage.run("a", "--store-only", "--code", "123456").said == [
        "aws-mfa: a role assumed with a session lasts one hour at most, so a session of 2h00m for a needs a code of its own\n"
          + "hint: with --duration and duration_seconds of 1h or less, one code opens many roles"
      ])
  }

  @Test func `a base session that cannot be stored is reported`() {
    let stage = Stage()
    stage.files[Stage.config] = Self.profile()
    stage.files[Stage.credentials] = Sample.keys
    stage.unwritable[Stage.credentials] = FileError(path: Stage.credentials, reason: .diskFull)
    stage.replies = [.success(Sample.answer()), .success(Sample.roleAnswer)]
    let disk = "~/.aws/credentials cannot be written: the disk is full\nhint: free some space, then try again"
    let ending = stage.run("a", "--code", "123456")
    #expect(ending.plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new"))
    #expect(
      ending.said == [
        "aws-mfa: the session of p, which the role is assumed with, was not stored: " + disk,
        "aws-mfa: the session is in this shell only: " + disk,
        "a (Deploy, 111122223333): session until 11:00, 1h00m left",
      ])
  }

  private static let stored = """

    [a-mfa]
    aws_access_key_id = ASIAEXAMPLE0000role
    aws_secret_access_key = secret/role
    aws_session_token = token+role
    expiration = 2026-01-01T11:00:00Z
    manager = aws-mfa
    awsmfa_base_access_key_id = AKIAEXAMPLE000000001
    awsmfa_mfa_serial = \(Sample.serial)
    awsmfa_role_arn = \(arn)
    awsmfa_source_profiles = p

    """

  @Test(arguments: [
    Case("the same", profile(), true),
    Case("another role", profile().replacing("Deploy", with: "Other"), false),
    Case("an external id", profile("a", more: "external_id = x1"), false),
    Case("other keys", profile("a", source: "source_profile = q"), false),
    Case("another name for the same keys", profile("a", source: "source_profile = r"), true),
    Case("another device in the profile", profile("a", more: "mfa_serial = GAHT12345678"), true),
  ])
  func `a stored role is joined by its tie`(_ row: Case<String, Bool>) {
    let stage = Stage()
    let other = Sample.keys.replacing("[p]", with: "[q]").replacing("001\n", with: "002\n")
    let same = Sample.keys.replacing("[p]", with: "[r]")
    stage.shell = nil
    stage.files[Stage.config] = row.given
    stage.files[Stage.credentials] = Sample.keys + other + same + Self.stored
    #expect((stage.run("export", "a").failure == nil) == row.wanted)
  }

  @Test func `logout of a base ends its roles, and of a role only itself`() {
    let stage = Stage()
    stage.shell = nil
    stage.files[Stage.config] = Self.profile()
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live) + Self.stored
    #expect(
      stage.run("logout", "a").said == ["a: stored session ended; AWS honours the tokens it issued until they expire"])
    let again = Stage()
    again.shell = nil
    again.files = stage.files
    again.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live) + Self.stored
    #expect(
      again.run("logout", "p").said == [
        "p, a: stored sessions ended; AWS honours the tokens it issued until they expire"
      ])
  }
}

extension RoleTests.Setting {
  fileprivate func of(_ words: String...) -> Self {
    var setting = self
    setting.words = words
    setting.hasBase = false
    return setting
  }
}
