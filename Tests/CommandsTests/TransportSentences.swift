@testable import Commands

/// The sentences about calls that get no answer from AWS.
extension FailureSentence {
  static let transport: [FailureSentence] = [
    FailureSentence(
      .notAWS(status: 302, host: "h"), .unreachable,
      "what answered at h is not AWS (HTTP status 302)",
      "a network's sign-in page or a proxy may be in between: open a web page, then try again"),
    FailureSentence(
      transport(.unresolved), .unreachable, "sts.amazonaws.com was not found (DNS)",
      "check the network, and the region's name"),
    FailureSentence(
      transport(.proxyUnresolved), .unreachable, "the proxy was not found (DNS)",
      "check HTTPS_PROXY"),
    FailureSentence(
      transport(.proxyInvalid), .unreachable, "HTTPS_PROXY is no proxy's address",
      "it looks like http://HOST:PORT"),
    FailureSentence(
      transport(.proxyNotConnected), .unreachable, "the proxy does not accept connections",
      "check HTTPS_PROXY and the network; NO_PROXY=sts.amazonaws.com goes without the proxy"),
    FailureSentence(
      transport(.proxyRefused(status: 407)), .unreachable,
      "the proxy wants a user and a password (HTTP status 407)",
      "put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT"),
    FailureSentence(
      transport(.proxyRefused(status: 403)), .unreachable,
      "the proxy does not let through to sts.amazonaws.com (HTTP status 403)",
      "ask who runs it to allow that host; NO_PROXY=sts.amazonaws.com goes without the proxy"),
    FailureSentence(
      transport(.proxyFailed), .unreachable, "the proxy made no connection to sts.amazonaws.com",
      "check that HTTPS_PROXY names a proxy; NO_PROXY=sts.amazonaws.com goes without it"),
    FailureSentence(
      transport(.notHTTP), .unreachable, "what answered at sts.amazonaws.com does not speak HTTP",
      "check the endpoint and the proxy"),
    FailureSentence(
      transport(.notConnected), .unreachable, "sts.amazonaws.com does not accept connections",
      "check the network, a firewall, or the endpoint"),
    FailureSentence(
      transport(.tls("self-signed")), .unreachable,
      "the secure connection to sts.amazonaws.com failed: self-signed",
      "a company's proxy needs its certificate: set AWS_CA_BUNDLE or ca_bundle"),
    FailureSentence(
      transport(.timedOut), .unreachable, "sts.amazonaws.com did not answer in time",
      "check the network; the code may be used up, so take the next one"),
    FailureSentence(
      transport(.empty), .unreachable,
      "sts.amazonaws.com broke the connection off before its answer was whole",
      "try again with the next code"),
    FailureSentence(
      transport(.truncated), .unreachable,
      "sts.amazonaws.com broke the connection off before its answer was whole",
      "try again with the next code"),
    FailureSentence(
      transport(.tooLarge), .unreachable,
      "the answer of sts.amazonaws.com is too large to be AWS's",
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
      "the number is explained under EXIT CODES in: man curl"),
    FailureSentence(transport(.interrupted), .unreachable, "interrupted", "nothing was changed"),
  ]

  private static func transport(_ trouble: TransportTrouble) -> Failure {
    .transport(trouble, host: "sts.amazonaws.com")
  }
}
