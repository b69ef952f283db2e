import ShellCode
import Text

/// What is said about the start-up files of the shells, a line for each fact; at most 80 columns where paths allow it.
extension Wording {
  static func nowLoads(_ file: String) -> String {
    "\(printable(file)): now loads aws-mfa\n"
  }

  static func loadsAlready(_ file: String) -> String {
    "\(printable(file)): loads aws-mfa already\n"
  }

  /// - Parameter line: a line that the user, or a plugin manager, has written.
  static func loadsElsewhere(_ line: String) -> String {
    "\(printable(line)): loads aws-mfa already; nothing was added\n"
  }

  static func noLongerLoads(_ file: String) -> String {
    "\(printable(file)): no longer loads aws-mfa\n"
  }

  static func needNotLoad(_ file: String) -> String {
    "\(printable(file)): no longer loads aws-mfa, since another file does\n"
  }

  /// - Parameter deed: what the user has to do instead.
  static func linked(_ file: String, _ deed: String) -> String {
    "\(printable(file)) has other names (hard links), which a new file would cut off;\n  \(deed)\n"
  }

  static func addingDeed(_ line: String) -> String { "add this line to it yourself:\n  \(printable(line))" }

  static var removingDeed: String {
    "remove the lines from\n  \(StartText.begin) to \(StartText.end) yourself"
  }

  static func addYourself(_ line: String, to file: String) -> String {
    "\(printable(file)) cannot be written to; add this line to it yourself:\n  \(printable(line))\n"
  }

  static func removeYourself(from file: String) -> String {
    """
    \(printable(file)) cannot be written to; remove the lines from
      \(StartText.begin) to \(StartText.end) yourself

    """
  }

  /// - Parameter isLater: whether the shell reads the alias after aws-mfa is loaded, and would run it.
  static func alias(_ line: String, isLater: Bool) -> String {
    "\(printable(line)): remove this alias aws-mfa"
      + (isLater
        ? ":\n  fish reads it after aws-mfa is loaded, so the alias runs instead\n" : "; you no longer need it\n")
  }

  static func otherProgram(_ program: String) -> String {
    """
    \(printable(program)): in your shells, aws-mfa no longer means this program;
      command aws-mfa runs it

    """
  }

  static func forScripts(_ program: String, folder: String, isOnPath: Bool) -> String {
    (isOnPath ? "" : "\(printable(folder)) is not on PATH; the function aws-mfa does not need it there\n")
      + "in scripts, cron and make: \(shellWord(program)) exec PROFILE -- COMMAND\n"
  }

  /// - Parameter line: what loads the integration in the shell that runs this, if that is known.
  static func afterWriting(_ line: String?) -> String {
    let now = line.map { ", or load aws-mfa in this one:\n  \(printable($0))" } ?? ""
    return "next: open a new terminal\(now)\nthen: aws-mfa PROFILE\n"
  }

  static func drawn(by drawer: PromptDrawer, in shell: Shell) -> String {
    "\(shell.rawValue): \(drawer.rawValue) draws the prompt; to show the session in it:\n"
      + drawer.recipe.map { "  \($0)\n" }.joined()
  }
}

extension PromptDrawer {
  /// How the user makes it show the session.
  fileprivate var recipe: [String] {
    switch self {
    case .starship:
      ["in ~/.config/starship.toml:", "[env_var.AWS_MFA_SEGMENT]", #"format = "[$env_value](bold yellow) ""#]
    case .ohMyPosh:
      ["in its theme, a text segment with the template:", "{{ .Env.AWS_MFA_SEGMENT }}"]
    case .powerlevel10k:
      [
        "in ~/.p10k.zsh, with my_awsmfa among the elements of a prompt:",
        "function prompt_my_awsmfa() {",
        #"  p10k segment -f 208 -c '${AWS_MFA_SEGMENT:-}' \"#,
        #"    -e -t '${AWS_MFA_SEGMENT//\%/%%}'"#,
        "}",
      ]
    case .tide:
      [
        "in ~/.config/fish/functions/_tide_item_aws_mfa.fish,",
        "with aws_mfa among tide_right_prompt_items:",
        "function _tide_item_aws_mfa",
        #"    _tide_print_item aws_mfa "" $AWS_MFA_SEGMENT"#,
        "end",
      ]
    }
  }
}
