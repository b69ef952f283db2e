import Commands
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import LiveWorld

struct CurlReportTests {
  private static let certificate = """
    curl: (60) SSL certificate problem: self-signed certificate
    More details here: https://curl.se/docs/sslcerts.html

    curl failed to verify the legitimacy of the server and therefore could not
    establish a secure connection to it. To learn more about this situation and
    how to fix it, please visit the web page mentioned above.

    """

  struct Call: Sendable {
    let status: Int
    var errors = ""
    var host = "sts.amazonaws.com"
  }

  @Test(arguments: [
    Case(
      "a curl that cannot sign", Call(status: 2, errors: "curl: option --aws-sigv4: is unknown"),
      TransportError.curlTooOld),
    Case("a proxy without a name", Call(status: 5, errors: "curl: (5) Could not resolve proxy: x"), .proxyUnresolved),
    Case(
      "a proxy that is none", Call(status: 5, errors: "curl: (5) Unsupported proxy syntax in 'http://[::'"),
      .proxyInvalid),
    Case("a host without a name", Call(status: 6), .unresolved),
    Case(
      "no listener",
      Call(status: 7, errors: "curl: (7) Failed to connect to sts.amazonaws.com port 443 after 0 ms: Couldn't connect"),
      .notConnected),
    Case(
      "no listener at an address of six",
      Call(status: 7, errors: "curl: (7) Failed to connect to ::1 port 1 after 0 ms: x", host: "[::1]"), .notConnected),
    Case("no listener, without a word", Call(status: 7), .notConnected),
    Case(
      "no proxy", Call(status: 7, errors: "curl: (7) Failed to connect to proxy.corp port 3128 after 0 ms: x"),
      .proxyNotConnected),
    Case(
      "no proxy, since curl 8",
      Call(status: 7, errors: "curl: (7) Failed to connect to sts.amazonaws.com port 443 via 127.0.0.1 after 0 ms: x"),
      .proxyNotConnected),
    Case(
      "no listener, in capitals",
      Call(status: 7, errors: "curl: (7) Failed to connect to STS.amazonaws.com port 443 after 0 ms: x"), .notConnected),
    Case("a proxy's scheme", Call(status: 7, errors: "curl: (7) Unsupported proxy scheme for 'x://h'"), .proxyInvalid),
    Case("a proxy that hangs up", Call(status: 56, errors: "curl: (56) Proxy CONNECT aborted"), .proxyFailed),
    Case("SOCKS", Call(status: 97, errors: "curl: (97) User was rejected by the SOCKS5 server"), .proxyFailed),
    Case(
      "a proxy that wants a password", Call(status: 56, errors: "curl: (56) CONNECT tunnel failed, response 407"),
      .proxyRefused(status: 407)),
    Case(
      "a proxy that refuses, before 7.87",
      Call(status: 56, errors: "curl: (56) Received HTTP code 403 from proxy after CONNECT"), .proxyRefused(status: 403)
    ),
    Case("a broken connection", Call(status: 56, errors: "curl: (56) Recv failure: Connection reset by peer"), .empty),
    Case(
      "a certificate", Call(status: 60, errors: certificate), .tls("SSL certificate problem: self-signed certificate")),
    Case("a certificate, without a word", Call(status: 60), .tls("")),
    Case("another protocol", Call(status: 1, errors: "curl: (1) Received HTTP/0.9 when not allowed"), .notHTTP),
    Case("another answer", Call(status: 8, errors: "curl: (8) Weird server reply"), .notHTTP),
    Case("Ctrl-C", Call(status: 130), .interrupted),
    Case("anything else", Call(status: 27, errors: "curl: (27) Out of memory"), .curl(status: 27, "Out of memory")),
  ])
  func `a cause is understood`(_ row: Case<Call, TransportError>) {
    #expect(CurlReport(status: row.given.status, errors: row.given.errors, host: row.given.host).error == row.wanted)
  }
}
