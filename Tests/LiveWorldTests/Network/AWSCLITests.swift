import AWSConfig
import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import LiveWorld

struct AWSCLITests {
  private static func request(
    _ action: String = "ListMFADevices", url: String = "https://iam.amazonaws.com/", isLoopback: Bool = false,
    token: Secret? = nil, bundle: String? = nil
  ) -> SignedRequest {
    SignedRequest(
      caller: Caller(
        endpoint: Endpoint(url: url, host: "x", region: "us-east-1", isAWS: true, isLoopback: isLoopback),
        keys: AccessKeys(id: "AKIA1", secret: "long/secret"), token: token, caBundle: bundle, timeLimit: 3),
      service: .iam, action: action,
      fields: [FormField(name: "UserName", value: "file:///a\"b"), FormField(name: "DurationSeconds", number: 900)])
  }

  @Test func `the arguments are whole and hold no secret`() {
    #expect(
      AWSCLI.arguments(for: Self.request(token: "token")) == [
        "iam", "list-mfa-devices", "--endpoint-url", "https://iam.amazonaws.com/", "--cli-input-json",
        #"{"UserName": "file:///a\"b", "DurationSeconds": 900}"#, "--no-paginate", "--output", "json",
        "--cli-connect-timeout", "3", "--cli-read-timeout", "3", "--debug",
      ])
  }

  @Test(arguments: [
    Case("one word", "Decode", "decode"), Case("capitals in a row", "ListMFADevices", "list-mfa-devices"),
    Case("words", "GetSessionToken", "get-session-token"), Case("capitals at the end", "GetMFA", "get-mfa"),
    Case("a role", "AssumeRole", "assume-role"), Case("an identity", "GetCallerIdentity", "get-caller-identity"),
  ])
  func `an operation has the CLI's name`(_ row: Case<String, String>) {
    #expect(Self.request(row.given).commandName == row.wanted)
  }

  private static let own = [
    "AWS_ACCESS_KEY_ID=AKIA1", "AWS_SECRET_ACCESS_KEY=long/secret", "AWS_REGION=us-east-1",
    "AWS_DEFAULT_REGION=us-east-1", "AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null",
    "AWS_MAX_ATTEMPTS=1", "AWS_PAGER=", "AWS_CLI_AUTO_PROMPT=off", "AWS_CLI_ERROR_FORMAT=legacy",
    "AWS_EC2_METADATA_DISABLED=true",
  ]

  @Test(arguments: [
    Case("AWS", request(), ["PATH=/bin", "https_proxy=p", "ALL_PROXY=q"] + own),
    Case("this computer", request(isLoopback: true), ["PATH=/bin"] + own + ["NO_PROXY=*", "no_proxy=*"]),
    Case(
      "a session and a bundle", request(token: "t", bundle: "/ca"),
      ["PATH=/bin", "https_proxy=p", "ALL_PROXY=q"] + own + ["AWS_SESSION_TOKEN=t", "AWS_CA_BUNDLE=/ca"]),
  ])
  func `the environment is the network's and the caller's`(_ row: Case<SignedRequest, [String]>) {
    let user = Environment([
      "PATH": "/bin", "https_proxy": "p", "ALL_PROXY": "q", "AWS_PROFILE": "other", "AWS_SESSION_TOKEN": "stale",
    ])
    #expect(AWSCLI(environment: user).variables(for: row.given.caller) == row.wanted)
  }

  @Test(arguments: [
    Case("nothing of the user's", "x", ["HOME=~"]),
    Case("commands", "cli/alias", ["HOME=~/.local/state/aws-mfa/cli", "PYTHONUSERBASE=~/.local"]),
    Case("models", "models", ["HOME=~/.local/state/aws-mfa/cli", "PYTHONUSERBASE=~/.local"]),
  ])
  func `the home is the user's unless it has something that affects a call`(_ row: Case<String, [String]>) throws {
    let folder = try TemporaryFolder()
    try FileSystem.write("\(folder.path)/.aws/\(row.given)", "")
    let variables = AWSCLI(environment: Environment(["HOME": folder.path])).variables(for: Self.request().caller)
    #expect(
      variables.filter { $0.hasPrefix("HOME=") || $0.hasPrefix("PYTHON") }
        == row.wanted.map { $0.replacing("~", with: folder.path) })
  }
}
