import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// A login that fails leaves nothing behind: no plan, no file. What can be checked is checked before the question.
struct LoginFailureTests {
  struct Setting: Sendable {
    var words = ["p"]
    var credentials = Sample.keys
    var config = ""
    var environment: [String: String] = [:]

    func of(_ words: String...) -> Setting {
      var setting = self
      setting.words = words
      return setting
    }
  }

  private static let long = "aws_access_key_id = AKIAEXAMPLE000000002\naws_secret_access_key = s\n"

  private static func leftover(_ key: String) -> LeftoverToken {
    LeftoverToken(lines: [FileLine(isInCredentials: true, number: 4)], keys: [key], section: "p")
  }

  @Test(arguments: [
    Case(
      "an unknown profile with a near name", Setting(words: ["login", "prodution"], credentials: "[production]\n"),
      Failure.unknownProfile(
        "prodution", near: ["production"], files: ["~/.aws/config", "~/.aws/credentials"],
        line: Arguments(verb: .login, operands: ["prodution"]))
    ),
    Case(
      "an unknown profile like a verb", Setting(words: ["stauts"]),
      .unknownProfile(
        "stauts", near: [], files: ["~/.aws/config", "~/.aws/credentials"],
        line: Arguments(verb: .login, operands: ["stauts"], isVerbNamed: false))),
    Case(
      "a section with a long-term key", Setting(credentials: Sample.keys + "[p-mfa]\n" + long),
      .foreignSection(profile: "p", .longTermKey)),
    Case(
      "a section of another manager", Setting(credentials: Sample.keys + "[p-mfa]\nmanager = x\n"),
      .foreignSection(profile: "p", .manager("x"))),
    Case(
      "a section with an unknown key", Setting(credentials: Sample.keys + "[p-mfa]\nx = y\n"),
      .foreignSection(profile: "p", .unknownKey("x"))),
    Case(
      "a profile p-mfa with a role", Setting(config: "[profile p-mfa]\nrole_arn = r\n"),
      .foreignSection(profile: "p", .configured("role_arn"))),
    Case("no keys", Setting(credentials: "[p]\nmfa_serial = x\n"), .noKeys(profile: "p")),
    Case(
      "a key without its secret", Setting(credentials: "[p]\naws_access_key_id = AKIAEXAMPLE000000002\n"),
      .noSecret(profile: "p")),
    Case(
      "a key id that is none", Setting(credentials: "[p]\n" + long.replacing("AKIA", with: "AK IA")),
      .badKeys(profile: "p")),
    Case(
      "a key id of two lines", Setting(credentials: "[p]\n" + long.replacing("\naws_s", with: "\n  more = x\naws_s")),
      .badKeys(profile: "p")),
    Case(
      "a secret with a space", Setting(credentials: "[p]\n" + long.replacing("= s", with: "= a b")),
      .badKeys(profile: "p")),
    Case(
      "keys with a token", Setting(credentials: "[p]\n" + long + "aws_session_token = t\n"),
      .leftoverToken(profile: "p", leftover("aws_session_token"))),
    Case(
      "keys with the old token", Setting(credentials: "[p]\n" + long + "aws_security_token = t\n"),
      .leftoverToken(profile: "p", leftover("aws_security_token"))),
    Case(
      "keys with a token from [DEFAULT]", Setting(credentials: "[DEFAULT]\naws_session_token = t\n[p]\n" + long),
      .temporaryBaseKeys(profile: "p")),
    Case(
      "temporary keys by their id", Setting(credentials: "[p]\n" + long.replacing("AKIA", with: "ASIA")),
      .temporaryBaseKeys(profile: "p")),
    Case(
      "a role without a source", Setting(credentials: "", config: "[profile p]\nrole_arn = r\n"),
      .resolution(.noSource("p"))),
    Case(
      "a role that is none",
      Setting(credentials: Sample.keys, config: "[profile a]\nrole_arn = r\nsource_profile = p\n").of("a"),
      .badRole("r", source: "role_arn of profile a")),
    Case(
      "a bad serial in the option", Setting(words: ["p", "--serial", "no device"]),
      .badSerial("no device", source: "--serial", profile: "p")),
    Case(
      "a bad serial in the environment", Setting(environment: ["AWS_MFA_SERIAL": "x"]),
      .badSerial("x", source: "AWS_MFA_SERIAL", profile: "p")),
    Case(
      "a bad serial in the profile", Setting(credentials: "[p]\nmfa_serial = x\n" + long),
      .badSerial("x", source: "mfa_serial of profile p", profile: "p")),
    Case(
      "a passkey", Setting(words: ["p", "--serial", "arn:aws:iam::111122223333:u2f/user/alice/key"]),
      .passkey(DeviceLabel(text: "user/alice/key, 111122223333"))),
    Case(
      "a duration that is no number", Setting(credentials: Sample.keys + "duration_seconds = long\n"),
      .badDuration("long", source: "duration_seconds of profile p")),
    Case(
      "a duration with a unit in the profile", Setting(credentials: Sample.keys + "duration_seconds = 12h\n"),
      .badDuration("12h", source: "duration_seconds of profile p")),
    Case(
      "a duration too long in the profile", Setting(credentials: Sample.keys + "duration_seconds = 129601\n"),
      .durationOutOfBounds(129_601, 900...129_600, source: "duration_seconds of profile p")),
    Case(
      "a duration too short in the profile", Setting(credentials: Sample.keys + "duration_seconds = 899\n"),
      .durationOutOfBounds(899, 900...129_600, source: "duration_seconds of profile p")),
    Case(
      "a duration too short", Setting(words: ["p", "--duration", "14m"]),
      .durationOutOfBounds(840, 900...129_600, source: "--duration")),
    Case(
      "a duration too long", Setting(words: ["p", "--duration", "37h"]),
      .durationOutOfBounds(133_200, 900...129_600, source: "--duration")),
    Case(
      "a duration that is no time", Setting(words: ["p", "--duration", "soon"]), .usage(.badTime(.duration, "soon"))),
    Case("a min-ttl that is no time", Setting(words: ["p", "--min-ttl", "soon"]), .usage(.badTime(.minTTL, "soon"))),
    Case(
      "a bad region", Setting(environment: ["AWS_REGION": "eu-west-1.evil.com/"]),
      .endpoint(.badRegion("eu-west-1.evil.com/", source: "AWS_REGION"))),
    Case(
      "a plain endpoint", Setting(environment: ["AWS_ENDPOINT_URL": "http://x"]),
      .endpoint(.plainEndpoint("http://x", source: "AWS_ENDPOINT_URL"))),
    Case(
      "a bad endpoint", Setting(environment: ["AWS_ENDPOINT_URL": "ftp://x"]),
      .endpoint(.badEndpoint("ftp://x", source: "AWS_ENDPOINT_URL"))),
    Case(
      "an unknown services section", Setting(credentials: Sample.keys + "services = s\n"),
      .endpoint(.unknownServices("s"))),
    Case(
      "a malformed credentials file", Setting(credentials: "x\n"),
      .malformed(path: "~/.aws/credentials", INIDocument.Malformed(line: 1, reason: .optionBeforeSection))),
    Case(
      "a malformed config file", Setting(config: "[a]\n[a]\n"),
      .malformed(path: "~/.aws/config", INIDocument.Malformed(line: 2, reason: .duplicateSection("a")))),
    Case("a code of letters", Setting(words: ["p", "--code", "hunter2"]), .badCode),
    Case("a code of five digits", Setting(words: ["p", "--code", "12345"]), .badCode),
    Case("a code of seven digits", Setting(words: ["p", "--code", "1234567"]), .badCode),
    Case("a code in another script", Setting(words: ["p", "--code", "١٢٣٤٥٦"]), .badCode),
    Case("no home", Setting(environment: ["HOME": ""]), .homeMissing),
    Case("a wrong option", Setting(words: ["p", "--frce"]), .usage(.unknownOption("--frce", nil, near: "--force"))),
    Case("renew without a session", Setting(words: ["renew"]), .nothingActive(.renew)),
  ])
  func `what is wrong is reported before the question`(_ row: Case<Setting, Failure>) {
    let stage = Stage()
    stage.environment.merge(row.given.environment) { $1 }
    stage.files = [Stage.credentials: row.given.credentials, Stage.config: row.given.config]
    #expect(stage.run(words: row.given.words) == Ending(failure: row.wanted))
  }

  @Test func `no-store ignores a foreign section`() {
    let stage = Stage()
    stage.files[Stage.credentials] = Sample.keys + "[p-mfa]\nmanager = x\n"
    stage.answers = [.interrupted]
    #expect(stage.run("p", "--no-store") == Ending(failure: .interrupted, questions: [Sample.question]))
  }

  @Test func `an unreadable file is not an empty file`() {
    let stage = Stage()
    let cause = FileError(path: Stage.credentials, reason: .unreadable("Permission denied"))
    stage.unreadable[Stage.credentials] = cause
    #expect(stage.run("p") == Ending(failure: .file(cause)))
  }

  @Test(arguments: [["p"], ["login", "p"], ["renew"], ["use", "p"], ["off"]])
  func `without the integration nothing is read or asked`(_ words: [String]) throws {
    let request = try Request(parsing: words)
    let failure = #expect(throws: Failure.self) { try run(words, in: .untouchable([:])) }
    guard case .integrationMissing(let line, isScript: false)? = failure else { throw failure ?? .homeMissing }
    #expect(request == .run(line))
  }

  // MARK: The question

  private func stage(_ answers: [Answer], _ replies: [HTTPAnswer] = []) -> Stage {
    let stage = Stage()
    stage.files[Stage.credentials] = Sample.keys
    stage.answers = answers
    stage.replies = replies.map { .success($0) }
    return stage
  }

  private static let badCode = "aws-mfa: an MFA code is six digits\nhint: type the digits that your device shows now"
  private static let refused =
    "aws-mfa: AWS refused the code of device alice (account 111122223333): it is wrong, or no longer valid\n"
    + "hint: type the code that it shows now; if that fails too, check the device (aws-mfa devices p) and the phone's clock"

  @Test func `there is no question after three wrong codes`() {
    #expect(
      stage(Array(repeating: .line("123456"), count: 4), Array(repeating: Sample.wrongCode, count: 4)).run("p")
        == Ending(
          failure: .refused(.code(serial: Sample.serial, usedBefore: false), profile: "p"),
          said: [Self.refused, Self.refused],
          questions: Array(repeating: Sample.question, count: 3), calls: 3))
  }

  @Test func `what was typed after the last of three answers is discarded`() {
    let refused = stage([.line("a"), .line("b"), .line("c")])
    _ = refused.run("p")
    let accepted = stage([.line("a"), .line("123456")], [Sample.answer()])
    _ = accepted.run("p")
    #expect([refused.forgotten, accepted.forgotten] == [1, 0])
  }

  @Test func `after a typing error the question is repeated without a call`() {
    #expect(
      stage([.line("12345"), .line(""), .line("abcdef")]).run("p")
        == Ending(
          failure: .badCode, said: [Self.badCode, Self.badCode],
          questions: Array(repeating: Sample.question, count: 3)))
  }

  @Test func `a good code at the last try opens the session`() {
    let ending = stage(
      [.line("x"), .line("111111"), .line("222222")], [Sample.wrongCode, Sample.answer()]
    ).run("p")
    #expect(
      (ending.failure, ending.plan, ending.calls, ending.said.prefix(2))
        == (nil, Sample.entering("new", Sample.newEnd, Sample.newSeconds), 2, [Self.badCode, Self.refused]))
  }

  @Test func `a code given as an option is tried once`() {
    #expect(
      stage([], [Sample.wrongCode]).run("p", "--code", "123456")
        == Ending(failure: .refused(.code(serial: Sample.serial, usedBefore: false), profile: "p"), calls: 1))
  }

  @Test func `standard input at its end is not a code`() {
    let stage = stage([])
    for line in [nil, ""] {
      stage.input = [line]
      #expect(stage.run("p", "--code", "-") == Ending(failure: .noCodeRead))
    }
  }

  @Test func `a code used less than a minute ago is distinguished from a wrong one`() {
    let stage = stage([], [Sample.wrongCode])
    stage.files[Sample.state + "/devices"] = "AKIAEXAMPLE000000001 \(Sample.serial) \(Stage.now.seconds - 59)\n"
    #expect(
      stage.run("p", "--code", "123456").failure
        == .refused(.code(serial: Sample.serial, usedBefore: true), profile: "p"))
  }

  @Test func `a code used a minute ago is a wrong one`() {
    let stage = stage([], [Sample.wrongCode])
    stage.files[Sample.state + "/devices"] = "AKIAEXAMPLE000000001 \(Sample.serial) \(Stage.now.seconds - 60)\n"
    #expect(
      stage.run("p", "--code", "123456").failure
        == .refused(.code(serial: Sample.serial, usedBefore: false), profile: "p"))
  }

  @Test func `the question is not repeated after any other refusal`() {
    #expect(
      stage([.line("123456")], [Sample.refusal("InvalidClientTokenId", "The security token is invalid")]).run("p")
        == Ending(
          failure: .refused(.unknownKey(id: "AKIAEXAMPLE000000001", .file), profile: "p"),
          questions: [Sample.question], calls: 1))
  }

  @Test(arguments: [
    Case("interrupted", Answer.interrupted, Failure.interrupted),
    Case("nobody to ask", .nobody, .nobodyToAsk(profile: "p")),
  ])
  func `a question without an answer ends the login`(_ row: Case<Answer, Failure>) {
    #expect(stage([row.given]).run("p") == Ending(failure: row.wanted, questions: [Sample.question]))
  }

  @Test(arguments: [
    Case("not found", TransportError.unresolved, Failure.transport(.unresolved, host: "sts.us-east-1.amazonaws.com")),
    Case("timed out", .timedOut, .transport(.timedOut, host: "sts.us-east-1.amazonaws.com")),
    Case("interrupted", .interrupted, .callInterrupted),
  ])
  func `a call that carried a code is not repeated`(_ row: Case<TransportError, Failure>) {
    let stage = stage([.line("123456")])
    stage.replies = [.failure(row.given)]
    #expect(stage.run("p") == Ending(failure: row.wanted, questions: [Sample.question], calls: 1))
  }

  @Test(arguments: [
    Case("a sign-in page", HTTPAnswer(status: 200, date: nil, body: "<!DOCTYPE html><html></html>"), 200),
    Case("a redirect", HTTPAnswer(status: 302, date: nil, body: ""), 302),
    Case("a good answer with another status", HTTPAnswer(status: 201, date: nil, body: Sample.answer().body), 201),
    Case("an error without a code", Sample.refusal("", "x"), 403),
  ])
  func `an answer that is not from AWS is reported as such`(_ row: Case<HTTPAnswer, Int>) {
    #expect(
      stage([], [row.given]).run("p", "--code", "123456")
        == Ending(failure: .notAWS(status: row.wanted, host: "sts.us-east-1.amazonaws.com"), calls: 1))
  }
}
