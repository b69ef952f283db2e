import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

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

  // Start-up files

  private static let bashBlock = """
    # >>> aws-mfa >>>
    # Written by awsmfa init; --remove deletes this block.
    case ${BASH_VERSION:+$-} in *i*)
      if [ -r /opt/share/aws-mfa/bash/aws-mfa.bash ]; then
        . /opt/share/aws-mfa/bash/aws-mfa.bash --prompt left
      fi ;;
    esac
    # <<< aws-mfa <<<

    """

  private static let fishBlock = """
    # >>> aws-mfa >>>
    # Written by awsmfa init; --remove deletes this file and 3 folders if empty.
    if status is-interactive
        and test -r /opt/share/aws-mfa/fish/aws-mfa.fish
        source /opt/share/aws-mfa/fish/aws-mfa.fish --prompt right
    end
    # <<< aws-mfa <<<

    """

  private func install() {
    stage.shell = nil
    stage.environment["PATH"] = "/usr/bin:/opt/bin"
    for shell in ["bash", "zsh", "fish"] { stage.files["/opt/share/aws-mfa/\(shell)/aws-mfa.\(shell)"] = "code" }
    stage.files["/home/u/.profile"] = ". ~/.bashrc\n"
    stage.files["/home/u/.bashrc"] = "x\n"
  }

  private static let next = """
    in scripts, cron and make: /opt/bin/awsmfa exec PROFILE -- COMMAND
    next: open a new terminal
    then: aws-mfa PROFILE

    """

  @Test func `the start-up file gets a block, once, and loses it again`() {
    install()
    let first = stage.run("init", "bash", "--write")
    #expect(
      first
        == Ending(
          output: "~/.bashrc: now loads aws-mfa\n" + Self.next, files: ["/home/u/.bashrc": "x\n" + Self.bashBlock]))
    #expect(stage.run("init", "bash", "--write") == Ending(output: "~/.bashrc: loads aws-mfa already\n" + Self.next))
    _ = stage.run("init", "bash", "--remove")
    #expect(stage.files["/home/u/.bashrc"] == "x\n")
    #expect(stage.run("init", "--remove") == Ending())
  }

  @Test func `a new file goes with the folders that were made for it`() {
    install()
    stage.environment["SHELL"] = "/usr/bin/fish"
    let file = "/home/u/.config/fish/conf.d/aws-mfa.fish"
    #expect(
      stage.run("init", "fish", "--write")
        == Ending(
          output: """
            ~/.config/fish/conf.d/aws-mfa.fish: now loads aws-mfa
            in scripts, cron and make: /opt/bin/awsmfa exec PROFILE -- COMMAND
            next: open a new terminal, or load aws-mfa in this one:
              source /opt/share/aws-mfa/fish/aws-mfa.fish --prompt right
            then: aws-mfa PROFILE

            """, files: [file: Self.fishBlock]))
    _ = stage.run("init", "--remove")
    #expect(stage.files[file] == nil)
    #expect(stage.removedFolders == ["/home/u/.config/fish/conf.d", "/home/u/.config/fish", "/home/u/.config"])
  }

  @Test(arguments: ["read-only", "refused"])
  func `a file that cannot be changed is left, with the line to add`(_ why: String) {
    install()
    let file = "/home/u/.bashrc"
    if why == "refused" { stage.unwritable[file] = FileError(path: file, reason: .notWritable("x")) }
    if why == "read-only" { stage.readOnlyFiles = [file] }
    #expect(
      stage.run("init", "bash", "--write")
        == Ending(
          output: """
            ~/.bashrc cannot be written to; add this line to it yourself:
              . /opt/share/aws-mfa/bash/aws-mfa.bash --prompt left
            in scripts, cron and make: /opt/bin/awsmfa exec PROFILE -- COMMAND

            """, status: .failed))
    stage.files[file] = Self.bashBlock
    #expect(
      stage.run("init", "--remove")
        == Ending(
          output: """
            ~/.bashrc cannot be written to; remove the lines from
              # >>> aws-mfa >>> to # <<< aws-mfa <<< yourself

            """, status: .failed))
  }

  @Test func `a file with other names is left to them, with the line to add`() {
    install()
    let file = "/home/u/.bashrc"
    (stage.files[file], stage.linkedFiles) = ("x\n", [file])
    let added = stage.run("init", "bash", "--write")
    #expect(
      added.output.hasPrefix(
        """
        ~/.bashrc has other names (hard links), which a new file would cut off;
          add this line to it yourself:
          . /opt/share/aws-mfa/bash/aws-mfa.bash --prompt left

        """) && added.status == .failed && added.files == [:])
    stage.files[file] = Self.bashBlock
    #expect(
      stage.run("init", "--remove")
        == Ending(
          output: """
            ~/.bashrc has other names (hard links), which a new file would cut off;
              remove the lines from
              # >>> aws-mfa >>> to # <<< aws-mfa <<< yourself

            """, status: .failed))
  }

  @Test func `a line break in a path that a shell has to read is refused`() {
    install()
    stage.environment["HOME"] = "/home/a\nb"
    #expect(stage.run("init", "bash", "--write") == Ending(failure: .controlInPath("/home/a\nb")))
  }

  @Test func `what draws the prompt is left to draw it`() {
    install()
    stage.files["/home/u/.bashrc"] = "eval \"$(starship init bash)\"\nalias aws-mfa='source ~/aws-mfa.sh'\n"
    #expect(
      stage.run("init", "bash", "--write").output == """
        ~/.bashrc: now loads aws-mfa
        bash: starship draws the prompt; to show the session in it:
          in ~/.config/starship.toml:
          [env_var.AWS_MFA_SEGMENT]
          format = "[$env_value](bold yellow) "
        ~/.bashrc, line 2: remove this alias aws-mfa; you no longer need it

        """ + Self.next)
    #expect(stage.files["/home/u/.bashrc"]?.contains("--prompt") == false)
    _ = stage.run("init", "bash", "--write", "--prompt", "right")
    #expect(stage.files["/home/u/.bashrc"]?.contains("aws-mfa.bash --prompt right") == true)
  }

  @Test func `a line of the user's own is enough`() {
    install()
    stage.files["/home/u/.bashrc"] = "eval \"$(awsmfa init bash)\"\n"
    #expect(
      stage.run("init", "bash", "--write")
        == Ending(output: "~/.bashrc, line 1: loads aws-mfa already; nothing was added\n" + Self.next))
  }

  @Test func `the shells in use are the login shell and those with a start-up file`() {
    install()
    stage.programs = ["/usr/bin/bash", "/usr/bin/fish"]
    stage.files["/etc/passwd"] = "root:x:0:0::/root:/bin/bash\nu:x:1:1:U:/home/u:/usr/bin/fish\n"
    let output = stage.run("init", "--write").output
    #expect(
      output.split(separator: "\n").prefix(2) == [
        "~/.bashrc: now loads aws-mfa", "~/.config/fish/conf.d/aws-mfa.fish: now loads aws-mfa",
      ])
    stage.files = stage.files.filter { $0.key.hasPrefix("/opt") }
    stage.environment["SHELL"] = "/bin/sh"
    #expect(stage.run("init", "--write") == Ending(failure: .noShellInUse))
  }

  @Test(arguments: [
    Case("as it says", CommandOutput.text("noise\n/home/u/dotfiles\n"), "/home/u/dotfiles/.zshrc"),
    Case("not at all", .status(1), "/home/u/.zshrc"), Case("too late", .timedOut, "/home/u/.zshrc"),
    Case("nonsense", .text("noise\n"), "/home/u/.zshrc"),
  ])
  func `zsh is asked where its file is`(_ row: Case<CommandOutput, String>) {
    install()
    stage.programs = ["/usr/bin/zsh"]
    stage.output = row.given
    #expect(stage.run("init", "zsh", "--write").files.keys.sorted() == [row.wanted])
  }

  @Test func `a link that lasts longer than a version is what the files name`() {
    install()
    stage.environment["PATH"] = "/brew/bin"
    stage.links = ["/brew/bin/awsmfa": "/opt/bin/awsmfa"]
    stage.files["/brew/bin/awsmfa"] = "program"
    for shell in ["bash", "zsh", "fish"] { stage.files["/brew/share/aws-mfa/\(shell)/aws-mfa.\(shell)"] = "code" }
    let output = stage.run("init", "bash", "--write").output
    #expect(stage.files["/home/u/.bashrc"]?.contains(". /brew/share/aws-mfa/bash/aws-mfa.bash --prompt left\n") == true)
    #expect(output.contains("cron and make: /brew/bin/awsmfa exec"))
  }

  @Test func `a folder that is not on PATH and another program are named`() {
    install()
    stage.environment["PATH"] = "/usr/bin"
    stage.programs = ["/usr/bin/aws-mfa"]
    #expect(
      stage.run("init", "bash", "--write").output == """
        ~/.bashrc: now loads aws-mfa
        /usr/bin/aws-mfa: in your shells, aws-mfa no longer means this program;
          command aws-mfa runs it
        /opt/bin is not on PATH; the function aws-mfa does not need it there

        """ + Self.next)
  }
}
