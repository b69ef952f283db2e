import TestSupport
import Testing

@testable import Commands
@testable import ShellCode

/// The line that loads a shell's installed file.
struct StartLineTests {
  private func line(_ shell: Shell, _ file: String, _ side: PromptSide = .off) -> StartLine {
    StartLine(shell, file: file, side: side, home: ["/home/u", "/data/u"])
  }

  @Test(arguments: [
    Case("below the home", "/home/u/.local/x", #". "$HOME/.local/x""#),
    Case("below the home's real path", "/data/u/x", #". "$HOME/x""#),
    Case("elsewhere", "/usr/share/aws-mfa/x.bash", ". /usr/share/aws-mfa/x.bash"),
    Case("beside the home", "/home/u2/x", ". /home/u2/x"),
    Case("an odd path", #"/o d"'d/$x`\"#, #". "/o d\"'d/\$x\`\\""#),
    Case("an odd path below the home", "/home/u/$x", #". "$HOME/\$x""#),
  ])
  func `a file below the home is named by it`(_ row: Case<String, String>) {
    #expect(line(.bash, row.given).line == row.wanted)
  }

  @Test func `a backquote is no mark in fish`() {
    #expect(line(.fish, "/a b`c$").line == #"source "/a b`c\$""#)
  }

  @Test(arguments: [
    Case("bash", Shell.bash, #". "$HOME/x" --prompt left"#), Case("zsh", Shell.zsh, #"source "$HOME/x" --prompt left"#),
    Case("fish", Shell.fish, #"source "$HOME/x" --prompt left"#),
  ])
  func `the prompt's side is an argument`(_ row: Case<Shell, String>) {
    #expect(line(row.given, "/home/u/x", .left).line == row.wanted)
  }

  @Test(arguments: Shell.allCases)
  func `a usual block is no wider than 80 columns`(_ shell: Shell) {
    let file = "/home/u/.local/share/aws-mfa/\(shell.rawValue)/aws-mfa.\(shell.rawValue)"
    let block = line(shell, file, .right).blockLines
    #expect(block.filter { $0.count > 80 } == [] && block.contains { $0.contains(line(shell, file, .right).line) })
  }
}
