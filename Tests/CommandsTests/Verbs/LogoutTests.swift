import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

struct LogoutTests {
  private let stage = Stage()
  private let generation = Sample.state + "/generation"

  init() {
    stage.files[Stage.credentials] = Sample.keys + "\n" + Sample.section("old", Sample.live)
  }

  private func others(_ name: String) -> String {
    Sample.section("old", Sample.live).replacing("[p-mfa]", with: "[\(name)-mfa]")
  }

  private static let line = ": stored session ended; AWS honours the tokens it issued until they expire"

  @Test func `logout removes the active session from the file and from this shell`() {
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.files[Sample.state + "/last"] = "p\n"
    #expect(
      stage.run("logout")
        == Ending(
          plan: Sample.leaving,
          said: ["p" + Self.line],
          files: [
            Stage.credentials: Sample.keys + "\n" + Sample.ended, generation: "1 p\n", Sample.state + "/last": "",
          ]))
  }

  @Test func `logout of another profile leaves this shell alone`() {
    stage.files[Stage.credentials]? += others("q")
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.files[Sample.state + "/last"] = "p\n"
    #expect(
      stage.run("logout", "q")
        == Ending(
          said: ["q" + Self.line],
          files: [
            Stage.credentials: Sample.keys + "\n" + Sample.section("old", Sample.live)
              + Sample.ended.replacing("p-mfa", with: "q-mfa").replacing(" p\n", with: " q\n"),
            generation: "1 q\n",
          ]))
  }

  @Test func `a half-written file is left alone, and so is the session`() {
    stage.meanwhile[Stage.credentials] = ""
    let lost = FileError(path: Stage.credentials, reason: .cutShort)
    #expect(stage.run("logout", "p").failure == .file(lost))
    #expect((stage.files[Stage.credentials], stage.waits) == ("", [Reading.patience]))
  }

  @Test func `purge removes the section whole`() {
    #expect(
      stage.run("logout", "p", "--purge")
        == Ending(said: ["p" + Self.line], files: [Stage.credentials: Sample.keys, generation: "1 p\n"]))
  }

  @Test func `all ends every session of ours and no other section`() {
    let foreign = "[z-mfa]\naws_access_key_id = ASIAZ\naws_session_token = t\n"
    stage.files[Stage.credentials]? += others("q") + foreign
    let ending = stage.run("logout", "--all")
    #expect(
      (ending.said, ending.files[Stage.credentials]) == (
        ["p, q" + Self.line.replacing("session ended", with: "sessions ended")],
        Sample.keys + "\n" + Sample.ended
          + Sample.ended.replacing("p-mfa", with: "q-mfa").replacing(" p\n", with: " q\n")
          + foreign
      ))
  }

  @Test func `a role that was opened on the session meanwhile ends with it`() {
    let role = others("a") + "awsmfa_role_arn = arn:aws:iam::111122223333:role/Deploy\nawsmfa_source_profiles = p\n"
    stage.meanwhile[Stage.credentials] = (stage.files[Stage.credentials] ?? "") + role
    let ending = stage.run("logout", "p")
    #expect(ending.said == ["p, a" + Self.line.replacing("session ended", with: "sessions ended")])
    #expect(!(ending.files[Stage.credentials] ?? "").contains("ASIA"))
    #expect(ending.files[generation] == "1 p%20a\n")
  }

  @Test func `a name that only looks the same is another profile's`() {
    stage.files[Stage.credentials] = others("caf\u{E9}") + others("cafe\u{301}")
    let ending = stage.run("logout", "caf\u{E9}")
    #expect(ending.said.map { Array($0.unicodeScalars.prefix(5)) } == [Array("caf\u{E9}:".unicodeScalars)])
    #expect((ending.files[Stage.credentials] ?? "").hasSuffix(others("cafe\u{301}")))
  }

  @Test func `the name of a session means its profile`() {
    #expect(stage.run("logout", "p-mfa").said == ["p" + Self.line])
  }

  @Test(arguments: [
    Case("a plain name", "p", "/opt/bin/awsmfa credential-process p"),
    Case("a name with a space", "a b", "/opt/bin/awsmfa credential-process 'a b'"),
    Case("a name with a quote", "it's", #"/opt/bin/awsmfa credential-process 'it'\''s'"#),
    Case("a name like an option", "-x", "/opt/bin/awsmfa credential-process -- -x"),
    Case("a hostile name", "$(id)", "/opt/bin/awsmfa credential-process '$(id)'"),
  ])
  func `what stays names the program and the profile, quoted`(_ row: Case<String, String>) throws {
    stage.files[Stage.credentials] = others(row.given)
    _ = stage.run("logout", "--all")
    let document = try INIDocument(Array((stage.files[Stage.credentials] ?? "").utf8))
    #expect(document.value("credential_process", in: document.sections[0]) == row.wanted)
  }

  @Test func `a profile without a stored session has none to end`() {
    stage.files[Stage.credentials] = Sample.keys
    #expect(stage.run("logout", "p") == Ending(said: ["no stored session to end"], files: [generation: "1 p\n"]))
  }

  @Test(arguments: [
    Case("nothing active", ["logout"], Failure.nothingActive(.logout)),
    Case(
      "an unknown profile", ["logout", "x"],
      .unknownProfile(
        "x", near: ["p"], files: ["~/.aws/config", "~/.aws/credentials"],
        line: Arguments(verb: .logout, operands: ["x"]))),
  ])
  func `an invalid logout changes nothing`(_ row: Case<[String], Failure>) {
    #expect(stage.run(words: row.given) == Ending(failure: row.wanted))
  }

  @Test func `a file that cannot be written keeps the session everywhere`() {
    let cause = FileError(path: Stage.credentials, reason: .notWritable("Read-only file system"))
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.unwritable[Stage.credentials] = cause
    #expect(stage.run("logout") == Ending(failure: .file(cause)))
  }

  @Test func `without the integration the shell's keys are mentioned`() {
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.shell = nil
    let ending = stage.run("logout")
    #expect(
      (ending.plan, ending.said) == (
        [],
        [
          "p" + Self.line,
          "aws-mfa: this shell still holds the keys of p\nhint: close this terminal, or unset the variables that begin with AWS_",
        ]
      ))
  }
}
