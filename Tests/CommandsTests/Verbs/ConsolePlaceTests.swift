import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import Text

/// Where in the console, in which region, and in which browser. Profile `a` has a role on `p`, whose session is live.
struct ConsolePlaceTests {
  private let stage = Stage()

  init() {
    stage.shell = nil
    stage.hasBrowser = true
    stage.environment["AWS_PROFILE"] = "a"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Stage.config] = """
      [profile a]
      role_arn = arn:aws:iam::111122223333:role/Deploy
      source_profile = p
      region = eu-west-1
      [profile sqs]
      role_arn = arn:aws:iam::111122223333:role/Deploy
      source_profile = p

      """
    stage.replies = [.success(Sample.roleAnswer)]
    stage.fetches = [.success(HTTPAnswer(status: 200, date: nil, body: #"{"SigninToken": "t"}"#))]
  }

  private func destination(_ words: [String]) -> String? {
    stage.run(words: ["console"] + words + ["--print"]).output.split(separator: "&").dropFirst().first
      .flatMap { percentDecoded($0.dropFirst("Destination=".count)) }
  }

  @Test(arguments: [
    Case("a profile and a service", ["a", "s3"], "s3/home?region=eu-west-1"),
    Case("a service alone", ["s3"], "s3/home?region=eu-west-1"),
    Case("a profile with the name of a service", ["sqs"], "console/home?region=us-east-1"),
    Case("both", ["sqs", "sqs"], "sqs/home?region=us-east-1"),
    Case("a region", ["a", "--region", "us-east-1"], "console/home?region=us-east-1"),
    Case("a region that may be new", ["a", "--region", "eu-west-9"], "console/home?region=eu-west-9"),
    Case("a region and a service", ["lambda", "--region", "ap-east-1"], "lambda/home?region=ap-east-1"),
    Case("a path", ["a", "ec2/v2/home"], "ec2/v2/home?region=eu-west-1"),
    Case("the profile as an option", ["-p", "a", "iam"], "iam/home?region=eu-west-1"),
    Case("a service of the future", ["a", "quantumthings"], "quantumthings/home?region=eu-west-1"),
    Case("nothing", [], "console/home?region=eu-west-1"),
  ])
  func `the words say where the console opens`(_ row: Case<[String], String>) {
    #expect(destination(row.given) == "https://console.aws.amazon.com/" + row.wanted)
  }

  @Test(arguments: [
    Case("a misspelt service", ["a", "lamda"], Failure.unknownService("lamda", near: "lambda")),
    Case("a misspelt service alone", ["lamda"], .unknownService("lamda", near: "lambda")),
    Case("no service", ["a", "a b"], .unknownService("a b", near: nil)),
    Case("another host", ["a", "s3@evil.example/x"], .unknownService("s3@evil.example/x", near: nil)),
    Case("no region", ["a", "--region", "here"], .endpoint(.badRegion("here", source: "--region"))),
    Case(
      "a misspelt region", ["a", "--region", "eu-wst-1"], .endpoint(.badRegion("eu-wst-1", source: "--region"))),
    Case(
      "a region of another partition", ["a", "--region", "cn-north-1"],
      .consoleRegion("cn-north-1", partition: "aws", profile: "a")),
    Case("three words", ["a", "s3", "x"], .usage(.unexpectedOperand("x", .console, near: nil))),
  ])
  func `what leads nowhere is refused before anything is called`(_ row: Case<[String], Failure>) {
    #expect(stage.run(words: ["console"] + row.given) == Ending(failure: row.wanted))
  }

  @Test func `a profile named by the option is never taken for a service`() {
    guard case .unknownProfile("lambda", _, _, _)? = stage.run("console", "-p", "lambda").failure else {
      Issue.record("not refused")
      return
    }
  }

  private static let page = "/home/u/.local/state/aws-mfa/page"

  @Test(arguments: [
    Case("nothing", "", PageOpener.desktop),
    Case("a program", "firefox", .command(["firefox", page])),
    Case(
      "its arguments", "firefox -P '{profile} x' {account}", .command(["firefox", "-P", "a x", "111122223333", page])),
    Case("a place for the page", "open {page} --new", .command(["open", page, "--new"])),
    Case(
      "within a word", "x 'c:name={account}&url=file://{page}'",
      .command(["x", "c:name=111122223333&url=file://" + page])),
    Case("a home", "~/bin/b", .command(["/home/u/bin/b", page])),
    Case("what only a shell reads", "b $HOME `id` ; id", .command(["b", "$HOME", "`id`", ";", "id", page])),
  ])
  func `the setting is split into words, and no shell reads them`(_ row: Case<String, PageOpener>) throws {
    let paths = try Paths(Environment(["HOME": "/home/u"]))
    let command = BrowserCommand(shellWords(row.given) ?? [])
    #expect(command.opener(of: Self.page, profile: "a", account: "111122223333", paths) == row.wanted)
  }

  @Test func `a value that looks like a placeholder stays as it is`() throws {
    let paths = try Paths(Environment(["HOME": "/home/u"]))
    let opener = BrowserCommand(["b", "{profile}"]).opener(of: "/page", profile: "{account}{page}", account: "1", paths)
    #expect(opener == .command(["b", "{account}{page}", "/page"]))
  }

  @Test func `the setting's program shows the page`() {
    stage.files[Stage.settings] = "browser = firefox -P {account}\n"
    let ending = stage.run("console")
    guard case .command(let words)? = stage.openers.first else {
      Issue.record("no command")
      return
    }
    #expect(
      ending.failure == nil && Array(words.dropLast()) == ["firefox", "-P", "111122223333"] && stage.pages.count == 1)
  }

  @Test func `its failure is told`() {
    stage.environment["AWS_MFA_BROWSER"] = "firefox -P work"
    stage.hasBrowser = false
    stage.openerStatus = 3
    #expect(stage.run("console").failure == .browserFailed("firefox", status: 3, Arguments(verb: .console)))
  }

  @Test(arguments: ["", "'open", "''"])
  func `a setting that is no command is reported and ignored`(_ value: String) {
    let settings = Settings(file: "browser = \(value)\n", environment: Environment([:]))
    #expect(settings.browser == [])
    #expect(
      settings.problems == [
        SettingProblem(
          location: .line(1),
          reason: .badValue(key: "browser", value: value, wanted: "a command such as firefox -P {profile}"))
      ])
  }
}
