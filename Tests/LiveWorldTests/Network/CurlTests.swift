import AWSConfig
import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import LiveWorld

struct CurlTests {
  struct Call: Sendable {
    var host = "x"
    var url = "https://sts.eu-west-1.amazonaws.com/"
    var isLoopback = false
    var secret = "long/secret+="
    var bundle: String?
    var token: Secret?

    var request: SignedRequest {
      SignedRequest(
        caller: Caller(
          endpoint: Endpoint(url: url, host: host, region: "eu-west-1", isAWS: true, isLoopback: isLoopback),
          keys: AccessKeys(id: "AKIA1", secret: Secret(secret)), token: token, caBundle: bundle, timeLimit: 15),
        service: .sts, action: "GetSessionToken", fields: [FormField(name: "TokenCode", value: "123456")])
    }
  }

  @Test func `the configuration is whole`() throws {
    #expect(
      try Curl.configuration(of: Call().request) == """
        silent
        show-error
        globoff
        suppress-connect-headers
        include
        url = "https://sts.eu-west-1.amazonaws.com/"
        user = "AKIA1:long/secret+="
        data = "Action=GetSessionToken&Version=2011-06-15&TokenCode=123456"
        header = "Content-Type: application/x-www-form-urlencoded; charset=utf-8"
        header = "Accept: application/xml"
        user-agent = "aws-mfa/\(version)"
        proto = "=https"
        connect-timeout = "5"
        max-time = "15"
        max-filesize = "1048576"

        """)
  }

  @Test func `a query is a GET, and unsigned`() throws {
    let request = QueryRequest(
      url: "https://x/federation", host: "x", query: "Action=a&Session=%7B", isLoopback: false, caBundle: nil,
      timeLimit: 3)
    #expect(
      try Curl.configuration(of: request) == """
        get
        silent
        show-error
        globoff
        suppress-connect-headers
        include
        url = "https://x/federation"
        data = "Action=a&Session=%7B"
        header = "Accept: application/json"
        user-agent = "aws-mfa/\(version)"
        proto = "=https"
        connect-timeout = "3"
        max-time = "3"
        max-filesize = "1048576"

        """)
  }

  @Test(arguments: [
    Case("AWS", Call(), ["proto = \"=https\""]),
    Case("this computer", Call(isLoopback: true), ["proto = \"=http,https\"", "noproxy = \"*\""]),
    Case("a bundle", Call(bundle: "/ca.pem"), ["proto = \"=https\"", "cacert = \"/ca.pem\""]),
  ])
  func `protocol, proxy and certificates follow the endpoint`(_ row: Case<Call, [String]>) throws {
    let lines = try Curl.configuration(of: row.given.request).split(separator: "\n").map(String.init)
    #expect(lines.filter { ["proto", "noproxy", "cacert"].contains($0.split(separator: " ").first) } == row.wanted)
  }

  @Test(arguments: [
    Case("a quote", "a\"b", #"a\"b"#), Case("a backslash", #"a\b"#, #"a\\b"#),
    Case("a line end", "a\nurl = x", #"a\nurl = x"#),
    Case("a carriage return", "a\rb", #"a\rb"#), Case("CRLF", "a\r\nb", #"a\r\nb"#), Case("a tab", "a\tb", #"a\tb"#),
    Case("a backslash before a quote", #"\""#, #"\\\""#), Case("beyond ASCII", "é", "é"), Case("a comment", "#a", "#a"),
  ])
  func `a value cannot leave its quotes`(_ row: Case<String, String>) throws {
    let lines = try Curl.configuration(of: Call(secret: row.given).request).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("user = ") } == ["user = \"AKIA1:\(row.wanted)\""] && lines.count == 15)
  }

  @Test(arguments: ["\0", "\u{1}", "\u{8}", "\u{B}", "\u{1B}", "\u{7F}"])
  func `other control characters are refused`(_ text: String) {
    #expect(throws: TransportError.curl(status: 3, "a value has a control character")) {
      try Curl.configuration(of: Call(bundle: "/a\(text)").request)
    }
  }

  @Test func `a session's token is a header`() throws {
    let lines = try Curl.configuration(of: Call(token: "token+/=").request).split(separator: "\n")
    #expect(lines.filter { $0.contains("token") } == [#"header = "X-Amz-Security-Token: token+/=""#])
  }

  @Test(arguments: ["a\nX-Other: b", "a\rb", "a\tb", "a b", "a\0", "a\u{7F}", "é"])
  func `a token that would be more than a header's value is refused`(_ token: String) {
    #expect(throws: TransportError.curl(status: 3, "a value has a control character")) {
      try Curl.configuration(of: Call(token: Secret(token)).request)
    }
  }

  @Test(arguments: [
    Case("the first that signs all", "curl 7.86.0 (x86_64-pc-linux-gnu) libcurl/7.86.0 OpenSSL/3.0.2", true),
    Case("a newer one", "curl 8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0", true),
    Case("one of two digits", "curl 7.100.0 (x)", true), Case("an older one", "curl 7.81.0 (x)", false),
    Case("a much older one", "curl 7.9 (x)", false), Case("a release candidate", "curl 8.13.0-rc1 (x)", true),
    Case("without a patch number", "curl 7.86 (x)", true), Case("another program", "wget 8.0.0 (x)", false),
    Case("nothing", "", false),
  ])
  func `a curl's version tells what it signs`(_ row: Case<String, Bool>) {
    #expect(Curl.isNew(row.given) == row.wanted)
  }

  @Test func `a port where nobody listens is distinguished from other failures`() {
    #expect(throws: TransportError.notConnected) {
      try Curl(environment: Environment([:])).send(
        Call(host: "127.0.0.1", url: "http://127.0.0.1:1/", isLoopback: true).request)
    }
  }
}
