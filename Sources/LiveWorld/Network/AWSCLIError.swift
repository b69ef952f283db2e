import AWSAPI
import Commands

/// Why there was no answer, judged by botocore's messages and the names of Python functions in the log.
extension AWSCLIReport {
  /// `nil` if there was an answer.
  var transportError: TransportError? {
    if isTimedOut || says("Read timeout on endpoint") || says("Connect timeout on endpoint") { return .timedOut }
    if isOverLimit { return .tooLarge }
    if status == 130 { return .interrupted }
    if let proxyTrouble { return proxyTrouble }
    if says("SSL validation failed") || says("TLS CA certificate bundle") { return .tls(tlsCause) }
    if says("Could not connect to the endpoint URL") { return says("gaierror") ? .unresolved : .notConnected }
    if says("Connection was closed before we received") { return says("BadStatusLine(") ? .notHTTP : .empty }
    return isTruncated ? .truncated : nil
  }

  /// What failed about the proxy. The text in the log is never shown: the proxy's address in it may contain a password.
  private var proxyTrouble: TransportError? {
    if let status = number(after: "Tunnel connection failed: ") { return .proxyRefused(status: status) }
    // The function that asks the proxy for a connection.
    if says("in _tunnel\n") { return .proxyFailed }
    if says("An HTTP Client raised"), says("in _get_proxy_manager\n") { return .proxyInvalid }
    guard let start = errors.ranges(of: "Failed to connect to proxy URL: \"").last?.upperBound else { return nil }
    // An unknown scheme is taken for a host.
    if errors[start...].prefix(while: { $0 != "\"" }).ranges(of: "://").count > 1 { return .proxyInvalid }
    return says("gaierror") ? .proxyUnresolved : .proxyNotConnected
  }

  /// `SSL validation failed for https://… [SSL: CERTIFICATE_VERIFY_FAILED] …` without its beginning.
  private var tlsCause: String {
    let line = lastLine
    guard line.hasPrefix("SSL validation failed for ") else { return line }
    return String(line.dropFirst("SSL validation failed for ".count).drop { $0 != " " }.dropFirst())
  }

  /// Whether the answer ended early: the CLI parses it all the same.
  private var isTruncated: Bool {
    guard says("Unable to parse response ("), let length = number(after: "'Content-Length': '") else { return false }
    return bodyLength.map { $0 < length } ?? false
  }

  /// In bytes, from `Response body:` and a line with `b'…'`, where each escape, `\` and a letter or `\x00`, is a byte.
  private var bodyLength: Int? {
    guard let start = errors.ranges(of: "Response body:\nb").last?.upperBound else { return nil }
    var literal = errors[start...].prefix { $0 != "\n" }.utf8.dropFirst().dropLast()
    var length = 0
    while let byte = literal.popFirst() {
      length += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      if literal.popFirst() == UInt8(ascii: "x") { literal = literal.dropFirst(2) }
    }
    return length
  }
}
