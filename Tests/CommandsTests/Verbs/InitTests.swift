import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct InitTests {
  private let stage = Stage()

  @Test(arguments: [
    Case(
      "bash", "bash",
      #"_awsmfa_program=$'/opt/bin/awsmfa'; \builtin export -n _awsmfa_program; _awsmfa_prompt_place=$'off'; \builtin export -n _awsmfa_prompt_place; \builtin source $'/opt/share/aws-mfa/bash/aws-mfa.bash';"#
    ),
    Case(
      "zsh", "zsh",
      #"\builtin typeset -g +x _awsmfa_program=$'/opt/bin/awsmfa'; \builtin typeset -g +x _awsmfa_prompt_place=$'off'; 'builtin' 'emulate' 'zsh' '-o' 'no_aliases' '-c' $'\\builtin source $\'/opt/share/aws-mfa/zsh/aws-mfa.zsh\'';"#
    ),
    Case(
      "fish", "fish",
      "builtin set -gu _awsmfa_program '/opt/bin/awsmfa'; builtin set -gu _awsmfa_prompt_place 'off'; source '/opt/share/aws-mfa/fish/aws-mfa.fish';"
    ),
  ])
  func `init loads the installed file of the shell`(_ row: Case<String, String>) {
    stage.shell = nil
    stage.files["/opt/share/aws-mfa/\(row.given)/aws-mfa.\(row.given)"] = "code"
    #expect(stage.run("init", row.given) == Ending(output: row.wanted + "\n"))
  }

  @Test func `a missing file is reported with its folder`() {
    #expect(stage.run("init", "fish") == Ending(failure: .shellFilesMissing(folder: "/opt/share/aws-mfa")))
  }

  @Test(arguments: ["left", "right", "off"])
  func `init passes on where the prompt shows the session`(_ place: String) {
    stage.shell = nil
    stage.files["/opt/share/aws-mfa/fish/aws-mfa.fish"] = "code"
    #expect(stage.run("init", "fish", "--prompt", place).output.contains("_awsmfa_prompt_place '\(place)'"))
  }

  @Test func `an unknown place in the prompt is refused`() {
    #expect(stage.run("init", "fish", "--prompt", "top") == Ending(failure: .usage(.badPrompt("top"))))
  }

  @Test(arguments: ["csh", "BASH", "", "../bash"])
  func `an unknown shell is refused`(_ name: String) {
    #expect(stage.run("init", name) == Ending(failure: .usage(.badShell(name))))
  }
}
