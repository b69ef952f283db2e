import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct OffTests {
  private let said = "aws-mfa is off in this shell; aws-mfa PROFILE turns it on again"

  @Test func `off removes the session and touches no file`() {
    let stage = Stage()
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    #expect(
      stage.run("off")
        == Ending(
          plan: Sample.leaving.dropLast(2) + ["AWS_MFA_OFF=1", "keep _awsmfa_memory=v2 state=off"], said: [said]))
  }

  @Test func `off works with broken files and without a home`() {
    let stage = Stage()
    stage.environment = [:]
    stage.files[Stage.credentials] = "broken"
    #expect(stage.run("off").said == [said])
  }
}
