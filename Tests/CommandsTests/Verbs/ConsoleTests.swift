import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// `console`: where a role's session is traded in, and for what. Profile `a` has a role on `p`, whose session is live.
struct ConsoleTests {
  private let stage = Stage()

  private static let token = HTTPAnswer(status: 200, date: nil, body: #"{"SigninToken": "t+/="}"#)

  init() {
    stage.shell = nil
    stage.hasBrowser = true
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Stage.config] = Self.profile()
    stage.replies = [.success(Sample.roleAnswer)]
    stage.fetches = [.success(Self.token)]
  }

  private static func profile(partition: String = "aws", more: String = "region = eu-west-1") -> String {
    "[profile a]\nrole_arn = arn:\(partition):iam::111122223333:role/Deploy\nsource_profile = p\n\(more)\n"
  }

  private func url(_ signin: String, _ home: String, _ region: String) -> String {
    let destination = percentEncoded("https://\(home)/console/home?region=\(region)")
    return "https://\(signin)/federation?Action=login&Destination=\(destination)&SigninToken=t%2B%2F%3D"
  }

  @Test(arguments: [
    ("aws", "eu-west-1", "signin.aws.amazon.com", "console.aws.amazon.com"),
    ("aws-cn", "cn-north-1", "signin.amazonaws.cn", "console.amazonaws.cn"),
    ("aws-us-gov", "us-gov-west-1", "signin.amazonaws-us-gov.com", "console.amazonaws-us-gov.com"),
  ])
  func `each partition has its own console`(_ partition: String, _ region: String, _ signin: String, _ home: String) {
    stage.files[Stage.config] = Self.profile(partition: partition, more: "region = \(region)")
    stage.files[Stage.credentials]?.replace("arn:aws:", with: "arn:\(partition):")
    let ending = stage.run("console", "a", "--print")
    #expect(
      ending.output == url(signin, home, region) + "\n"
        && stage.queries.map(\.url) == ["https://\(signin)/federation"])
  }

  @Test func `all of the role's credentials are traded`() {
    _ = stage.run("console", "a", "--print")
    let session = #"{"sessionId": "ASIAEXAMPLE00000new", "sessionKey": "secret/new", "sessionToken": "token+new"}"#
    #expect(stage.queries.map { $0.query.reveal() } == ["Action=getSigninToken&Session=" + percentEncoded(session)])
  }

  @Test func `the browser is shown a page that redirects to the URL`() {
    let ending = stage.run("console", "a")
    let address = url("signin.aws.amazon.com", "console.aws.amazon.com", "eu-west-1").replacing("&", with: "&amp;")
    #expect(
      ending.output.isEmpty && stage.pages.count == 1
        && stage.pages[0].contains(#"<meta http-equiv="refresh" content="0; url=\#(address)">"#))
  }

  @Test func `the session is stored, but does not become a terminal's last one`() {
    let ending = stage.run("console", "a")
    #expect(Set(ending.files.keys) == [Stage.credentials, Sample.state + "/generation"] && ending.plan == [])
  }

  @Test func `without a browser the user is told how to get the URL`() {
    stage.hasBrowser = false
    #expect(stage.run("console", "a").failure == .noBrowser(Arguments(verb: .console, operands: ["a"])))
  }

  @Test func `a user's session is refused before anything is called`() {
    #expect(
      stage.run("console", "p")
        == Ending(failure: .noConsole(profile: "p", near: Arguments(verb: .console, operands: ["a"]))))
  }

  @Test func `no other profile is suggested if none has a role on this one`() {
    stage.files[Stage.config] = ""
    #expect(stage.run("console", "p").failure == .noConsole(profile: "p", near: nil))
  }

  @Test func `a partition whose console is not known is refused before anything is called`() {
    stage.files[Stage.config] = Self.profile(partition: "aws-iso", more: "region = us-iso-east-1")
    #expect(stage.run("console", "a") == Ending(failure: .noConsoleIn(partition: "aws-iso")))
  }

  @Test func `credentials from elsewhere are not given to AWS`() {
    stage.files[Stage.config] = Self.profile(more: "endpoint_url = https://aws.example.com")
    #expect(
      stage.run("console", "a") == Ending(failure: .consoleNotAWS(profile: "a", endpoint: "https://aws.example.com")))
  }

  @Test(arguments: [
    (400, "", Failure.consoleRefused(status: 400, profile: "a")),
    (403, "", .consoleRefused(status: 403, profile: "a")),
    (503, "", .notAWS(status: 503, host: "signin.aws.amazon.com")),
    (302, "", .notAWS(status: 302, host: "signin.aws.amazon.com")),
    (200, "<html>", .notAWS(status: 200, host: "signin.aws.amazon.com")),
    (200, #"{"SigninToken": ""}"#, .notAWS(status: 200, host: "signin.aws.amazon.com")),
    (200, #"{"SigninToken": 1}"#, .notAWS(status: 200, host: "signin.aws.amazon.com")),
  ])
  func `an answer without a token opens nothing`(_ status: Int, _ body: String, _ failure: Failure) {
    stage.fetches = [.success(HTTPAnswer(status: status, date: nil, body: body))]
    #expect(stage.run("console", "a").failure == failure && stage.pages == [])
  }

  @Test func `a missing answer is a network failure`() {
    stage.fetches = [.failure(.timedOut)]
    #expect(stage.run("console", "a").failure == .transport(.timedOut, host: "signin.aws.amazon.com"))
  }
}
