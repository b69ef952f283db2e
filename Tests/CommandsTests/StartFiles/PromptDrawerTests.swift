import TestSupport
import Testing

@testable import Commands
@testable import ShellCode

/// Who draws the prompt, by what the start-up files say.
struct PromptDrawerTests {
  private func drawer(_ text: String, isFish: Bool = false) -> PromptDrawer? {
    PromptDrawer.found(in: ShellCommand.all(in: Array(text.utf8), isFish: isFish))
  }

  @Test(arguments: [
    Case("starship in bash", #"eval "$(starship init bash)""#, PromptDrawer.starship),
    Case("starship by its path", #"eval "$(/usr/local/bin/starship init zsh)""#, .starship),
    Case("starship by a process substitution", "source <(starship init bash --print-full-init)", .starship),
    Case("starship by a condition", "if command -v starship >/dev/null; then eval `starship init bash`; fi", .starship),
    Case("starship by a cache", "_evalcache starship init zsh", .starship),
    Case("starship by oh-my-zsh", "plugins=(\n  git # starship\n  starship\n)\nsource $ZSH/oh-my-zsh.sh", .starship),
    Case("starship by zinit", "zinit light starship/starship", .starship),
    Case("oh-my-posh", #"eval "$(oh-my-posh init zsh --config ~/x.json)""#, .ohMyPosh),
    Case("older oh-my-posh", #"eval "$(oh-my-posh --init --shell bash)""#, .ohMyPosh),
    Case("powerlevel10k", "source ~/powerlevel10k/powerlevel10k.zsh-theme", .powerlevel10k),
    Case("its settings", "[[ ! -f ~/.p10k.zsh ]] || source ~/.p10k.zsh", .powerlevel10k),
    Case(
      "its instant prompt", #"source "${XDG_CACHE_HOME:-$HOME/.cache}/p10k-instant-prompt-${(%):-%n}.zsh""#,
      .powerlevel10k),
    Case("powerlevel10k by oh-my-zsh", #"ZSH_THEME="powerlevel10k/powerlevel10k""#, .powerlevel10k),
    Case("powerlevel10k by an exported theme", "export ZSH_THEME='powerlevel10k/powerlevel10k'", .powerlevel10k),
    Case(
      "powerlevel10k by antidote's list", "zsh-users/zsh-completions\nromkatv/powerlevel10k kind:zsh\n", .powerlevel10k),
    Case("powerlevel10k by prezto", "zstyle ':prezto:module:prompt' theme 'powerlevel10k'", .powerlevel10k),
    Case("powerlevel10k by zinit", "zinit ice depth=1; zinit light romkatv/powerlevel10k", .powerlevel10k),
    Case("powerlevel10k by zplug", "zplug romkatv/powerlevel10k, as:theme, depth:1", .powerlevel10k),
    Case("powerlevel10k by zim", "zmodule romkatv/powerlevel10k --use degit", .powerlevel10k),
    Case("tide by fisher's list", "jorgebucaran/fisher\nilancosman/tide@v6\n", .tide),
    Case("the last one of several", "source ~/.p10k.zsh\neval \"$(starship init zsh)\"", .starship),
  ])
  func `what draws the prompt is found`(_ row: Case<String, PromptDrawer>) {
    #expect(drawer(row.given) == row.wanted)
  }

  @Test(arguments: [
    #"# eval "$(starship init bash)""#, #"alias x="starship init bash""#, #"alias x='eval "$(starship init bash)"'"#,
    "echo starship init bash", "echo powerlevel10k", "cat <<E\n$(starship init bash)\nE",
    "export STARSHIP_CONFIG=~/x.toml",
    "starship preset nerd-font-symbols", "command -v starship", "plugins=(git) # starship", "other=(starship)",
    #"ZSH_THEME="robbyrussell" # powerlevel10k/powerlevel10k"#, "prompt grml", "export BASH_IT_THEME=bobby",
    "OSH_THEME=agnoster", "#romkatv/powerlevel10k",
    "git clone https://github.com/romkatv/powerlevel10k ~/powerlevel10k",
    "zstyle ':prezto:module:prompt' theme 'sorin'",
    "ls romkatv/powerlevel10k", "",
  ])
  func `a mere mention is not taken for it`(_ text: String) {
    #expect(drawer(text) == nil)
  }

  @Test(arguments: ["starship init fish | source", "source (starship init fish --print-full-init | psub)"])
  func `fish has a syntax of its own`(_ text: String) {
    #expect(drawer(text, isFish: true) == .starship)
  }

  @Test(arguments: PromptDrawer.allCases)
  func `a recipe fits 80 columns`(_ drawer: PromptDrawer) {
    let text = Wording.drawn(by: drawer, in: .bash)
    #expect(text.split(separator: "\n").filter { $0.count > 80 } == [] && text.split(separator: "\n").count > 1)
  }
}
