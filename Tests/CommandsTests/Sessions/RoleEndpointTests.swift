import AWSConfig
import Secrecy
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// Where the calls for role `a` on `p` go. The session of `p` is live. It is 10:00.
struct RoleEndpointTests {
  private static let local = "endpoint_url = http://localhost:4566\n"
  private static let fips = "use_fips_endpoint = true\n"

  struct Setting: Sendable {
    var words = ["a"]
    var region = "eu-west-1"
    /// The settings in `[profile a]`, `[profile b]` and `[profile p]`.
    var role = ""
    var middle: String?
    var source = ""
    var more = ""
    var environment: [String: String] = [:]
  }

  private static func stage(_ setting: Setting) -> Stage {
    let stage = Stage()
    let middle = setting.middle.map {
      "[profile b]\nrole_arn = arn:aws:iam::111122223333:role/b\nsource_profile = p\nregion = eu-west-1\n\($0)"
    }
    stage.files[Stage.config] =
      """
      [profile a]
      role_arn = arn:aws:iam::111122223333:role/a
      source_profile = \(middle == nil ? "p" : "b")
      region = \(setting.region)
      \(setting.role)
      [profile p]
      region = eu-west-1
      \(setting.source)
      \(middle ?? "")
      \(setting.more)
      """
    let ownURL = setting.source == local ? "http://localhost:4566" : nil
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live, endpoint: ownURL)
    stage.environment.merge(setting.environment) { $1 }
    stage.answers = [.line("123456")]
    let opensSource = setting.environment["AWS_ENDPOINT_URL"] != nil
    stage.replies = (opensSource ? [.success(Sample.answer())] : []) + [1, 2].map { _ in .success(Sample.roleAnswer) }
    return stage
  }

  /// `KEYS ROLE PLACE`, followed by `code` if there is one.
  private static func calls(_ stage: Stage) -> [String] {
    stage.requests.map { request in
      let role = request.fields.first { $0.name == "RoleArn" }?.value.reveal().last.map(String.init) ?? "-"
      let hasCode = request.fields.contains { $0.name == "TokenCode" }
      return [request.caller.keys.id.hasPrefix("AKIA") ? "keys" : "session", role, request.caller.endpoint.url]
        .joined(separator: " ") + (hasCode ? " code" : "")
    }
  }

  private static let aws = "https://sts.eu-west-1.amazonaws.com/"
  private static let fipsAWS = "https://sts-fips.eu-west-1.amazonaws.com/"

  @Test(arguments: [
    Case("the same settings", Setting(), ["session a \(aws)"]),
    Case("an endpoint of its own", Setting(role: local), ["keys a http://localhost:4566 code"]),
    Case("an endpoint of the source's", Setting(source: local), ["keys a \(aws) code"]),
    Case("the same endpoint", Setting(role: local, source: local), ["session a http://localhost:4566"]),
    Case(
      "the same endpoint but for a slash", Setting(role: "endpoint_url = http://localhost:4566/\n", source: local),
      ["session a http://localhost:4566/"]),
    Case(
      "services of its own",
      Setting(
        role: "services = s\n", more: "[services s]\nsts =\n  endpoint_url = http://localhost:4566\n"),
      ["keys a http://localhost:4566 code"]),
    Case(
      "services that say nothing of STS",
      Setting(role: "services = s\n", more: "[services s]\ns3 =\n  endpoint_url = http://localhost:4566\n"),
      ["session a \(aws)"]),
    Case("FIPS", Setting(role: fips), ["keys a \(fipsAWS) code"]),
    Case("FIPS on both", Setting(role: fips, source: fips), ["session a \(fipsAWS)"]),
    Case("FIPS on the source", Setting(source: fips), ["keys a \(aws) code"]),
    Case(
      "FIPS from the environment", Setting(role: fips, environment: ["AWS_USE_FIPS_ENDPOINT": "true"]),
      ["session a \(fipsAWS)"]),
    Case("FIPS that is off", Setting(role: "use_fips_endpoint = false\n"), ["session a \(aws)"]),
    Case(
      "FIPS by the name of a region", Setting(region: "eu-west-1-fips"),
      ["keys a \(fipsAWS) code"]),
    Case(
      "dual-stack", Setting(role: "use_dualstack_endpoint = true\n"), ["keys a https://sts.eu-west-1.api.aws/ code"]),
    Case(
      "the endpoint before regions had their own", Setting(role: "sts_regional_endpoints = legacy\n"),
      ["keys a https://sts.amazonaws.com/ code"]),
    Case(
      "regional endpoints, which are the default", Setting(role: "sts_regional_endpoints = regional\n"),
      ["session a \(aws)"]),
    Case(
      "another region alone", Setting(region: "us-east-2"), ["session a https://sts.us-east-2.amazonaws.com/"]),
    Case(
      "what is ignored", Setting(role: local + "ignore_configured_endpoint_urls = true\n"), ["session a \(aws)"]),
    Case(
      "what the source ignores", Setting(role: local, source: local + "ignore_configured_endpoint_urls = true\n"),
      ["keys a http://localhost:4566 code"]),
    Case(
      "one endpoint for all from the environment",
      Setting(role: local, environment: ["AWS_ENDPOINT_URL": "https://e.example"]),
      ["keys - https://e.example code", "session a https://e.example"]),
    Case(
      "a source whose endpoint cannot be", Setting(source: "endpoint_url = http://plain.example\n"),
      ["keys a \(aws) code"]),
    Case(
      "a role on a role of the same settings", Setting(role: local, middle: local),
      ["keys b http://localhost:4566 code", "session a http://localhost:4566"]),
    Case(
      "a role on a role of other settings", Setting(role: local, middle: ""),
      ["keys b http://localhost:4566 code", "session a http://localhost:4566"]),
    Case(
      "a role on a role of other settings, on keys of the same",
      Setting(role: local, middle: fips, source: local),
      ["session b http://localhost:4566", "session a http://localhost:4566"]),
    Case(
      "an option's role on it", Setting(words: ["a", "--role", "arn:aws:iam::111122223333:role/c"], role: fips),
      ["keys a \(fipsAWS) code", "session c \(fipsAWS)"]),
  ])
  func `a role's settings apply to all calls for it`(_ row: Case<Setting, [String]>) {
    let stage = Self.stage(row.given)
    let ending = stage.run(words: row.given.words)
    #expect(Self.calls(stage) == row.wanted)
    #expect(ending.failure == nil)
  }

  @Test func `what is opened on the way to another endpoint is not stored`() {
    let stage = Self.stage(Setting(role: Self.local, middle: ""))
    let text = stage.run("a").files[Stage.credentials] ?? ""
    #expect([text.contains("[a-mfa]"), text.contains("[b-mfa]")] == [true, false])
    #expect(text.contains("awsmfa_endpoint = http://localhost:4566\n"))
  }

  @Test(arguments: [
    Case(
      "not AWS", Setting(role: local),
      ["aws-mfa: calling http://localhost:4566, which is not AWS\nMFA code for a (alice, 111122223333): "]),
    Case(
      "another one of AWS's", Setting(role: fips),
      [
        "aws-mfa: calling sts-fips.eu-west-1.amazonaws.com, as set by the endpoint settings of a\n"
          + "MFA code for a (alice, 111122223333): "
      ]),
    Case(
      "for a role on the way", Setting(role: fips, middle: ""),
      [
        "aws-mfa: calling sts-fips.eu-west-1.amazonaws.com, as set by the endpoint settings of a\n"
          + "MFA code for a (alice, 111122223333): "
      ]),
    Case("the source's own", Setting(words: ["a", "--duration", "2h"]), ["MFA code for a (alice, 111122223333): "]),
    Case("no code", Setting(), []),
  ])
  func `the destination of the code is named before the question`(_ row: Case<Setting, [String]>) {
    #expect(Self.stage(row.given).run(words: row.given.words).questions == row.wanted)
  }

  @Test(arguments: [
    Case("the same settings", Setting(), true), Case("an endpoint of its own", Setting(role: local), false),
    Case("a role on a role of other settings", Setting(role: local, middle: ""), false),
    Case("keys of the same settings", Setting(role: local, middle: fips, source: local), true),
  ])
  func `a role at another endpoint does not come back without a code`(_ row: Case<Setting, Bool>) throws {
    let context = try Context(Self.stage(row.given).world)
    let target = try context.target(of: ProfileChoice(name: "a", isNamed: true))
    #expect(NewSession.needsNoCode(target, file: nil, in: context) == row.wanted)
  }

  @Test func `the devices of the keys' own profile are used`() throws {
    let context = try Context(Self.stage(Setting(role: Self.local, middle: Self.fips)).world)
    let owner = try context.keysOwner(of: context.target(of: ProfileChoice(name: "a", isNamed: true)))
    #expect([owner.name, owner.endpoint.url] == ["p", Self.aws])
  }
}
