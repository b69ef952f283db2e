import TestSupport
import Testing

@testable import Commands
@testable import ShellState
@testable import Text

/// A login without a profile where `[default]` has no keys.
struct UnnamedProfileTests {
  private let stage = Stage()

  private static let region = "[default]\nregion = eu-west-1\n"
  private static let two = Sample.keys + Sample.keys.replacing("[p]", with: "[q]").replacing("0001", with: "0002")
  private static let list =
    "profiles with access keys:\n  1  p\n  2  q\nwhich profile? (its name or 1 to 2, Enter cancels): "

  private func stage(_ credentials: String, _ answers: [Answer] = [], _ config: String = region) -> Stage {
    stage.files = [Stage.credentials: credentials, Stage.config: config]
    stage.answers = answers
    return stage
  }

  @Test(arguments: [
    Case("no default", ""), Case("a default with a region", region),
    Case("a role of the same keys", region + "[profile r]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = p\n"),
    Case("a profile that signs in elsewhere", "[profile s]\nsso_session = x\nsso_account_id = 1\nsso_role_name = r\n"),
  ])
  func `the only profile with keys is meant`(_ row: Case<String, Nothing>) {
    #expect(
      stage(Sample.keys, [.interrupted], row.given).run("login")
        == Ending(failure: .interrupted, questions: [Sample.question]))
  }

  @Test(arguments: [
    Case("a section of ours", Sample.section("old", Sample.live)), Case("one that was logged out", Sample.ended),
    Case(
      "a pasted session",
      "[x]\naws_access_key_id = ASIAEXAMPLE000000001\naws_secret_access_key = s\naws_session_token = t\n"),
  ])
  func `a session is no profile to choose`(_ row: Case<String, Nothing>) {
    let ending = stage(Sample.keys + row.given).run("export")
    #expect([nil, .noSession(profile: "p")].contains(ending.failure))
  }

  @Test(arguments: [
    Case("a number", [Answer.line("1")], "p"), Case("a name", [.line(" p ")], "p"),
    Case("after a slip", [.line("3"), .line("x"), .line("p")], "p"),
  ])
  func `one of several is chosen`(_ row: Case<[Answer], String>) {
    let ending = stage(Self.two, row.given + [.interrupted]).run("login")
    #expect((ending.questions.first, ending.questions.last) == (Self.list, Sample.question))
  }

  @Test(arguments: [
    Case("Enter", Answer.line(""), Failure.nothingChosen), Case("Ctrl-C", .interrupted, .interrupted),
    Case("the end", .closed, .interrupted),
  ])
  func `nothing is chosen for someone who cancels`(_ row: Case<Answer, Failure>) {
    #expect(stage(Self.two, [row.given]).run("login") == Ending(failure: row.wanted, questions: [Self.list]))
  }

  @Test func `live sessions come first, with the time that they have left`() {
    let live = Sample.section("old", Sample.live).replacing("p-mfa", with: "q-mfa")
    let list = Self.list.replacing("1  p\n  2  q", with: "1  q  12h00m left\n  2  p")
    #expect(stage(Self.two + live, [.interrupted]).run("login").questions == [list])
  }

  @Test(arguments: [
    Case("its name", [Answer.line("1")], "1"), Case("the other name", [.line("p")], "p"),
    Case("a number of the list that has none", [.line("2"), .line("p")], "p"),
  ])
  func `where a name could be a number of the list there are only names`(_ row: Case<[Answer], String>) {
    let stage = stage(Self.two.replacing("[q]", with: "[1]"), row.given + [.interrupted])
    let questions = stage.run("login").questions
    #expect(
      (questions.first, questions.last) == (
        "profiles with access keys:\n  p\n  1\nwhich profile? (its name, Enter cancels): ",
        Sample.question.replacing("for p", with: "for \(row.wanted)")
      ))
  }

  @Test func `a name that is a number beyond the list leaves the numbers as they are`() {
    let stage = stage(Self.two.replacing("[q]", with: "[2024]"), [.line("2"), .interrupted])
    #expect(stage.run("login").questions.last == Sample.question.replacing("for p", with: "for 2024"))
  }

  @Test(arguments: [["login"], ["exec", "--", "aws"], ["devices"]])
  func `without a terminal the profiles are listed`(_ words: [String]) {
    let ending = stage(Self.two, [.nobody]).run(words: words)
    #expect((ending.failure, ending.questions) == (.profileNotNamed(["p", "q"]), [Self.list]))
  }

  @Test(arguments: [["export"], ["credential-process"]])
  func `what never asks lists the profiles`(_ words: [String]) {
    #expect(stage(Self.two).run(words: words) == Ending(failure: .profileNotNamed(["p", "q"])))
  }

  @Test func `a profile that is named is not asked for`() {
    #expect(stage(Self.two).run("default").failure == .noKeys(profile: "default"))
    stage.environment["AWS_PROFILE"] = "default"
    #expect(stage.run("login").failure == .noKeys(profile: "default"))
  }
}
