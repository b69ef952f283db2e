import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// The messages about calls that get no answer from AWS.
extension FailureSentence {
  static let transport: [FailureSentence] = [
    FailureSentence(
      .notAWS(status: 302, host: "h"), .unreachable,
      "the answer from h is not from AWS (HTTP status 302)",
      "a network sign-in page or a proxy may have answered: open a web page, then try again"),
    FailureSentence(
      transport(.unresolved), .unreachable, "sts.amazonaws.com was not found (DNS)",
      "check the network, and the region's name"),
    FailureSentence(
      transport(.proxyUnresolved), .unreachable, "the proxy was not found (DNS)",
      "check HTTPS_PROXY"),
    FailureSentence(
      transport(.proxyInvalid), .unreachable, "HTTPS_PROXY is not a proxy address",
      "set it to http://HOST:PORT"),
    FailureSentence(
      transport(.proxyNotConnected), .unreachable, "the proxy does not accept connections",
      "check HTTPS_PROXY and the network, or bypass the proxy with NO_PROXY=sts.amazonaws.com"),
    FailureSentence(
      transport(.proxyRefused(status: 407)), .unreachable,
      "the proxy asks for a user name and a password (HTTP status 407)",
      "put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT"),
    FailureSentence(
      transport(.proxyRefused(status: 403)), .unreachable,
      "the proxy does not allow connections to sts.amazonaws.com (HTTP status 403)",
      "ask its administrator to allow that host, or bypass the proxy with NO_PROXY=sts.amazonaws.com"),
    FailureSentence(
      transport(.proxyFailed), .unreachable, "the proxy did not connect to sts.amazonaws.com",
      "check that HTTPS_PROXY names a proxy, or bypass it with NO_PROXY=sts.amazonaws.com"),
    FailureSentence(
      transport(.notHTTP), .unreachable, "the answer from sts.amazonaws.com is not HTTP",
      "check the endpoint and the proxy"),
    FailureSentence(
      transport(.notConnected), .unreachable, "sts.amazonaws.com does not accept connections",
      "check the network, the firewall and the endpoint"),
    FailureSentence(
      transport(.tls("self-signed")), .unreachable,
      "the secure connection to sts.amazonaws.com failed: self-signed",
      "if a company proxy is in between, name its certificate with AWS_CA_BUNDLE or ca_bundle"),
    FailureSentence(
      transport(.timedOut), .unreachable, "sts.amazonaws.com did not answer in time",
      "check the network; if you gave a code, use the next one"),
    FailureSentence(
      transport(.empty), .unreachable,
      "sts.amazonaws.com closed the connection before its answer was complete",
      "try again with the next code"),
    FailureSentence(
      transport(.truncated), .unreachable,
      "sts.amazonaws.com closed the connection before its answer was complete",
      "try again with the next code"),
    FailureSentence(
      transport(.tooLarge), .unreachable,
      "the answer from sts.amazonaws.com is too large to be from AWS",
      "check the endpoint and the proxy"),
    FailureSentence(
      transport(.curlMissing), .unreachable, "neither curl nor the AWS CLI is on the PATH",
      "install curl 7.86 or newer, or the AWS CLI"),
    FailureSentence(
      transport(.curlNeeded), .unreachable,
      "curl is not on the PATH, and nothing else can sign in to the console",
      "install curl"),
    FailureSentence(
      transport(.curlTooOld), .unreachable,
      "curl is too old to sign this call, and the AWS CLI is not on the PATH",
      "install curl 7.86 or newer, or the AWS CLI"),
    FailureSentence(
      transport(.cli(status: 255, "no module")), .unreachable,
      "the AWS CLI failed with status 255: no module",
      "run aws sts get-caller-identity to see whether it works"),
    FailureSentence(
      transport(.curl(status: 3, "bad URL")), .unreachable, "curl failed with status 3: bad URL",
      "look the number up under EXIT CODES in: man curl"),
    FailureSentence(transport(.interrupted), .unreachable, "interrupted", "nothing was changed"),
  ]

  private static func transport(_ cause: TransportError) -> Failure {
    .transport(cause, host: "sts.amazonaws.com")
  }
}
