import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// Profile files that say something else than they seem to: what is refused before the question, and what is said.
struct WrittenValueTests {
  struct Files: Sendable {
    var config = ""
    var credentials = Sample.keys
    var name = "p"
  }

  private static let role = "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile = p\n"

  private static func stage(_ files: Files) -> Stage {
    let stage = Stage()
    stage.files[Stage.config] = files.config
    stage.files[Stage.credentials] = files.credentials
    return stage
  }

  private static func misnamed(_ header: String, _ right: String, _ line: Int, isInCredentials: Bool) -> Failure {
    .misnamedSection(
      MisnamedSection(
        profile: right.replacing("profile ", with: ""),
        line: FileLine(isInCredentials: isInCredentials, number: line), header: header, right: right))
  }

  @Test(arguments: [
    Case(
      "keys under the config file's header",
      Files(credentials: Sample.keys.replacing("[p]", with: "[profile p]")),
      misnamed("profile p", "p", 1, isInCredentials: true)),
    Case(
      "the same, with a profile in the config file",
      Files(config: "[profile p]\n", credentials: Sample.keys.replacing("[p]", with: "[profile p]")),
      misnamed("profile p", "p", 1, isInCredentials: true)),
    Case(
      "a role under the credentials file's header",
      Files(config: role.replacing("[profile a]", with: "[a]"), name: "a"),
      misnamed("a", "profile a", 1, isInCredentials: false)),
    Case(
      "a role's source under the config file's header",
      Files(config: role, credentials: Sample.keys.replacing("[p]", with: "[profile p]"), name: "a"),
      misnamed("profile p", "p", 1, isInCredentials: true)),
    Case(
      "a source without a role", Files(config: "[profile q]\nsource_profile = p\n", name: "q"),
      .idleSource(profile: "q", key: .sourceProfile, source: "p")),
    Case(
      "a machine's source without a role", Files(config: "[profile q]\ncredential_source = Environment\n", name: "q"),
      .idleSource(profile: "q", key: .credentialSource, source: "Environment")),
    Case(
      "a source without a role, of a role",
      Files(config: role.replacing("= p", with: "= q") + "[profile q]\nsource_profile = p\n", name: "a"),
      .idleSource(profile: "q", key: .sourceProfile, source: "p")),
    Case(
      "a key id with a comment",
      Files(credentials: Sample.keys.replacing("AKIAEXAMPLE000000001", with: "AKIAEXAMPLE000000001 # mine")),
      .badKeys(profile: "p", hasComment: true)),
    Case(
      "a secret with a comment", Files(credentials: Sample.keys.replacing("long/secret", with: "long/secret ; mine")),
      .badKeys(profile: "p", hasComment: true)),
    Case(
      "a user for a device", Files(credentials: Sample.keys.replacing("mfa/alice", with: "user/alice")),
      .badSerial(
        "arn:aws:iam::111122223333:user/alice", source: "mfa_serial of profile p", profile: "p")),
    Case(
      "a role for the device of a role",
      Files(config: role + "mfa_serial = arn:aws:iam::111122223333:role/Deploy\n", name: "a"),
      .badSerial("arn:aws:iam::111122223333:role/Deploy", source: "mfa_serial of profile a", profile: "a")),
    Case(
      "certificates that do not exist", Files(config: "[profile p]\nca_bundle = ~/corp.pem # ours\n"),
      .noCertificates(path: "/home/u/corp.pem # ours", source: "ca_bundle of profile p")),
  ])
  func `what cannot be meant is refused before the question`(_ row: Case<Files, Failure>) {
    let ending = Self.stage(row.given).run(row.given.name)
    #expect(ending == Ending(failure: row.wanted))
  }

  private static let comment = "the AWS CLI reads # x as part of the value: put the comment on a line of its own"

  @Test(arguments: [
    Case(
      "FIPS with a comment", "[profile p]\nuse_fips_endpoint = true # x\n",
      "aws-mfa: use_fips_endpoint of profile p counts as false: true # x\nhint: \(comment)"),
    Case(
      "dual-stack that is no boolean", "[profile p]\nuse_dualstack_endpoint = yes\n",
      "aws-mfa: use_dualstack_endpoint of profile p counts as false: yes\nhint: write true or false"),
    Case(
      "ignored endpoints with a comment", "[profile p]\nignore_configured_endpoint_urls = true # x\n",
      "aws-mfa: ignore_configured_endpoint_urls of profile p counts as false: true # x\nhint: \(comment)"),
    Case(
      "an output with a comment", "[profile p]\noutput = json # x\n",
      "aws-mfa: output of profile p is not a value that the AWS CLI knows: json # x\nhint: \(comment)"),
    Case(
      "regional endpoints with a comment", "[profile p]\nsts_regional_endpoints = legacy # x\n",
      "aws-mfa: sts_regional_endpoints of profile p is not a value that the AWS CLI knows: legacy # x\nhint: \(comment)"
    ),
    Case(
      "settings under a wrong header", "[q]\n[p]\nregion = eu-west-1\n",
      "aws-mfa: ~/.aws/config:2: in this file, the header [p] does not name profile p\n"
        + "hint: write [profile p]: headers of the config file begin with profile, except for [default]"),
  ])
  func `what counts for nothing is said, and the login goes on`(_ row: Case<String, String>) {
    let stage = Self.stage(Files(config: row.given))
    stage.replies = [.success(Sample.answer())]
    let ending = stage.run("p", "--code", "123456")
    #expect(ending.failure == nil && ending.said.first == row.wanted && ending.said.count == 2)
  }

  @Test(arguments: ["true", "FALSE", "True"])
  func `a boolean that can be meant needs no word`(_ value: String) {
    let stage = Self.stage(Files(config: "[profile p]\nuse_fips_endpoint = \(value)\noutput = json\n"))
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("p", "--code", "123456").said.count == 1)
  }

  @Test(arguments: ["3600 # 1h", "1h", "soon", "7200 ; 2h"])
  func `a role's duration that is no number is said, and the role lasts an hour`(_ duration: String) {
    let stage = Self.stage(
      Files(
        config: Self.role + "duration_seconds = \(duration)\n",
        credentials: Sample.keys + Sample.section("old", Sample.live)))
    stage.replies = [.success(Sample.roleAnswer)]
    let ending = stage.run("a")
    let told =
      "aws-mfa: duration_seconds of profile a is not a number of seconds, so the role gets the usual hour: \(duration)\n"
    #expect(ending.failure == nil && ending.said.first?.hasPrefix(told) ?? false)
    #expect(stage.requests.first?.fields.last?.value.reveal() == "3600")
  }

  @Test func `a renewal that nobody asked for says nothing of it`() {
    let stage = Self.stage(
      Files(
        config: Self.role + "output = json # x\n",
        credentials: Sample.keys + Sample.section("old", Sample.live)
          + Sample.section("ended", "2026-01-01T09:00:00Z").replacing("[p-mfa]", with: "[a-mfa]").replacing(
            "awsmfa_mfa_serial",
            with: "awsmfa_role_arn = arn:aws:iam::111122223333:role/Deploy\nawsmfa_mfa_serial")))
    stage.replies = [.success(Sample.roleAnswer)]
    stage.environment["AWS_PROFILE"] = "a-mfa"
    stage.environment.merge(Sample.inSession.mapValues { $0.replacing("p-mfa", with: "a-mfa") }) { $1 }
    stage.environment["AWS_MFA_PROFILE"] = "a"
    stage.environment["AWS_MFA_EXPIRES_AT"] = "1767258000"
    stage.environment["AWS_ACCESS_KEY_ID"] = "ASIAEXAMPLE00000ended"
    stage.memory = Sample.memory.replacing("profile=p", with: "profile=a")
      .replacing("expires=\(Sample.liveSeconds)", with: "expires=1767258000")
      .replacing("00old", with: "00ended").replacing("p-mfa", with: "a-mfa")
    let ending = stage.run("hook")
    #expect(ending.calls == 1 && !ending.said.contains { $0.contains("output") })
  }

  @Test(arguments: [
    Case("the variable", ["AWS_CA_BUNDLE": "~/a.pem", "REQUESTS_CA_BUNDLE": "/r.pem"], "/home/u/a.pem"),
    Case("the profile", ["REQUESTS_CA_BUNDLE": "/r.pem"], "/home/u/p.pem"),
  ])
  func `certificates are named by the variable, then by the profile`(_ row: Case<[String: String], String>) {
    let stage = Self.stage(Files(config: "[profile p]\nca_bundle = ~/p.pem\n"))
    #expect(certificates(stage, row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("for requests", ["REQUESTS_CA_BUNDLE": "~/r.pem"], "/home/u/r.pem"),
    Case("an empty variable", ["AWS_CA_BUNDLE": "", "REQUESTS_CA_BUNDLE": "/r.pem"], "/r.pem"),
    Case("a path in between", ["AWS_CA_BUNDLE": "/a/~/b.pem"], "/a/~/b.pem"), Case("nothing", [:], nil),
  ])
  func `then by the variable for Python's requests`(_ row: Case<[String: String], String?>) {
    #expect(certificates(Self.stage(Files()), row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("nothing", ""), Case("another form", "\u{30}\u{02}"), Case("a key", "-----BEGIN PRIVATE KEY-----\n"),
  ])
  func `a file without a certificate is refused before the question`(_ row: Case<String, Nothing>) {
    let stage = Self.stage(Files())
    stage.environment["AWS_CA_BUNDLE"] = "~/a.pem"
    stage.files["/home/u/a.pem"] = row.given
    #expect(
      stage.run("p")
        == Ending(failure: .badCertificates(path: "/home/u/a.pem", source: "AWS_CA_BUNDLE", isFile: true)))
  }

  /// The file with the certificates for a login, in an environment where all of them exist.
  private func certificates(_ stage: Stage, _ variables: [String: String]) -> String? {
    stage.environment.merge(variables) { $1 }
    for path in ["/home/u/a.pem", "/home/u/p.pem", "/home/u/r.pem", "/r.pem", "/a/~/b.pem"] {
      stage.files[path] = "-----BEGIN CERTIFICATE-----\n"
    }
    stage.replies = [.success(Sample.answer())]
    #expect(stage.run("p", "--code", "123456").failure == nil)
    return stage.requests.first?.caller.caBundle
  }
}
