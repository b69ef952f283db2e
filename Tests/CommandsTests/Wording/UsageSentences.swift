@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about a command line, the shell that it is typed in and the command that it runs.
extension FailureSentence {
  static let usage: [FailureSentence] = [
    FailureSentence(
      .integrationMissing(.use), .usage,
      "use changes the shell, but the shell integration is not loaded",
      #"in bash: eval "$(awsmfa init bash)"; zsh: eval "$(awsmfa init zsh)"; fish: awsmfa init fish | source"#
    ),
    FailureSentence(
      .tooLongToKeep("AWS_PROFILE"), .failed,
      "AWS_PROFILE is too long to be set aside while a session is in this shell",
      "unset AWS_PROFILE, then try again"),
    FailureSentence(
      .readOnlyVariable("AWS_PROFILE"), .failed,
      "AWS_PROFILE is read-only in this shell, so it cannot hold a session",
      "remove the line that makes it read-only and start a new shell, or run one command with aws-mfa exec PROFILE -- COMMAND"
    ),
    FailureSentence(.homeMissing, .failed, "HOME is not set", "set it to your home directory"),
    FailureSentence(
      .foreignHome("~bob/c", source: "AWS_CONFIG_FILE"), .failed,
      "AWS_CONFIG_FILE begins with ~NAME, which aws-mfa does not expand: ~bob/c",
      "write the full path, starting with /"),
    FailureSentence(
      .shellFilesMissing(folder: "/opt/share/aws-mfa"), .failed,
      "the shell files are not in /opt/share/aws-mfa",
      "run ./install.sh again"),
    FailureSentence(
      .outputNotWritable(why: "No space left on device"), .failed,
      "standard output cannot be written: No space left on device",
      "redirect it somewhere writable, such as another file"),
    FailureSentence(
      .commandNotFound("terrafrom"), .notFound, "there is no program terrafrom",
      "use a program's name or path: exec cannot run aliases and functions"),
    FailureSentence(
      .commandNotRunnable("./plan", why: "Permission denied"), .notRunnable,
      "./plan cannot be run: Permission denied",
      "check its permissions and, if it is a script, its first line"),
    FailureSentence(
      .usage(.unknownOption("--frce", .login, near: "--force")), .usage,
      "login has no option --frce",
      "did you mean --force?"),
    FailureSentence(
      .usage(.unknownOption("-x", .list, near: nil)), .usage, "list has no option -x",
      "see aws-mfa help list"),
    FailureSentence(
      .usage(.missingValue(.code)), .usage, "--code needs a value",
      "--code CODE: the six digits; - reads them from standard input"),
    FailureSentence(
      .usage(.unwantedValue(.force)), .usage, "--force takes no value", "write --force alone"),
    FailureSentence(
      .usage(.missingCommand(.exec)), .usage, "exec needs -- and a command after it",
      "for example: aws-mfa exec PROFILE -- aws sts get-caller-identity"),
    FailureSentence(
      .usage(.missingOperand(.use)), .usage, "use needs PROFILE", "see aws-mfa help use"),
    FailureSentence(
      .usage(.unexpectedOperand("a", .off)), .usage, "off does not take a", "see aws-mfa help off"),
    FailureSentence(
      .usage(.unknownVerb("lst", near: "list")), .usage, "there is no verb lst",
      "did you mean list?"),
    FailureSentence(
      .usage(.unknownVerb("x", near: nil)), .usage, "there is no verb x",
      "aws-mfa help lists the verbs"),
    FailureSentence(
      .usage(.conflict(.noStore, .storeOnly)), .usage,
      "--no-store and --store-only cannot be used together",
      "use one of them"),
    FailureSentence(
      .usage(.badTime(.minTTL, "soon")), .usage, "--min-ttl cannot be soon",
      "use a time such as 90m, 12h or 3600"),
    FailureSentence(
      .usage(.badFormat("x")), .usage, "there is no format x",
      "--format takes env, env-no-export, fish, powershell, windows-cmd or process"),
    FailureSentence(
      .usage(.badShell("csh")), .usage, "there is no integration for csh", "use bash, zsh or fish"),
    FailureSentence(
      .usage(.emptyProfile), .usage, "the profile name is empty",
      "aws-mfa list shows your profiles"),
    FailureSentence(
      .usage(.badPrompt("top")), .usage, "top is not a prompt position",
      "--prompt takes left, right or off"),
    FailureSentence(
      .usage(.badCommand("cd")), .usage, "cd cannot be guarded",
      "name a program, such as aws or terraform"),
  ]
}
