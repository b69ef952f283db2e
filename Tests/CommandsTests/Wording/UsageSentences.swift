@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about a command line, the shell that it is typed in and the command that it runs.
extension FailureSentence {
  static let usage: [FailureSentence] =
    [
      FailureSentence(
        .integrationMissing(Arguments(verb: .use, operands: ["p"]), isScript: false), .usage,
        "awsmfa cannot change this shell by itself: the function aws-mfa does that",
        "type aws-mfa use p; if that is not found, run awsmfa init --write, then open a new terminal"
      ),
      FailureSentence(
        .integrationMissing(
          Arguments(verb: .login, operands: ["p"], values: [.code: "123456"], isVerbNamed: false), isScript: false),
        .usage,
        "awsmfa cannot change this shell by itself: the function aws-mfa does that",
        "type aws-mfa p --code 123456; if that is not found, run awsmfa init --write, then open a new terminal"
      ),
      FailureSentence(
        .integrationMissing(Arguments(verb: .login, operands: ["a b"]), isScript: true), .usage,
        "awsmfa cannot change the shell that runs this script",
        "to run a command with a session: awsmfa exec 'a b' -- COMMAND; to only store one: awsmfa login 'a b' --store-only"
      ),
      FailureSentence(
        .integrationMissing(
          Arguments(verb: .login, operands: ["admin"], values: [.policy: "f g", .duration: "1h"], isVerbNamed: false),
          isScript: true),
        .usage, "awsmfa cannot change the shell that runs this script",
        "to run a command with a session: awsmfa exec admin --duration 1h --policy 'f g' -- COMMAND"
      ),
      FailureSentence(
        .integrationMissing(Arguments(verb: .renew), isScript: true), .usage,
        "awsmfa cannot change the shell that runs this script",
        "to run a command with a session: awsmfa exec PROFILE -- COMMAND; to only store one: awsmfa login PROFILE --store-only"
      ),
      FailureSentence(
        .integrationMissing(Arguments(verb: .off), isScript: true), .usage,
        "awsmfa cannot change the shell that runs this script",
        #"load the integration in the script first: eval "$(awsmfa init bash)" in bash, eval "$(awsmfa init zsh)" in zsh, awsmfa init fish | source in fish"#
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
        .controlInPath("/opt/a\nb"), .failed,
        "a path with a tab or a line break in it does not work in every shell: /opt/a?b",
        "install aws-mfa in another folder: ./install.sh --prefix DIR"),
      FailureSentence(
        .noShellInUse, .failed, "you seem to use none of bash, zsh and fish", "name one: awsmfa init bash --write"),
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
        .usage(.unknownOption("--frce", nil, near: "--force")), .usage, "aws-mfa has no option --frce",
        "did you mean --force?"),
      FailureSentence(
        .usage(.unknownOption("-z", nil, near: nil)), .usage, "aws-mfa has no option -z", "see aws-mfa help login"),
      FailureSentence(
        .usage(.unexpectedOperand("off", nil, near: Arguments(verb: .off))), .usage, "one word too many: off",
        "did you mean aws-mfa off?"),
      FailureSentence(
        .usage(.unknownOption("-x", .list, near: nil)), .usage, "list has no option -x",
        "see aws-mfa help list"),
      FailureSentence(
        .usage(.missingValue(.code, .login)), .usage, "--code needs a value",
        "--code CODE: the six digits; - reads them from standard input"),
      FailureSentence(
        .usage(.unwantedValue(.force)), .usage, "--force takes no value", "write --force alone"),
      FailureSentence(
        .usage(.missingCommand(.exec, near: nil)), .usage, "exec needs -- and a command after it",
        "for example: aws-mfa exec PROFILE -- aws sts get-caller-identity"),
      FailureSentence(
        .usage(.missingOperand(.use)), .usage, "use needs PROFILE", "see aws-mfa help use"),
      FailureSentence(
        .usage(.unexpectedOperand("a", .off, near: Arguments(verb: .off))), .usage, "off does not take a",
        "did you mean aws-mfa off?"),
      FailureSentence(
        .usage(.unexpectedOperand("b", .allow, near: nil)), .usage, "allow does not take b", "see aws-mfa help allow"),
      FailureSentence(
        .usage(
          .unexpectedOperand(
            "123456", .exec,
            near: Arguments(verb: .exec, operands: ["a b"], command: ["x", "y z"], values: [.code: "123456"]))),
        .usage, "exec does not take 123456", "did you mean aws-mfa exec 'a b' --code 123456 -- x 'y z'?"),
      FailureSentence(
        .usage(.unexpectedOperand("p", .renew, near: Arguments(verb: .login, operands: ["p"], flags: [.force]))),
        .usage,
        "renew does not take p", "did you mean aws-mfa p --force?"),
      FailureSentence(
        .usage(.twoProfiles("a", "b")), .usage, "two profiles are named, a and b, but only one can be used",
        "name only one of them"),
      FailureSentence(
        .usage(.unknownVerb("lst", near: Arguments(verb: .help, operands: ["list"]))), .usage, "there is no verb lst",
        "did you mean aws-mfa help list?"),
      FailureSentence(
        .usage(.unknownVerb("x", near: nil)), .usage, "there is no verb x",
        "aws-mfa help lists the verbs"),
      FailureSentence(
        .usage(.conflict(.noStore, .storeOnly)), .usage,
        "--no-store and --store-only cannot be used together",
        "use one of them"),
      FailureSentence(
        .usage(.needs(.source, .role)), .usage, "--source is for a role that --role names",
        "add --role ARN, or set it in the profile"),
      FailureSentence(
        .usage(.badTime(.minTTL, "soon")), .usage, "--min-ttl cannot be soon",
        "use a time such as 90m, 12h or 3600"),
      FailureSentence(
        .usage(.badFormat("x")), .usage, "there is no format x",
        "--format takes env, env-no-export, fish, powershell, windows-cmd or process"),
      FailureSentence(
        .usage(.severalShells), .usage, "init prints the code of one shell, and several are named",
        "name one, or add --write, which changes the start-up files of each"),
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
    ] + others

  private static func other(_ option: String, _ meaning: OtherOption, _ hint: String) -> FailureSentence {
    FailureSentence(
      .usage(.otherOption(option, .login, meaning)), .usage, "login has no option \(option)", hint)
  }

  /// Options of other tools.
  private static let others = [
    other("-l", .verb(.list), "aws-mfa list does that: see aws-mfa help list"),
    other("--external-id", .key("external_id"), "set external_id in the profile, in ~/.aws/config"),
    other("--region", .region, "set region in the profile, or AWS_REGION in the environment"),
    other(
      "--long-term-suffix", .suffix,
      "leave it out: the keys are read from [PROFILE] or [PROFILE-long-term], the session is in [PROFILE-mfa]"),
    other("-o", .section, "leave it out: the session is always in [PROFILE-mfa]"),
    other(
      "-n", .noSession,
      "to use the long-term keys as they are, run the command with AWS_PROFILE=PROFILE instead of aws-mfa"),
    other(
      "-k", .refresher,
      "set on_expiry = renew in the settings: aws-mfa has no process of its own in the background"),
  ]
}
