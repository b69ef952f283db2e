import AWSAPI
import Commands

/// Why there was no answer, by the messages of botocore's and by the Python functions that the log names.
extension AWSCLIReport {
  /// `nil` if there was an answer.
  var trouble: TransportTrouble? {
    if isTimedOut || says("Read timeout on endpoint") || says("Connect timeout on endpoint") { return .timedOut }
    if isOverLimit { return .tooLarge }
    if status == 130 { return .interrupted }
    if let proxyTrouble { return proxyTrouble }
    if says("SSL validation failed") || says("TLS CA certificate bundle") { return .tls(tlsCause) }
    if says("Could not connect to the endpoint URL") { return says("gaierror") ? .unresolved : .notConnected }
    if says("Connection was closed before we received") { return says("BadStatusLine(") ? .notHTTP : .empty }
    return isTruncated ? .truncated : nil
  }

  /// What libraries log of it has its address, and that may have a password.
  private var proxyTrouble: TransportTrouble? {
    if let status = number(after: "Tunnel connection failed: ") { return .proxyRefused(status: status) }
    // The function that asks the proxy for a connection.
    if says("in _tunnel\n") { return .proxyFailed }
    if says("An HTTP Client raised"), says("in _get_proxy_manager\n") { return .proxyInvalid }
    guard let start = errors.ranges(of: "Failed to connect to proxy URL: \"").last?.upperBound else { return nil }
    // A scheme that is unknown is taken for a host.
    if errors[start...].prefix(while: { $0 != "\"" }).ranges(of: "://").count > 1 { return .proxyInvalid }
    return says("gaierror") ? .proxyUnresolved : .proxyNotConnected
  }

  /// `SSL validation failed for https://… [SSL: CERTIFICATE_VERIFY_FAILED] …` without its beginning.
  private var tlsCause: String {
    let line = lastLine
    guard line.hasPrefix("SSL validation failed for ") else { return line }
    return String(line.dropFirst("SSL validation failed for ".count).drop { $0 != " " }.dropFirst())
  }

  /// An answer that ends early is parsed as it is.
  private var isTruncated: Bool {
    guard says("Unable to parse response ("), let length = number(after: "'Content-Length': '") else { return false }
    return bodyLength.map { $0 < length } ?? false
  }

  /// In bytes, of `Response body:` and a line with `b'…'`, in which `\` and a letter are one, and so is `\x00`.
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
