import AWSConfig
import ShellCode
import ShellState
import Text

/// What `doctor` says about the shell: its environment, its hooks, the programs on its PATH.
extension FindingWords {
  static func setting(_ problem: SettingProblem, _ file: String) -> FindingWords {
    let lines = Wording.warning(problem, file: file).split(separator: "\n", maxSplits: 1).map(String.init)
    return FindingWords(
      finding: lines[0].without("aws-mfa: "), why: "aws-mfa ignores the setting",
      fix: lines.count > 1 ? lines[1].without("hint: ") : file)
  }

  static func readOnly(_ name: String) -> FindingWords {
    FindingWords(
      finding: "\(name) is read-only in this shell", why: "aws-mfa can neither put a session here nor take it out",
      fix: "remove the line that makes it read-only, and start a new shell")
  }

  static func besideTool(_ tool: OtherTool) -> FindingWords {
    FindingWords(
      finding: "\(tool.variable.rawValue) of \(tool.name) is set in this shell",
      why: "prompts show it instead of the session, and \(tool.name) may set other credentials", fix: tool.remedy)
  }

  static func shadowing(_ variable: Variable, why: String) -> FindingWords {
    FindingWords(
      finding: "\(variable.rawValue) is set beside the session of this shell", why: why,
      fix: "unset \(variable.rawValue) (in fish: set -e \(variable.rawValue))")
  }

  static func emptyProfile(_ variable: Variable) -> FindingWords {
    FindingWords(
      finding: "\(variable.rawValue) is set, but empty",
      why: "the AWS CLI and boto3 look for a profile without a name, and fail",
      fix: "unset \(variable.rawValue) (in fish: set -e \(variable.rawValue))")
  }

  static func missingProfile(_ name: String, _ variable: Variable) -> FindingWords {
    FindingWords(
      finding: "\(variable.rawValue) names \(printable(name)), but there is no such profile",
      why: "the AWS CLI, boto3, Go and Terraform stop with an error",
      fix: "correct the name, or unset \(variable.rawValue); aws-mfa list shows your profiles")
  }

  static func environmentKeys(_ failure: FailureWords) -> FindingWords {
    FindingWords(failure, why: "the AWS CLI and boto3 stop with an error, and other SDKs use something else")
  }

  static func expiredVariable(_ end: String) -> FindingWords {
    FindingWords(
      finding: "the keys in this shell expired at \(end)", why: "AWS refuses every call that is made with them",
      fix: "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION")
  }

  static func disagreement() -> FindingWords {
    FindingWords(
      finding: "SDKs would use different credentials in this shell",
      why: "one command works on one account, and the next on another",
      fix: "aws-mfa doctor --sdk shows who uses what; unset the AWS_ variables that you do not mean")
  }

  static func unloaded(_ shell: Shell) -> FindingWords {
    FindingWords(
      finding: "the integration is not loaded in the shell that ran this, or something hides its aws-mfa",
      why: "no login reaches that shell, and its hooks were not checked",
      fix:
        "type aws-mfa doctor if it is loaded; else run awsmfa init \(shell.rawValue) --write, then open a new terminal"
    )
  }

  static func outdated() -> FindingWords {
    FindingWords(
      finding: "this shell has loaded an older aws-mfa than the program that answers",
      why: "its hooks were not checked", fix: "start a new shell")
  }

  static func withoutHooks() -> FindingWords {
    FindingWords(
      finding: "this fish is older than 3.6, so it has no hooks",
      why: "the shell does not follow the session: aws-mfa has to be typed in each terminal",
      fix: "install fish 3.6 or later")
  }

  static func missingHooks(_ places: [String]) -> FindingWords {
    let places = places.map(printable).joined(separator: ", ")
    return FindingWords(
      finding: "the hooks of aws-mfa are no longer in \(places)",
      why: "this shell does not notice a new session, an expired one, or a change of directory",
      fix: "load aws-mfa after the line that sets \(places), or add to it there instead of setting it")
  }

  static func lateTool(_ tool: String) -> FindingWords {
    FindingWords(
      finding: "\(tool) runs after the hooks of aws-mfa",
      why: "variables that it sets take effect one prompt late, so a command may run on another account",
      fix: "load \(tool) before aws-mfa")
  }

  static func hidden(by hider: String) -> FindingWords {
    FindingWords(
      finding: "\(printable(hider)) runs instead of the aws-mfa that was loaded here",
      why: "typing aws-mfa does something else", fix: "remove it, or load aws-mfa after it")
  }

  static func promptLost() -> FindingWords {
    FindingWords(
      finding: "the prompt was set after aws-mfa was loaded, so it does not show the session",
      why: "nothing in the prompt tells the account, or that a session has ended",
      fix: "load aws-mfa after it, or show $\(Variable.mfaSegment.rawValue) in the prompt")
  }

  static func foreignProgram(_ path: String) -> FindingWords {
    FindingWords(
      finding: "\(printable(path)) is another program of the name aws-mfa",
      why: "scripts, and shells without the integration, run it instead",
      fix: "uninstall it (pip uninstall aws-mfa, npm uninstall -g aws-mfa, or brew uninstall aws-mfa)")
  }

  static func otherProgram(_ path: String, running: String) -> FindingWords {
    FindingWords(
      finding: "\(printable(path)) comes first on the PATH, and is not \(printable(running)), which this shell runs",
      why: "a new shell may load another version", fix: "remove the one that you do not want")
  }

  static func notOnPath(_ running: String) -> FindingWords {
    FindingWords(
      finding: "awsmfa is not on the PATH",
      why: "new shells cannot load it, and tools without a shell cannot run it",
      fix: "add \(shellWord(folder(of: running))) to the PATH")
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  static func noCurl(hasCLI: Bool) -> FindingWords {
    FindingWords(
      finding: hasCLI
        ? "curl is not on the PATH, so the AWS CLI makes the calls" : "neither curl nor the AWS CLI is on the PATH",
      why: hasCLI
        ? "a login takes a second or two longer, and the clock cannot be compared" : "no session can be opened",
      fix: "install curl 7.86 or later")
  }

  static func oldCurl(_ version: CurlVersion, hasCLI: Bool) -> FindingWords {
    FindingWords(
      finding: "curl \(printable(version.text)) cannot sign every call",
      why: hasCLI
        ? "the AWS CLI makes those calls, which takes longer"
        : "roles and device lists do not work without the AWS CLI",
      fix: "install curl 7.86 or later")
  }

  static func ignored(_ cause: NearestFile.Cause, _ file: String) -> FindingWords {
    FindingWords(cause.words(file), why: "the profile that it names is not used in this directory")
  }

  static func unknownInDirectory(_ profile: String, _ file: String) -> FindingWords {
    FindingWords(
      finding: "\(file) names \(printable(profile)), but there is no such profile",
      why: "no tool gets credentials in this directory", fix: "correct the name, or add the profile")
  }
}

extension String {
  fileprivate func without(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
