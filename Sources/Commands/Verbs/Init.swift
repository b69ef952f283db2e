import AWSConfig
import Secrecy
import ShellCode
import ShellState

/// `init`: prints a line that tells the shell where the program is and loads the installed file of that shell.
struct Init {
  let world: World
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let name = arguments.operand ?? ""
    guard let shell = Shell(rawValue: name) else { throw .usage(.badShell(name)) }
    let place = arguments.values[.prompt] ?? PromptSide.off.rawValue
    guard PromptSide(rawValue: place) != nil else { throw .usage(.badPrompt(place)) }
    let folder = shellFiles
    let file = "\(folder)/\(shell.rawValue)/aws-mfa.\(shell.rawValue)"
    guard let found = try? world.files.read(file), !found.isEmpty else {
      throw .shellFilesMissing(folder: folder)
    }
    let program = shell.code(for: [
      .keep(.program, Secret(world.executable)), .keep(.promptPlace, Secret(place)),
    ])
    return Outcome(output: program + " " + shell.loading(file) + "\n")
  }

  /// `PREFIX/share/aws-mfa`, next to `PREFIX/bin/awsmfa`. Links to the program are resolved first.
  private var shellFiles: String {
    let program = world.files.realPath(world.executable)
    let prefix = program.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return prefix.joined(separator: "/") + "/share/aws-mfa"
  }
}

/// Where a shell shows the segment in its prompt.
private enum PromptSide: String {
  case left, right, off
}

extension Shell {
  /// The code that loads the file. zsh reads it under zsh's own options and without aliases, and its functions keep
  /// them.
  fileprivate func loading(_ file: String) -> String {
    switch self {
    case .bash: "\\builtin source \(quote(file));"
    case .zsh: "'builtin' 'emulate' 'zsh' '-o' 'no_aliases' '-c' \(quote("\\builtin source \(quote(file))"));"
    case .fish: "source \(quote(file));"
    }
  }
}
