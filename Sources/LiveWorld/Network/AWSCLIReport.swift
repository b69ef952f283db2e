import AWSAPI
import AWSConfig
import Commands

/// What the AWS CLI printed, and what it means.
///
/// Its messages are botocore's (`botocore/exceptions.py`), unchanged for ten years. With `--debug` they come last,
/// after a log that also has the answer's status and headers.
struct AWSCLIReport {
  let status: Int
  let output: String
  let errors: String
  var isTimedOut = false
  var isOverLimit = false

  func answer() throws(TransportError) -> HTTPAnswer {
    if status == 0 { return HTTPAnswer(status: 200, date: date, content: .json(output)) }
    if let error { return HTTPAnswer(status: httpStatus ?? 400, date: date, content: error) }
    if let transportError { throw transportError }
    if let httpStatus { return HTTPAnswer(status: httpStatus, date: date, body: "") }
    throw .cli(status: status, lastLine)
  }

  /// `An error occurred (AccessDenied) when calling the GetSessionToken operation: …`.
  /// An error without an AWS code was not sent by AWS.
  private var error: HTTPAnswer.Content? {
    // The log's first line of that kind is its own: AWS's message may contain others.
    guard let head = errors.split(separator: "\n").lazy.compactMap(Self.errorHead).first,
      let start = errors.ranges(of: head).last?.upperBound
    else { return nil }
    let code = head.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
    guard code != "Unknown", code.contains(where: \.isLetter) else { return nil }
    return .error(code: String(code), message: Self.message(errors[start...]))
  }

  /// Everything before the message, if the line begins with it, with version 2's prefix or with an exception's name.
  private static func errorHead(_ line: Substring) -> Substring? {
    let name = line.prefix { $0 != " " }
    let beginning = line.hasPrefix(prefix) ? prefix.count : name.hasSuffix(":") ? name.count + 1 : 0
    let text = line.dropFirst(beginning)
    guard text.hasPrefix("An error occurred ("), let end = text.firstIndex(of: ")") else { return nil }
    // `(reached max retries: 0)` may come between the two.
    let heads = ["operation: ", "): "].compactMap { text[end...].firstRange(of: $0)?.upperBound }
    return heads.min().map { text[..<$0] }
  }

  /// AWS's message at the end of a report. Python prints an empty one as `None`.
  private static func message(_ text: Substring) -> String {
    let details = text.firstRange(of: "\n\nAdditional error details:")?.lowerBound
    var message = text[..<(details ?? text.endIndex)]
    while message.last?.isNewline == true { message.removeLast() }
    return message == "None" ? "" : String(message)
  }

  func says(_ text: String) -> Bool {
    errors.contains(text)
  }

  var lastLine: String {
    let line = errors.split(separator: "\n").last.map(String.init) ?? ""
    return line.hasPrefix(Self.prefix) ? String(line.dropFirst(Self.prefix.count)) : line
  }

  /// The prefix of version 2's messages.
  private static let prefix = "aws: [ERROR]: "

  /// `"POST / HTTP/1.1" 403 288`, as urllib3 logs it.
  private var httpStatus: Int? { number(after: " HTTP/1.1\" ") }

  func number(after text: String) -> Int? {
    guard let start = errors.ranges(of: text).last?.upperBound else { return nil }
    return Int(errors[start...].prefix { $0.isNumber })
  }

  /// `Response headers: {…, 'Date': 'Tue, 24 Nov 2026 04:08:36 GMT', …}`, as botocore logs it.
  private var date: Instant? {
    guard let start = errors.ranges(of: "Response headers: {").last?.upperBound else { return nil }
    let headers = errors[start...].prefix { !$0.isNewline }
    let name = headers.firstRange(of: "'Date': '") ?? headers.firstRange(of: "'date': '")
    return name.flatMap { Instant(httpDate: String(headers[$0.upperBound...].prefix { $0 != "'" })) }
  }
}

extension AWSCLIReport {
  init(_ result: Subprocess.Result) {
    self.init(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self), isTimedOut: result.isTimedOut,
      isOverLimit: result.isOverLimit)
  }
}
