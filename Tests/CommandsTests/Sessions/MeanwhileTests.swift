import Secrecy
import ShellCode
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// The file is read again when it is written: much may have happened while a person was typing.
struct MeanwhileTests {
  private let stage = Stage()

  @Test func `a live session that was stored meanwhile is not overwritten from another endpoint`() {
    stage.environment["AWS_ENDPOINT_URL"] = "http://localhost:4566"
    stage.files[Stage.credentials] = Sample.keys
    stage.meanwhile[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.replies = [.success(Sample.answer())]
    _ = stage.run("p", "--code", "123456")
    #expect(stage.files[Stage.credentials] == Sample.keys + Sample.section("old", Sample.live))
  }

  @Test func `a code is not sent for a session that came while it was typed`() throws {
    stage.files[Stage.credentials] = Sample.keys
    stage.answers = [.line("123456")]
    var world = stage.world
    let ask = world.terminal.ask
    world.terminal.ask = { [stage] question in
      stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
      return ask(question)
    }
    let plan = try Commands.run(["p"], in: world).plan
    #expect(stage.requests.isEmpty && plan.contains(.export("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE00000old")))
  }

  @Test(arguments: [Case("its source", "p"), Case("what its source is on", "b")])
  func `a role is not stored after a logout of`(_ row: Case<String, Nothing>) {
    let role = "role_arn = arn:aws:iam::111122223333:role/Deploy\nsource_profile"
    stage.files[Stage.config] = "[profile a]\n\(role) = \(row.given)\n[profile b]\n\(role) = p\n"
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.meanwhile[Stage.credentials] = Sample.keys + Sample.ended
    stage.replies = [.success(Sample.roleAnswer), .success(Sample.roleAnswer)]
    let ending = stage.run("a")
    #expect(ending.failure == .sourceEnded(profile: row.given == "p" ? "a" : "b", source: "p") && ending.plan == [])
    #expect(stage.files[Stage.credentials] == Sample.keys + Sample.ended)
  }
}
