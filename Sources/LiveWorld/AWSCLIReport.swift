import AWSConfig
import Commands

/// What the AWS CLI printed, and what it means.
///
/// Its messages are botocore's (`botocore/exceptions.py`), and have stayed as they are for ten years. With `--debug` they come
/// last, after a log that also has the answer's status and headers.
struct AWSCLIReport {
  let status: Int
  let output: String
  let errors: String
  var isTimedOut = false
  var isOverLimit = false

  func answer() throws(TransportTrouble) -> HTTPAnswer {
    if status == 0 { return HTTPAnswer(status: 200, date: date, content: .json(output)) }
    if let error { return HTTPAnswer(status: httpStatus ?? 400, date: date, content: error) }
    if let trouble { throw trouble }
    if let httpStatus { return HTTPAnswer(status: httpStatus, date: date, body: "") }
    throw .cli(status: status, lastLine)
  }

  /// `An error occurred (AccessDenied) when calling the GetSessionToken operation: …`. One without a code of AWS's is of
  /// another's making.
  private var error: HTTPAnswer.Content? {
    guard let start = report?.firstRange(of: "An error occurred (")?.upperBound, let text = report?[start...],
      let bracket = text.firstIndex(of: ")")
    else { return nil }
    let code = text[..<bracket]
    // Between the two there may be `(reached max retries: 0)`.
    let message = ["operation: ", "): "].compactMap { text[bracket...].firstRange(of: $0)?.upperBound }.min()
    guard let message, code != "Unknown", code.contains(where: \.isLetter) else { return nil }
    let end = text[message...].firstRange(of: "\n\n")?.lowerBound ?? text.endIndex
    let words = trimmed(text[message..<end])
    return .error(code: String(code), message: words == "None" ? "" : words)
  }

  /// What is said after the log: an empty line parts them.
  private var report: Substring? {
    let starts = ["An error occurred (", Self.prefix + "An error occurred ("]
    let found = starts.flatMap { errors.ranges(of: "\n\n" + $0) }.map(\.lowerBound).max()
    if let found { return errors[found...].dropFirst(2) }
    return errors.ranges(of: starts[0]).last.map { errors[$0.lowerBound...] }
  }

  /// Of `Tunnel connection failed: 407 Proxy Authentication Required`, as http.client says it; its source may be shown too.
  private var proxyStatus: Int? {
    errors.ranges(of: "Tunnel connection failed: ").lazy
      .compactMap { Int(errors[$0.upperBound...].prefix { $0.isNumber }) }.first
  }

  private var trouble: TransportTrouble? {
    if isTimedOut || says("Read timeout on endpoint") || says("Connect timeout on endpoint") { return .timedOut }
    if isOverLimit { return .tooLarge }
    if status == 130 { return .interrupted }
    let isUnresolved = says("gaierror")
    if says("Failed to connect to proxy URL") {
      if let status = proxyStatus { return .proxyRefused(status: status) }
      return isUnresolved ? .proxyUnresolved : .proxyNotConnected
    }
    if says("raised an unhandled exception"), says("_get_proxy_manager") { return .proxyInvalid }
    if says("BadStatusLine") { return .notHTTP }
    if says("SSL validation failed") || says("TLS CA certificate bundle") { return .tls(lastLine) }
    if says("Could not connect to the endpoint URL") { return isUnresolved ? .unresolved : .notConnected }
    if says("Connection was closed before we received") { return .empty }
    // An answer that is not counted against its length ends in the middle of its XML.
    if says("Unable to parse response (no element found"), !says("no element found: line 1, column 0)") {
      return .truncated
    }
    return nil
  }

  private func says(_ text: String) -> Bool {
    errors.contains(text)
  }

  private var lastLine: String {
    let line = errors.split(separator: "\n").last.map(String.init) ?? ""
    return line.hasPrefix(Self.prefix) ? String(line.dropFirst(Self.prefix.count)) : line
  }

  /// What version 2 begins its messages with.
  private static let prefix = "aws: [ERROR]: "

  /// `"POST / HTTP/1.1" 403 288`, as urllib3 logs it.
  private var httpStatus: Int? {
    guard let start = errors.ranges(of: " HTTP/1.1\" ").last?.upperBound else { return nil }
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
