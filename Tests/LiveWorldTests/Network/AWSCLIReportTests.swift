import AWSConfig
import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import LiveWorld

struct AWSCLIReportTests {
  private static let log = """
    2026-11-24 04:08:36,841 - MainThread - urllib3.connectionpool - DEBUG - http://127.0.0.1:1 "POST / HTTP/1.1" 403 288
    2026-11-24 04:08:36,841 - MainThread - botocore.parsers - DEBUG - Response headers: {'Server': 'x', 'Date': 'Tue, 24 Nov 2026 04:08:36 GMT', 'Content-Type': 'text/xml'}
    2026-11-24 04:08:36,841 - MainThread - botocore.parsers - DEBUG - Response body:
    b'<x/>'

    """
  private static let date = Instant(rfc3339: "2026-11-24T04:08:36Z")
  private static let denied = "An error occurred (AccessDenied) when calling the GetSessionToken operation: "
  private static let evil = "An error occurred (Evil) when calling the X operation: "

  @Test(arguments: [
    Case(
      "a result", AWSCLIReport(status: 0, output: "{}", errors: log.replacing("403", with: "200")),
      HTTPAnswer(status: 200, date: date, content: .json("{}"))),
    Case(
      "a result without a log", AWSCLIReport(status: 0, output: "{}", errors: ""),
      HTTPAnswer(status: 200, date: nil, content: .json("{}"))),
    Case(
      "an error of version 1",
      AWSCLIReport(
        status: 255, output: "",
        errors: log + "\nAn error occurred (AccessDenied) when calling the GetSessionToken operation: a: b.\n"),
      HTTPAnswer(status: 403, date: date, content: .error(code: "AccessDenied", message: "a: b."))),
    Case(
      "an error of version 2",
      AWSCLIReport(
        status: 254, output: "",
        errors: "\naws: [ERROR]: An error occurred (NoSuchEntity) when calling the X operation: no\n"),
      HTTPAnswer(status: 400, date: nil, content: .error(code: "NoSuchEntity", message: "no"))),
    Case(
      "an error after all tries",
      AWSCLIReport(
        status: 255, output: "",
        errors: "An error occurred (ServiceUnavailable) when calling the X operation (reached max retries: 0): later"),
      HTTPAnswer(status: 400, date: nil, content: .error(code: "ServiceUnavailable", message: "later"))),
    Case(
      "a message of several lines",
      AWSCLIReport(
        status: 254, output: "",
        errors: """
          botocore.exceptions.ClientError: \(denied)one
          \(evil)two

          aws: [ERROR]: \(denied)one
          \(evil)two

          three

          Additional error details:
          Type: Sender

          """),
      HTTPAnswer(
        status: 400, date: nil, content: .error(code: "AccessDenied", message: "one\n\(evil)two\n\nthree"))),
    Case(
      "a message with another one", AWSCLIReport(status: 255, output: "", errors: "\n\(denied)one \(evil)two\n"),
      HTTPAnswer(status: 400, date: nil, content: .error(code: "AccessDenied", message: "one \(evil)two"))),
    Case(
      "an empty message", AWSCLIReport(status: 255, output: "", errors: "\n\(denied)None\n"),
      HTTPAnswer(status: 400, date: nil, content: .error(code: "AccessDenied", message: ""))),
    Case(
      "an error without a message",
      AWSCLIReport(status: 255, output: "", errors: "An error occurred (X) when calling the Y operation: "),
      HTTPAnswer(status: 400, date: nil, content: .error(code: "X", message: ""))),
    Case(
      "a page that is not AWS's",
      AWSCLIReport(
        status: 255, output: "",
        errors: log + "An error occurred (Unknown) when calling the GetSessionToken operation: Unknown"),
      HTTPAnswer(status: 403, date: date, body: "")),
    Case(
      "a status that is no code",
      AWSCLIReport(status: 255, output: "", errors: log + "An error occurred (503) when calling the X operation: y"),
      HTTPAnswer(status: 403, date: date, body: "")),
    Case(
      "an answer without a body",
      AWSCLIReport(
        status: 255, output: "",
        errors: log + "\nUnable to parse response (no element found: line 1, column 0), invalid"),
      HTTPAnswer(status: 403, date: date, body: "")),
    Case(
      "an answer that cannot be parsed",
      AWSCLIReport(status: 255, output: "", errors: log + "\nUnable to parse response (x), invalid XML received\n"),
      HTTPAnswer(status: 403, date: date, body: "")),
  ])
  func `an answer is understood`(_ row: Case<AWSCLIReport, HTTPAnswer>) throws {
    #expect(try row.given.answer() == row.wanted)
  }

  private static func failed(_ errors: String, status: Int = 255) -> AWSCLIReport {
    AWSCLIReport(status: status, output: "", errors: errors)
  }

  /// The log of an answer of this length of which only a part has arrived, as Python shows it.
  private static func parsed(_ literal: String, length: Int) -> String {
    """
    … - Response headers: {'Date': 'x', 'Content-Length': '\(length)'}
    … - Response body:
    b'\(literal)'

    Unable to parse response (why: line 1, column 1), invalid XML received. Further retries may succeed:
    b'\(literal)'

    """
  }

  @Test(arguments: [
    parsed("<html><br></html>", length: 17), parsed(#"\x00\n\\\'"#, length: 4),
    parsed("<html>", length: 7).replacing("'Content-Length'", with: "'X'"),
  ])
  func `an answer that cannot be parsed counts as whole unless it is known to be cut short`(_ log: String) throws {
    let answer = try Self.failed("\"POST / HTTP/1.1\" 200 5\n" + log).answer()
    #expect(answer == HTTPAnswer(status: 200, date: nil, body: ""))
  }

  private static let connect = #"Could not connect to the endpoint URL: "https://x/""#
  private static let proxy = #"Failed to connect to proxy URL: "http://x""#

  @Test(arguments: [
    Case("no listener", failed(connect), TransportError.notConnected),
    Case("no name", failed("socket.gaierror: [Errno -2]\n" + connect), .unresolved),
    Case("a slow answer", failed(#"Read timeout on endpoint URL: "https://x/""#), .timedOut),
    Case("a slow connection", failed(#"Connect timeout on endpoint URL: "https://x/""#), .timedOut),
    Case("a certificate", failed("log\nSSL validation failed for https://x/ why\n"), .tls("why")),
    Case(
      "no bundle", failed("OSError: Could not find a suitable TLS CA certificate bundle\n" + connect), .tls(connect)),
    Case(
      "a broken connection",
      failed(#"Connection was closed before we received a valid response from endpoint URL: "x"."#),
      .empty),
    Case(
      "another protocol",
      failed(
        "ProtocolError: ('Connection aborted.', BadStatusLine('SSH\\r\\n'))\nConnection was closed before we received a"
      ),
      .notHTTP),
    Case("half an answer", failed(parsed("<a><b/>", length: 11)), .truncated),
    Case("no byte of an answer", failed(parsed("", length: 11)), .truncated),
    Case("half an answer of any bytes", failed(parsed(#"\x00\n\\\'é"#, length: 7)), .truncated),
    Case("Ctrl-C", failed("\n", status: 130), .interrupted),
    Case("our own clock", AWSCLIReport(status: 137, output: "", errors: "", isTimedOut: true), .timedOut),
    Case("too much", AWSCLIReport(status: 137, output: "", errors: "", isOverLimit: true), .tooLarge),
    Case("anything else", failed("log\naws: [ERROR]: what\n", status: 252), .cli(status: 252, "what")),
    Case("nothing", failed("", status: 1), .cli(status: 1, "")),
  ])
  func `a cause is understood`(_ row: Case<AWSCLIReport, TransportError>) {
    #expect(throws: row.wanted) { try row.given.answer() }
  }

  private static let aborted = "Connection was closed before we received a valid response"
  private static let unhandled = "An HTTP Client raised an unhandled exception: Failed to parse: http://u:p@h:x"

  @Test(arguments: [
    Case("one that is not there", failed(proxy), TransportError.proxyNotConnected),
    Case("no name", failed("socket.gaierror: [Errno -2]\n" + proxy), .proxyUnresolved),
    Case(
      "no scheme", failed("socket.gaierror: [Errno -2]\nFailed to connect to proxy URL: \"http://x://h\""),
      .proxyInvalid),
    Case("no address", failed("  File \"x\", line 1, in _get_proxy_manager\n\(unhandled)"), .proxyInvalid),
    Case("another unknown thing", failed(unhandled), .cli(status: 255, unhandled)),
    Case(
      "a password",
      failed(
        "line 1, in _tunnel\n  raise OSError(f\"Tunnel connection failed: {code}\")\nOSError: Tunnel connection failed: 407 Who\n\(proxy)"
      ),
      .proxyRefused(status: 407)),
    Case("an end", failed("line 1, in _tunnel\n\(aborted)"), .proxyFailed),
    Case("another protocol", failed("line 1, in _tunnel\nBadStatusLine('SSH')\n\(aborted)"), .proxyFailed),
  ])
  func `a proxy's cause is told from AWS's`(_ row: Case<AWSCLIReport, TransportError>) {
    #expect(throws: row.wanted) { try row.given.answer() }
  }
}
