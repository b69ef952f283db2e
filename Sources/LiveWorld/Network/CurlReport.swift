import AWSAPI
import Commands

/// Why curl failed, by its exit code (man curl, EXIT CODES) and its message.
struct CurlReport {
  let status: Int
  let errors: String
  /// The host that was called, even if through a proxy.
  let host: String

  var error: TransportError {
    switch status {
    case 2 where errors.contains("aws-sigv4"), 4: .curlTooOld
    case 5 where errors.contains("proxy syntax"), 7 where errors.contains("proxy scheme"): .proxyInvalid
    case 5: .proxyUnresolved
    case 6: .unresolved
    case 7: isFromProxy ? .proxyNotConnected : .notConnected
    case 18: .truncated
    case 28: .timedOut
    case 35, 51, 58, 60, 77, 83, 91: .tls(message)
    case 56 where errors.contains("Proxy CONNECT aborted"), 97: .proxyFailed
    case 1 where errors.contains("HTTP/0.9"), 8: .notHTTP
    case 52, 56: proxyStatus.map { .proxyRefused(status: $0) } ?? .empty
    case 63: .tooLarge
    case 130: .interrupted
    default: .curl(status: status, message)
    }
  }

  /// `SSL certificate problem` from `curl: (60) SSL certificate problem`. More lines may follow, on where to learn
  /// more.
  private var message: String {
    let lines = errors.split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("curl: (") }) else { return lines.last.map(String.init) ?? "" }
    return String(line.drop { $0 != ")" }.dropFirst(2))
  }

  /// Whether connecting to the proxy failed: `Failed to connect to HOST port N via PROXY after…`. Before curl 8, the
  /// message named the proxy instead of the host.
  private var isFromProxy: Bool {
    guard let start = errors.firstRange(of: "Failed to connect to ")?.upperBound else { return false }
    let words = errors[start...].split(separator: " ", maxSplits: 4)
    let brackets: Set<Character> = ["[", "]"]
    let name = words.first?.lowercased().filter { !brackets.contains($0) }
    return words.dropFirst(3).first == "via" || name != host.filter { !brackets.contains($0) }
  }

  /// From `CONNECT tunnel failed, response 407`; before 7.87, `Received HTTP code 407 from proxy after CONNECT`.
  private var proxyStatus: Int? {
    for text in ["CONNECT tunnel failed, response ", "Received HTTP code "] {
      guard let start = errors.firstRange(of: text)?.upperBound else { continue }
      return Int(errors[start...].prefix { $0.isNumber })
    }
    return nil
  }
}
