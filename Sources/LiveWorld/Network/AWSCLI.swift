import AWSAPI
import AWSConfig
import Commands
import Secrecy

/// Makes a signed request through the AWS CLI, of either version. The keys are in its environment; a code is in its
/// arguments, which other users may see, but a code is only good once.
struct AWSCLI {
  let environment: Environment
  /// Whether a shell waits at its prompt.
  var isForPrompt = false

  /// In seconds.
  private static let connectTime = 5

  /// - Returns: `nil` if there is no AWS CLI.
  func send(_ request: SignedRequest) throws(TransportError) -> HTTPAnswer? {
    let process = Subprocess(
      program: "aws", arguments: Self.arguments(for: request), environment: variables(for: request.caller), input: [],
      timeLimit: request.caller.timeLimit)
    let result: Subprocess.Result
    do throws(SystemError) { result = try isForPrompt ? process.runBesideShell() : process.run() } catch {
      if error.code == ENOENT { return nil }
      throw .cli(status: 127, error.text)
    }
    return try AWSCLIReport(result).answer()
  }

  static func arguments(for request: SignedRequest) -> [String] {
    let caller = request.caller
    return [
      request.service.rawValue, request.commandName, "--endpoint-url", caller.endpoint.url,
      // In JSON, no value is taken for a file name, as an argument may be.
      "--cli-input-json", request.json.reveal(), "--no-paginate", "--output", "json",
      "--cli-connect-timeout", String(min(connectTime, caller.timeLimit)), "--cli-read-timeout",
      String(caller.timeLimit),
      // Only the log has the status and the time by AWS's clock.
      "--debug",
    ]
  }

  /// Keeps the CLI from the user's files, and limits it to one try.
  func variables(for caller: Caller) -> [String] {
    let region = caller.endpoint.region
    var variables = [
      "AWS_ACCESS_KEY_ID=\(caller.keys.id)", "AWS_SECRET_ACCESS_KEY=\(caller.keys.secret.reveal())",
      "AWS_REGION=\(region)", "AWS_DEFAULT_REGION=\(region)", "AWS_CONFIG_FILE=/dev/null",
      "AWS_SHARED_CREDENTIALS_FILE=/dev/null", "AWS_MAX_ATTEMPTS=1", "AWS_PAGER=", "AWS_CLI_AUTO_PROMPT=off",
      "AWS_CLI_ERROR_FORMAT=legacy", "AWS_EC2_METADATA_DISABLED=true",
    ]
    if let token = caller.token { variables.append("AWS_SESSION_TOKEN=\(token.reveal())") }
    if let bundle = caller.caBundle { variables.append("AWS_CA_BUNDLE=\(bundle)") }
    guard caller.endpoint.isLoopback else { return network + variables }
    let proxies = ["_proxy=", "_PROXY="]
    return network.filter { variable in !proxies.contains { variable.contains($0) } } + variables
      + ["NO_PROXY=*", "no_proxy=*"]
  }

  /// Has another home if the user has CLI aliases or models, which would affect the call.
  ///
  /// Otherwise the user's: what starts the CLI may need it (asdf, mise, snap), and it has the user's Python packages.
  private var network: [String] {
    guard let paths = try? Paths(environment),
      ["cli/alias", "models"].contains(where: { DirectoryAccess.exists("\(paths.home)/.aws/\($0)") })
    else { return environment.network }
    return environment.network.filter { !$0.hasPrefix("HOME=") }
      + ["HOME=\(paths.cliHome)", "PYTHONUSERBASE=\(paths.home)/.local"]
  }
}
