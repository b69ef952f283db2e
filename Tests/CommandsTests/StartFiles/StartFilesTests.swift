import TestSupport
import Testing

@testable import Commands
@testable import ShellCode

/// Which files load aws-mfa, by what is in them.
struct StartFilesTests {
  typealias Plan = StartFiles.Plan

  private static func start(_ texts: [String: String]) -> StartFiles {
    StartFiles(
      places: StartPlaces(home: "/h", zsh: "/z", configuration: "/h/.config"),
      read: { path in texts[path.hasPrefix("/h/") ? String(path.dropFirst(3)) : path].map { Array($0.utf8) } },
      names: { folder in
        texts.keys.filter { "/h/\($0)".hasPrefix(folder + "/") }.map { String("/h/\($0)".dropFirst(folder.count + 1)) }
      })
  }

  private static let block = "# >>> aws-mfa >>>\nx\n# <<< aws-mfa <<<\n"

  @Test(arguments: [
    Case("no file", [:], Plan(hosts: [".bashrc", ".profile"])),
    Case("no login file", [".bashrc": ""], Plan(hosts: [".bashrc", ".profile"])),
    Case(
      "Debian's .profile", [".profile": #"if [ -f "$HOME/.bashrc" ]; then . "$HOME/.bashrc"; fi"#],
      Plan(hosts: [".bashrc"])),
    Case("a .profile of its own", [".profile": "PATH=x"], Plan(hosts: [".bashrc", ".profile"])),
    Case(
      ".bash_profile hides .profile", [".bash_profile": "", ".profile": ". ~/.bashrc"],
      Plan(hosts: [".bashrc", ".bash_profile"])),
    Case(
      ".bash_login hides .profile", [".bash_login": "", ".profile": ". ~/.bashrc"],
      Plan(hosts: [".bashrc", ".bash_login"])),
    Case(
      ".bash_profile reads .bashrc", [".bash_profile": "[[ -r ~/.bashrc ]] && . ~/.bashrc"], Plan(hosts: [".bashrc"])),
    Case(
      "by way of .profile", [".bash_profile": "source ~/.profile", ".profile": "source ${HOME}/.bashrc"],
      Plan(hosts: [".bashrc"])),
    Case("in a comment", [".bash_profile": "# . ~/.bashrc"], Plan(hosts: [".bashrc", ".bash_profile"])),
    Case("in a text", [".bash_profile": "echo 'source ~/.bashrc'"], Plan(hosts: [".bashrc", ".bash_profile"])),
    Case(
      "a block that the user has moved", [".bashrc": ". ~/.extra", ".extra": block, ".profile": ". ~/.bashrc"],
      Plan(hosts: [".extra"])),
    Case(
      "a block by way of .profile", [".bash_profile": ". ~/.profile", ".profile": block],
      Plan(hosts: [".bashrc", ".profile"])),
    Case(
      "a login file that reads .bashrc by now", [".bashrc": block, ".bash_profile": ". ~/.bashrc\n" + block],
      Plan(hosts: [".bashrc"], surplus: [".bash_profile"])),
    Case(
      "a login file that is hidden by now", [".bashrc": block, ".profile": block, ".bash_profile": "x"],
      Plan(hosts: [".bashrc", ".bash_profile"], surplus: [".profile"])),
    Case(
      "files that read each other", [".bashrc": ". ~/.profile", ".profile": ". ~/.bashrc"], Plan(hosts: [".bashrc"])),
    Case(
      "files of a folder", [".bashrc": "for f in ~/.bashrc.d/*; do . \"$f\"; done", ".bashrc.d/a": block],
      Plan(hosts: [".bashrc.d/a", ".profile"])),
  ])
  func `a login bash and another one both load it, and none twice`(_ row: Case<[String: String], Plan>) {
    let plan = Self.start(row.given).plan(.bash)
    #expect(plan == Plan(hosts: row.wanted.hosts.map { "/h/" + $0 }, surplus: row.wanted.surplus.map { "/h/" + $0 }))
  }

  @Test func `zsh and fish have one file each`() {
    #expect(Self.start([:]).plan(.zsh) == Plan(hosts: ["/z/.zshrc"]))
    #expect(Self.start([:]).plan(.fish) == Plan(hosts: ["/h/.config/fish/conf.d/aws-mfa.fish"]))
    let moved = Self.start([".config/fish/config.fish": Self.block, "/z/.zshrc": "source ~/x", "x": Self.block])
    #expect(moved.plan(.fish) == Plan(hosts: ["/h/.config/fish/config.fish"]))
    #expect(moved.plan(.zsh) == Plan(hosts: ["/h/x"]))
  }

  @Test(arguments: [
    Case("nothing", [:], []), Case(".profile", [".profile": ""], []), Case("bash", [".bash_login": ""], [.bash]),
    Case("all", [".bashrc": "", "/z/.zshrc": "", ".config/fish/config.fish": ""], Shell.allCases),
  ])
  func `a shell with a start-up file is in use`(_ row: Case<[String: String], [Shell]>) {
    #expect(Shell.allCases.filter(Self.start(row.given).areIn(use:)) == row.wanted)
  }

  private static func drawn(
    _ name: String, _ files: [String: String], _ drawer: PromptDrawer?
  ) -> Case<[String: String], PromptDrawer?> {
    Case(name, files, drawer)
  }

  @Test(arguments: [
    drawn("none", [:], nil),
    drawn("the shell's own file", [".bashrc": #"eval "$(starship init bash)""#], .starship),
    drawn(
      "a file that it reads", [".bashrc": ". ~/.prompt", ".prompt": #"eval "$(starship init bash)""#],
      .starship),
    drawn("a file that it does not read", [".prompt": #"eval "$(starship init bash)""#], nil),
    drawn("our own block", [".bashrc": "# >>> aws-mfa >>>\n. ~/.p10k.zsh\n# <<< aws-mfa <<<\n"], nil),
  ])
  func `what draws the prompt of bash`(_ row: Case<[String: String], PromptDrawer?>) {
    #expect(Self.start(row.given).promptDrawer(.bash) == row.wanted)
  }

  @Test(arguments: [
    drawn("antidote's list", ["/z/.zsh_plugins.txt": "romkatv/powerlevel10k"], .powerlevel10k),
    drawn(
      "prezto", ["/z/.zpreztorc": "zstyle ':prezto:module:prompt' theme 'powerlevel10k'"], .powerlevel10k),
    drawn("bash's files", [".bashrc": #"eval "$(starship init bash)""#], nil),
  ])
  func `what draws the prompt of zsh`(_ row: Case<[String: String], PromptDrawer?>) {
    #expect(Self.start(row.given).promptDrawer(.zsh) == row.wanted)
  }

  @Test(arguments: [
    drawn("a snippet", [".config/fish/conf.d/starship.fish": "starship init fish | source"], .starship),
    drawn(
      "config.fish", [".config/fish/config.fish": "if status is-interactive\n  starship init fish | source\nend"],
      .starship),
    drawn("tide's files", [".config/fish/functions/tide.fish": ""], .tide),
    drawn("fisher's list", [".config/fish/fish_plugins": "ilancosman/tide@v6"], .tide),
    drawn("neither", [".config/fish/conf.d/x.txt": "starship init fish"], nil),
  ])
  func `what draws the prompt of fish`(_ row: Case<[String: String], PromptDrawer?>) {
    #expect(Self.start(row.given).promptDrawer(.fish) == row.wanted)
  }

  @Test(arguments: [
    Case("init", "x\neval \"$(awsmfa init bash --prompt left)\"", 2),
    Case("init, the other way round", "eval \"$(~/.local/bin/awsmfa init --prompt=left bash)\"", 1),
    Case("init, if it is there", "command -v awsmfa >/dev/null && eval \"$(awsmfa init bash)\"", 1),
    Case("init, with --write", "awsmfa init bash --write", nil),
    Case("the file", ". /usr/share/aws-mfa/bash/aws-mfa.bash", 1),
    Case("a plugin", "plugins=(git aws-mfa)", 1), Case("another shell's", #"eval "$(awsmfa init zsh)""#, nil),
    Case("the block", block, nil), Case("a comment", "# awsmfa init bash", nil),
  ])
  func `a line of the user's own is enough`(_ row: Case<String, Int?>) {
    #expect(Self.start([".bashrc": row.given]).otherLoad(.bash, in: "/h/.bashrc")?.line == row.wanted)
  }

  @Test func `fisher's copy of the plugin is enough`() {
    let file = "/h/.config/fish/conf.d/aws-mfa.fish"
    #expect(
      Self.start([".config/fish/conf.d/aws-mfa.fish": "function _awsmfa_run; end"]).otherLoad(.fish, in: file)?.line
        == 1)
    #expect(Self.start([".config/fish/conf.d/aws-mfa.fish": "# mine\nset x y"]).otherLoad(.fish, in: file) == nil)
  }

  @Test(arguments: ["config.fish", "conf.d/mine.fish"])
  func `a line of fish's own is enough, wherever fish reads it`(_ name: String) {
    let text = "if status is-interactive\n    awsmfa init fish --prompt right | source\nend"
    let found = Self.start([".config/fish/\(name)": text]).otherLoad(.fish, in: "/h/.config/fish/conf.d/aws-mfa.fish")
    #expect(found == FilePlace(path: "/h/.config/fish/\(name)", line: 2))
  }

  @Test func `an older alias is found where a shell reads it`() {
    let start = Self.start([
      ".bashrc": "# alias aws-mfa=no\n\nalias aws-mfa='source ~/aws-mfa.sh'\n. ~/.more",
      ".more": "alias -- x=y 'aws-mfa=z'",
      ".unread": "alias aws-mfa=no", ".profile": "alias aws-mfas=x", ".config/fish/config.fish": "alias aws-mfa 'x'",
    ])
    #expect(start.aliases(.bash) == [FilePlace(path: "/h/.bashrc", line: 3), FilePlace(path: "/h/.more", line: 1)])
    #expect(start.aliases(.fish) == [FilePlace(path: "/h/.config/fish/config.fish", line: 1)])
  }

  @Test func `every block is found again`() {
    let start = Self.start([
      ".bashrc": Self.block + ". ~/.extra", ".extra": Self.block, ".profile": Self.block + ". ~/.bashrc",
    ])
    #expect(start.withBlocks(.bash) == ["/h/.bashrc", "/h/.extra", "/h/.profile"])
  }
}
