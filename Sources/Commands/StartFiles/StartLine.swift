import ShellCode
import Text

/// Where a shell shows the segment in its prompt.
package enum PromptSide: String, Sendable {
  case left, right, off
}

/// How a start-up file loads the installed file of its shell: without any process.
struct StartLine: Equatable, Sendable {
  let shell: Shell
  /// The installed file.
  let file: String
  let side: PromptSide

  /// - Parameter home: the home directory's names. A file below it is named by `$HOME`, so that the line still works
  ///   where the home is another one.
  init(_ shell: Shell, file: String, side: PromptSide, home: [String]) {
    self.shell = shell
    self.side = side
    self.file = file
    let below = home.lazy.compactMap { $0 != "/" && file.hasPrefix($0 + "/") ? file.dropFirst($0.count) : nil }.first
    word = below.map { "\"$HOME\(Self.escaped($0, shell))\"" } ?? Self.quoted(file, shell)
  }

  private let word: String

  /// The line, for people to add.
  var line: String {
    (shell == .bash ? ". " : "source ") + word + (side == .off ? "" : " --prompt \(side.rawValue)")
  }

  /// The lines of a block, which does nothing in a script, in another shell that reads the file, or if what it loads is
  /// missing.
  var blockLines: [String] {
    switch shell {
    case .bash, .zsh:
      [
        "case ${\(shell == .bash ? "BASH" : "ZSH")_VERSION:+$-} in *i*)", "  if [ -r \(word) ]; then",
        "    \(line)", "  fi ;;", "esac",
      ]
    case .fish:
      ["if status is-interactive", "    and test -r \(word)", "    \(line)", "end"]
    }
  }

  private static func quoted(_ path: String, _ shell: Shell) -> String {
    path.isAlphanumeric(or: "/._-+") ? path : "\"\(escaped(path[...], shell))\""
  }

  /// The text as a part of a word in double quotes.
  private static func escaped(_ text: Substring, _ shell: Shell) -> String {
    let marks: [Unicode.Scalar] = shell == .fish ? ["\\", "\"", "$"] : ["\\", "\"", "$", "`"]
    return text.unicodeScalars.map { marks.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
