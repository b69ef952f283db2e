import AWSConfig
import Commands
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import LiveWorld

struct HTTPAnswerTests {
  private static let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT"
  private static let moment = Instant(seconds: 784_111_777)

  private static func answer(_ status: Int, _ date: Instant?, _ body: String) -> HTTPAnswer? {
    HTTPAnswer(status: status, date: date, body: body)
  }

  @Test(arguments: [
    Case("an answer", "HTTP/1.1 200 OK\r\n\(date)\r\n\r\nbody", answer(200, moment, "body")),
    Case("HTTP/2", "HTTP/2 403 \r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\nbody", answer(403, moment, "body")),
    Case("no reason", "HTTP/1.1 200\r\n\r\n", answer(200, nil, "")),
    Case("no date", "HTTP/1.1 200 OK\r\nServer: x\r\n\r\nbody", answer(200, nil, "body")),
    Case("a date that is none", "HTTP/1.1 200 OK\r\nDate: today\r\n\r\n", answer(200, nil, "")),
    Case(
      "the last date counts", "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n\(date)\r\n\r\n",
      answer(200, moment, "")),
    Case(
      "another header that ends alike", "HTTP/1.1 200 OK\r\nX-Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n",
      answer(200, nil, "")),
    Case(
      "an interim answer", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\(date)\r\n\r\nbody",
      answer(200, moment, "body")),
    Case(
      "two interim answers",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nDate: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\nbody",
      answer(200, nil, "body")),
    Case("a body with an empty line", "HTTP/1.1 200 OK\r\n\r\na\r\n\r\nb", answer(200, nil, "a\r\n\r\nb")),
    Case(
      "a body that looks like an answer", "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 500 x\r\n\r\n",
      answer(200, nil, "HTTP/1.1 500 x\r\n\r\n")),
    Case("nothing", "", nil),
    Case("no empty line", "HTTP/1.1 200 OK\r\nDate: x\r\n", nil),
    Case("no status", "HTTP/1.1\r\n\r\n", nil),
    Case("a status that is none", "HTTP/1.1 OK\r\n\r\n", nil),
    Case("no HTTP", "SSH-2.0 200 OK\r\n\r\n", nil),
    Case("only an interim answer", "HTTP/1.1 100 Continue\r\n\r\n", nil),
  ])
  func `headers and body are separated`(_ row: Case<String, HTTPAnswer?>) {
    #expect(HTTPAnswer(raw: Array(row.given.utf8)) == row.wanted)
  }
}
