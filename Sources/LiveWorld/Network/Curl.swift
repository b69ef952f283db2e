import AWSAPI
import AWSConfig
import Commands
import Secrecy
import ShellCode
import Text

/// Makes requests through `curl`, which signs them (SigV4) and does TLS. Its configuration goes to standard input, so
/// that no secret is ever in an argument list.
struct Curl {
  let environment: Environment
  /// Whether a shell waits at its prompt.
  var isForPrompt = false

  /// In seconds.
  private static let connectTime = 5
  /// curl keeps its time limit itself; a program in its place may not.
  private static let graceTime = 2
  private static let largestAnswer = 1 << 20

  func send(_ request: SignedRequest) throws(TransportError) -> HTTPAnswer {
    // An argument, because curl ignores options in its configuration that it does not know: an older curl would then
    // send the keys as a password.
    let scope = "aws:amz:\(request.caller.endpoint.region):\(request.service.rawValue)"
    return try run(
      ["--aws-sigv4", scope], try Self.configuration(of: request), to: request.caller.endpoint.host,
      within: request.caller.timeLimit)
  }

  func fetch(_ request: QueryRequest) throws(TransportError) -> HTTPAnswer {
    do throws(TransportError) {
      return try run(
        [], try Self.configuration(of: request), to: Self.name(of: request.host), within: request.timeLimit)
    } catch {
      throw error == .curlMissing ? .curlNeeded : error
    }
  }

  /// A host without its port, as curl names it in its messages.
  static func name(of host: String) -> String {
    guard let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].isDigits,
      host[..<colon].hasSuffix("]") || !host[..<colon].contains(":")
    else { return host }
    return String(host[..<colon])
  }

  private func run(
    _ arguments: [String], _ configuration: String, to host: String, within seconds: Int
  ) throws(TransportError) -> HTTPAnswer {
    let process = Subprocess(
      program: "curl", arguments: ["-q"] + arguments + ["-K", "-"], environment: environment.network,
      input: ByteText.bytes(of: configuration), timeLimit: seconds + Self.graceTime)
    let result: Subprocess.Result
    do throws(SystemError) { result = try isForPrompt ? process.runBesideShell() : process.run() } catch {
      throw error.code == ENOENT ? .curlMissing : .curl(status: 127, error.text)
    }
    if result.isTimedOut { throw .timedOut }
    if result.isOverLimit { throw .tooLarge }
    guard result.status == 0 else {
      throw CurlReport(status: result.status, errors: String(decoding: result.errors, as: UTF8.self), host: host)
        .error
    }
    guard let answer = HTTPAnswer(raw: result.output) else { throw .truncated }
    return answer
  }

  static func configuration(of request: SignedRequest) throws(TransportError) -> String {
    let caller = request.caller
    let endpoint = caller.endpoint
    let options = [
      ("url", endpoint.url),
      ("user", "\(caller.keys.id):\(caller.keys.secret.reveal())"),
      ("data", request.body.reveal()),
      ("header", "Content-Type: application/x-www-form-urlencoded; charset=utf-8"),
      ("header", "Accept: application/xml"),
    ]
    let token = try caller.token.map { token throws(TransportError) in
      [("header", "X-Amz-Security-Token: \(try headerValue(token))")]
    }
    return try text(
      options
        + connection(isLoopback: endpoint.isLoopback, timeLimit: caller.timeLimit, caBundle: caller.caBundle)
        + (token ?? []))
  }

  static func configuration(of request: QueryRequest) throws(TransportError) -> String {
    let options = [
      ("url", request.url), ("data", request.query.reveal()), ("header", "Accept: application/json"),
    ]
    return try "get\n"
      + text(
        options
          + connection(isLoopback: request.isLoopback, timeLimit: request.timeLimit, caBundle: request.caBundle))
  }

  private static func connection(isLoopback: Bool, timeLimit: Int, caBundle: String?) -> [(String, String)] {
    let options = [
      ("user-agent", "aws-mfa/\(version)"),
      ("proto", isLoopback ? "=http,https" : "=https"),
      ("connect-timeout", String(min(connectTime, timeLimit))),
      ("max-time", String(timeLimit)),
      ("max-filesize", String(largestAnswer)),
    ]
    return options + (isLoopback ? [("noproxy", "*")] : []) + (caBundle.map { [("cacert", $0)] } ?? [])
  }

  private static func text(_ options: [(String, String)]) throws(TransportError) -> String {
    var text = "silent\nshow-error\ngloboff\nsuppress-connect-headers\ninclude\n"
    for (name, value) in options {
      text += "\(name) = \(try quoted(value))\n"
    }
    return text
  }

  /// Accepts one line only: a second one would become another header.
  private static func headerValue(_ token: Secret) throws(TransportError) -> String {
    let text = token.reveal()
    guard text.isVisibleASCII else { throw .curl(status: 3, controlCharacter) }
    return text
  }

  private static let controlCharacter = "a value has a control character"

  /// A value for curl's configuration file, where `\` escapes. Other control characters cannot be in a header or URL.
  private static func quoted(_ value: String) throws(TransportError) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        throw .curl(status: 3, controlCharacter)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// Whether this curl signs the whole request. Before 7.86 it signed neither custom headers nor a port.
  func signs(_ request: SignedRequest) -> Bool {
    if request.caller.token == nil, !request.caller.endpoint.namesPort { return true }
    return programVersion.map(Self.isNew) ?? false
  }

  /// What it says of its version; `nil` if it says nothing.
  var programVersion: String? {
    let process = Subprocess(
      program: "curl", arguments: ["-q", "--version"], environment: environment.network, input: [],
      timeLimit: Self.connectTime)
    return (try? process.run().output).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the first line of curl's version, `curl 7.88.1 (x86_64-pc-linux-gnu) …`, says 7.86 or later.
  static func isNew(_ version: String) -> Bool {
    CurlVersion(version).map { $0.signs == .everything } ?? false
  }
}

extension HTTPAnswer {
  /// Headers and body as `curl --include` prints them. The last block of headers counts, since interim answers (1xx)
  /// come before it.
  init?(raw: [UInt8]) {
    var rest = String(decoding: raw, as: UTF8.self)[...]
    var status = 100
    var date: Instant?
    while (100..<200).contains(status) {
      guard let end = rest.firstRange(of: "\r\n\r\n") else { return nil }
      let lines = rest[..<end.lowerBound].split(separator: "\r\n")
      let words = lines.first?.split(separator: " ") ?? []
      guard words.count >= 2, words[0].hasPrefix("HTTP/"), let code = Int(words[1]) else { return nil }
      status = code
      date = lines.compactMap(Self.date).last
      rest = rest[end.upperBound...]
    }
    self.init(status: status, date: date, body: String(rest))
  }

  private static func date(in line: Substring) -> Instant? {
    let name = "date: "
    guard line.prefix(name.count).lowercased() == name else { return nil }
    return Instant(httpDate: String(line.dropFirst(name.count)))
  }
}
