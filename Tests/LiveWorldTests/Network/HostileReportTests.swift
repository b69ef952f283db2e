import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import LiveWorld
@testable import Text

/// What curl and the AWS CLI print, damaged.
struct HostileReportTests {
  private static let log = """
    2026-11-24 04:08:36,841 - MainThread - urllib3.connectionpool - DEBUG - http://127.0.0.1:1 "POST / HTTP/1.1" 403 288
    2026-11-24 04:08:36,841 - MainThread - botocore.parsers - DEBUG - Response headers: {'Date': 'Tue, 24 Nov 2026 04:08:36 GMT'}
    aws: [ERROR]: An error occurred (AccessDenied) when calling the GetSessionToken operation (reached max retries: 0): no

    Additional error details:
    Type: Sender
    """

  @Test func `a report of the AWS CLI is an answer, or a failure in printable words`() {
    Fuzzing.cases(percent: 4) { generator in
      let report = AWSCLIReport(
        status: generator.pick([0, 1, 253, 255]), output: generator.text(), errors: generator.changed(Self.log),
        isTimedOut: generator.number(below: 9) == 0)
      switch Result(catching: { () throws(TransportError) in try report.answer() }) {
      case .success(let answer):
        if case .error(let code, _) = answer.content {
          try hold(!code.isEmpty && code != "Unknown", report.errors.debugDescription)
        }
      case .failure(let error):
        let text = error.words("sts.amazonaws.com").error
        try hold(text.unprintable(isPrintable: \.isPrintable) == [], text.debugDescription)
      }
    }
  }

  @Test func `a report of curl is a failure in printable words`() {
    let reports = [
      "curl: (60) SSL certificate problem: x\nMore", "curl: (7) Failed to connect to h port 443 via p after 0 ms: x",
      "curl: (56) CONNECT tunnel failed, response 407", "curl: (5) Unsupported proxy syntax in 'x'",
    ]
    Fuzzing.cases(percent: 4) { generator in
      let report = CurlReport(
        status: generator.number(below: 256), errors: generator.changed(generator.pick(reports)),
        host: generator.text(upTo: 1))
      let text = report.error.words("sts.amazonaws.com").error
      try hold(text.unprintable(isPrintable: \.isPrintable) == [], text.debugDescription)
    }
  }
}
