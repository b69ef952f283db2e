import TestSupport
import Testing

@testable import AWSConfig

/// botocore's row is compared with botocore itself in the end-to-end tests; here are the others, by their sources.
struct SDKSearchTests {
  struct Situation: Sendable {
    var environment: [String: String] = [:]
    var config = ""
    var credentials = ""
  }

  private static let keys = "aws_access_key_id = AKIAX\naws_secret_access_key = s\n"
  private static let role = "[profile r]\nrole_arn = R\n"

  /// One word for each family, in the order of the cases: what gives the credentials, and the key.
  private static func told(_ situation: Situation) throws -> String {
    let files = try shared(config: situation.config, credentials: situation.credentials)
    let found = SDKFamily.allCases.map { SDKIdentity(of: $0, in: Environment(situation.environment), files) }
    return found.map { $0.source.rawValue + ($0.accessKeyID.map { "(\($0))" } ?? "") }.joined(separator: " ")
  }

  // cli, boto, go, javaScript, java, rust, terraform
  @Test(arguments: [
    Case("nothing", Situation(), "machine machine machine machine machine machine machine"),
    Case(
      "keys of default", Situation(credentials: "[default]\n\(keys)"),
      "keys(AKIAX) keys(AKIAX) keys(AKIAX) keys(AKIAX) keys(AKIAX) keys(AKIAX) keys(AKIAX)"),
    Case(
      "a profile before the environment, for one family",
      Situation(
        environment: ["AWS_PROFILE": "p", "AWS_ACCESS_KEY_ID": "E", "AWS_SECRET_ACCESS_KEY": "s"],
        credentials: "[p]\n\(keys)"),
      "environment(E) environment(E) environment(E) keys(AKIAX) environment(E) environment(E) environment(E)"),
    Case(
      "no such profile", Situation(environment: ["AWS_PROFILE": "p", "AWS_CONTAINER_CREDENTIALS_FULL_URI": "u"]),
      "error error error container container error error"),
    Case(
      "the older variable", Situation(environment: ["AWS_DEFAULT_PROFILE": "p"], credentials: "[p]\n\(keys)"),
      "keys(AKIAX) keys(AKIAX) keys(AKIAX) machine machine machine keys(AKIAX)"),
    Case(
      "both variables",
      Situation(environment: ["AWS_PROFILE": "q", "AWS_DEFAULT_PROFILE": "p"], credentials: "[p]\n\(keys)[q]\n"),
      "machine keys(AKIAX) machine machine machine machine machine"),
    Case(
      "a process beside keys",
      Situation(config: "[default]\ncredential_process = x\n", credentials: "[default]\n\(keys)"),
      "keys(AKIAX) keys(AKIAX) keys(AKIAX) keys(AKIAX) process process keys(AKIAX)"),
    Case(
      "a process beside keys in the same file", Situation(config: "[default]\ncredential_process = x\n\(keys)"),
      "process process keys(AKIAX) keys(AKIAX) process process keys(AKIAX)"),
    Case(
      "a role",
      Situation(environment: ["AWS_PROFILE": "r"], config: role + "source_profile = p\n", credentials: "[p]\n\(keys)"),
      "role(AKIAX) role(AKIAX) role(AKIAX) role(AKIAX) role(AKIAX) role(AKIAX) role(AKIAX)"),
    Case(
      "a role without a source beside keys", Situation(environment: ["AWS_PROFILE": "r"], config: role + keys),
      "error error error keys(AKIAX) keys(AKIAX) error error"),
    Case(
      "a role of nobody", Situation(environment: ["AWS_PROFILE": "r"], config: role + "source_profile = p\n"),
      "error error error error error error error"),
    Case(
      "roles in a circle",
      Situation(
        environment: ["AWS_PROFILE": "r"],
        config: role + "source_profile = q\n[profile q]\nrole_arn = Q\nsource_profile = r\n"),
      "error error error error error error error"),
    Case(
      "a source with a role and keys",
      Situation(
        environment: ["AWS_PROFILE": "r"],
        config: role + "source_profile = q\n[profile q]\nrole_arn = Q\nsource_profile = p\n",
        credentials: "[q]\n\(keys)[p]\n\(keys.replacing("AKIAX", with: "AKIAP"))"),
      "role(AKIAX) role(AKIAX) role(AKIAP) role(AKIAX) role(AKIAP) role(AKIAX) role(AKIAP)"),
    Case(
      "a web identity in the environment, beside a profile",
      Situation(
        environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": "t", "AWS_ROLE_ARN": "W"], credentials: "[default]\n\(keys)"),
      "web_identity web_identity web_identity keys(AKIAX) web_identity keys(AKIAX) web_identity"),
    Case(
      "a name that some cannot read",
      Situation(environment: ["AWS_PROFILE": "a;b"], credentials: "[a;b]\n\(keys)"),
      "keys(AKIAX) keys(AKIAX) error keys(AKIAX) machine error error"),
    Case(
      "half of the environment's keys",
      Situation(environment: ["AWS_ACCESS_KEY_ID": "E"], credentials: "[default]\n\(keys)"),
      "error error keys(AKIAX) keys(AKIAX) keys(AKIAX) keys(AKIAX) keys(AKIAX)"),
    Case(
      "single sign-on", Situation(config: "[default]\nsso_account_id = 1\nsso_role_name = r\n"),
      "sso sso sso sso sso sso sso"),
    Case("a login", Situation(config: "[default]\nlogin_session = l\n"), "login login login login login login login"),
  ])
  func `each family follows its own order`(_ row: Case<Situation, String>) throws {
    #expect(try Self.told(row.given) == row.wanted)
  }

  @Test func `identities are the same if their credentials are`() {
    let why = SDKIdentity.Why.defaultProfile
    let environment = SDKIdentity(source: .environment, accessKeyID: "A", why: why)
    let profile = SDKIdentity(source: .keys, profile: "p", accessKeyID: "A", why: why)
    let role = SDKIdentity(source: .role, profile: "p", accessKeyID: "A", role: "R", why: why)
    let process = SDKIdentity(source: .process, profile: "p", why: why)
    let error = SDKIdentity(source: .error, profile: "p", why: why)
    let all = [environment, profile, role, process, error]
    let same = all.map { one in all.map { one.isSame(as: $0) ? "x" : "-" }.joined() }
    #expect(same == ["xx---", "xx---", "--x--", "---x-", "----x"])
  }
}
