import AWSConfig
import ShellCode

/// Where the shells' start-up files are.
struct StartPlaces: Equatable, Sendable {
  let home: String
  /// zsh's `ZDOTDIR`.
  let zsh: String
  let fish: String

  init(home: String, zsh: String, configuration: String) {
    self.home = home
    self.zsh = zsh
    fish = configuration + "/fish"
  }

  /// What a login bash reads: the first of these that exists.
  private static let bashLoginNames = [".bash_profile", ".bash_login", ".profile"]

  var bash: String { home + "/.bashrc" }
  var bashLogin: [String] { Self.bashLoginNames.map { home + "/" + $0 } }

  /// The file that a shell of its kind always reads.
  func main(_ shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh + "/.zshrc"
    case .fish: fish + "/conf.d/aws-mfa.fish"
    }
  }

  /// Every file in which a block of ours may be, without those that they read.
  func all(_ shell: Shell) -> [String] {
    switch shell {
    case .bash: [bash] + bashLogin
    case .zsh: [main(.zsh)] + (zsh == home ? [] : [home + "/.zshrc"])
    case .fish: [main(.fish), fish + "/config.fish"]
    }
  }

  /// Files that tell what draws a shell's prompt, in the order in which the shell or its plugin manager reads them.
  func telling(_ shell: Shell, namesIn: (String) -> [String]) -> [String] {
    switch shell {
    case .bash: return bashLogin.reversed() + [bash]
    case .zsh:
      let own = [".zpreztorc", ".zimrc", ".zsh_plugins.txt", ".zshrc", ".zshrc.local"].map { "\(zsh)/\($0)" }
      return ["/etc/zshrc", "/etc/zsh/zshrc"] + own
    case .fish:
      return [fish + "/fish_plugins"] + fishStarts(namesIn: namesIn)
    }
  }

  /// What every fish reads, in order.
  func fishStarts(namesIn: (String) -> [String]) -> [String] {
    let snippets = namesIn(fish + "/conf.d").filter { $0.hasSuffix(".fish") }.sorted().map { "\(fish)/conf.d/\($0)" }
    return snippets + [fish + "/config.fish"]
  }

  /// The path that a word of a start-up file means, as far as it can be told without running the file.
  func path(_ word: String) -> String? {
    let meanings = [
      ("~", home), ("$HOME", home), ("${HOME}", home), ("${ZDOTDIR:-$HOME}", zsh), ("${ZDOTDIR:-~}", zsh),
      ("$ZDOTDIR", zsh), ("${ZDOTDIR}", zsh), ("$__fish_config_dir", fish),
      ("${XDG_CONFIG_HOME:-$HOME/.config}", StartPlaces.folder(of: fish)),
      ("$XDG_CONFIG_HOME", StartPlaces.folder(of: fish)),
    ]
    for (beginning, meaning) in meanings where word.hasPrefix(beginning + "/") {
      return meaning + word.dropFirst(beginning.count)
    }
    return word.hasPrefix("/") ? word : nil
  }

  static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }
}
