import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// Profile `v`, whose long-term keys a process gives.
struct KeyProcessTests {
  struct Process: Sendable {
    var command = "vault 'a b'"
    var output = CommandOutput.text(#"{"Version": 1, "AccessKeyId": "AKIAEXAMPLE000000009", "SecretAccessKey": "s"}"#)
  }

  private static func ending(_ process: Process) -> (Ending, [String], Stage) {
    let stage = Stage()
    stage.files[Stage.config] = "[profile v]\nmfa_serial = \(Sample.serial)\ncredential_process = \(process.command)\n"
    stage.replies = [.success(Sample.answer())]
    stage.output = process.output
    let ending = stage.run("v", "--store-only", "--code", "123456")
    return (ending, stage.commands, stage)
  }

  @Test func `a process is run for its keys, word by word and without a shell`() {
    let (ending, commands, stage) = Self.ending(Process())
    #expect(ending.failure == nil)
    #expect(commands == ["exec vault 'a b'"])
    #expect(stage.requests.map(\.caller.keys.id) == ["AKIAEXAMPLE000000009"])
    #expect(stage.files[Stage.credentials]?.contains("awsmfa_base_process = vault 'a b'\n") == true)
  }

  @Test func `a session is joined without running the process`() {
    let (_, _, stage) = Self.ending(Process())
    let again = Stage()
    again.files = stage.files
    #expect(again.run("export", "v").failure == nil)
  }

  @Test(arguments: [
    Case(
      "a status", Process(output: .status(3)), Failure.keyProcess(.failed(status: 3), profile: "v")),
    Case(
      "a status and its reason", Process(output: .status(3, said: "no token")),
      .keyProcess(.failed(status: 3, said: "no token"), profile: "v")),
    Case(
      "a home that no shell expands",
      Process(command: "~/tool a", output: .text("the command is not run")),
      .keyProcess(.failed(status: 127, said: "there is no program ~/tool", syntax: "~"), profile: "v")),
    Case(
      "a program that is not there, in bash's words",
      Process(command: "tool", output: .status(127, said: "/bin/sh: line 1: exec: tool: not found")),
      .keyProcess(.failed(status: 127, said: "there is no program tool"), profile: "v")),
    Case(
      "a program that misses another", Process(output: .status(127, said: "tool: line 3: jq: not found")),
      .keyProcess(.failed(status: 127, said: "tool: line 3: jq: not found"), profile: "v")),
    Case(
      "a pipe that no shell makes", Process(command: "cat x | jq", output: .text("{")),
      .keyProcess(.noKeys(syntax: "|"), profile: "v")),
    Case("Ctrl-C", Process(output: .status(130)), .interrupted),
    Case("Ctrl-C that was told", Process(output: .status(130, said: "x")), .interrupted),
    Case("too long", Process(output: .timedOut), .keyProcess(.timedOut(seconds: 60), profile: "v")),
    Case("no JSON", Process(output: .text("hello")), .keyProcess(.noKeys(), profile: "v")),
    Case("another version", Process(output: .text(#"{"Version": 2}"#)), .keyProcess(.noKeys(), profile: "v")),
    Case(
      "a session",
      Process(
        output: .text(
          #"{"Version": 1, "AccessKeyId": "ASIAEXAMPLE000000009", "SecretAccessKey": "s", "SessionToken": "t"}"#)),
      .temporaryBaseKeys(profile: "v")),
    Case(
      "a key that is none",
      Process(output: .text(#"{"Version": 1, "AccessKeyId": "a b", "SecretAccessKey": "s"}"#)), .badKeys(profile: "v")),
    Case("an open quote", Process(command: "vault 'a"), .keyProcess(.unreadable, profile: "v")),
    Case("ourselves", Process(command: "/x/awsmfa credential-process p"), .keyProcess(.ours(of: "p"), profile: "v")),
    Case(
      "ourselves without a name", Process(command: "/x/awsmfa credential-process"),
      .keyProcess(.ours(of: nil), profile: "v")),
  ])
  func `a process that gives no long-term keys is told`(_ row: Case<Process, Failure>) {
    #expect(Self.ending(row.given).0 == Ending(failure: row.wanted))
  }
}
