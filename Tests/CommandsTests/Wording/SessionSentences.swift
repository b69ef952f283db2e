@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about sessions, codes, `setup` and the console.
extension FailureSentence {
  static let sessions: [FailureSentence] = [
    FailureSentence(
      .notOverwritten(profile: "p", endpoint: "http://localhost:1"), .failed,
      "the stored session of p is not from http://localhost:1, so it was not replaced",
      "end it first with aws-mfa logout p"),
    FailureSentence(
      .callInterrupted, .interrupted, "interrupted during the call to AWS",
      "nothing was changed; if you gave a code, use the next one"),
    FailureSentence(
      .setupNeedsTerminal(profile: "a b"), .noSession,
      "setup asks questions, but there is no terminal to ask on",
      "run aws-mfa setup 'a b' in a terminal"),
    FailureSentence(
      .setupNeedsTerminal(profile: nil), .noSession,
      "setup asks questions, but there is no terminal to ask on",
      "run aws-mfa setup in a terminal"),
    FailureSentence(
      .sourceEnded(profile: "p", source: "q"), .noSession,
      "q was logged out in the meantime, so no session was opened for p",
      "run aws-mfa p"),
    FailureSentence(
      .rolePaused(profile: "a b", .unreachable, ago: 4, again: 11), .unreachable,
      "the role of a b could not be assumed 4 s ago: AWS was not reached",
      "aws-mfa 'a b' tries at once and says why; programs try again in 11 s"),
    FailureSentence(
      .rolePaused(profile: "p", .refused, ago: 0, again: 5), .refused,
      "AWS refused the role of p a moment ago",
      "aws-mfa p tries at once and says why; programs try again in 5 s"),
    FailureSentence(
      .roleAwaited(profile: "p"), .noSession,
      "another program was still assuming the role of p after 10 seconds",
      "try again, or run aws-mfa p"),
    FailureSentence(
      .openedMeanwhile(profile: "p"), .failed,
      "another terminal opened the session of p in the meantime",
      "run aws-mfa p"),
    FailureSentence(
      .nothingActive(.logout), .noSession, "no session is active in this shell",
      "name a profile, or end every stored session with --all"),
    FailureSentence(
      .codeProcess(.refused(usedBefore: false), profile: "p"), .refused,
      "AWS refused the code that mfa_process of profile p printed",
      "check that its command uses the secret of this device (aws-mfa devices p), and this computer's clock"),
    FailureSentence(
      .codeProcess(.refused(usedBefore: true), profile: "p"), .refused,
      "AWS refused the code that mfa_process of profile p printed: it is wrong, or was used less than a minute ago",
      "wait for the next code"),
    FailureSentence(
      .noConsole(profile: "p", near: Arguments(verb: .console, operands: ["a b"])), .failed,
      "AWS opens the console only for a role's session, and p has no role",
      "aws-mfa console 'a b' opens it with a role"),
    FailureSentence(
      .noConsole(profile: "p", near: nil), .failed,
      "AWS opens the console only for a role's session, and p has no role",
      "add a profile with role_arn and source_profile = p, or sign in with the browser"),
    FailureSentence(
      .consoleNotAWS(profile: "p", endpoint: "https://x"), .failed,
      "the session of p is from https://x, which has no console",
      "use a session from AWS itself"),
    FailureSentence(
      .noConsoleIn(partition: "aws-iso"), .failed,
      "aws-mfa cannot sign in to the console of partition aws-iso",
      "sign in with the browser: aws-mfa knows only aws, aws-cn, aws-us-gov and aws-eusc"),
    FailureSentence(
      .consoleRefused(status: 400, profile: "p"), .refused,
      "AWS did not accept the session of p for its console (HTTP status 400)",
      "open a new one with aws-mfa p --force"),
    FailureSentence(
      .noBrowser(Arguments(verb: .console, operands: ["p", "s3"])), .failed, "no browser could be opened",
      "aws-mfa console p s3 --print prints the URL instead"),
    FailureSentence(
      .oneOff("p/Deploy", profile: "p"), .noSession,
      "p/Deploy was opened with --role or --policy and is not stored",
      "open it again with the same options, such as aws-mfa p --role ARN"),
    FailureSentence(.noSession(profile: "p"), .noSession, "no live session for p", "run aws-mfa p"),
    FailureSentence(
      .noSession(profile: "list"), .noSession, "no live session for list", "run aws-mfa login list"),
    FailureSentence(
      .noSession(profile: "-x"), .noSession, "no live session for -x", "run aws-mfa login -- -x"),
    FailureSentence(
      .noSession(profile: "it's"), .noSession, "no live session for it's", #"run aws-mfa 'it'\''s'"#
    ),
    FailureSentence(
      .sessionEnded(profile: "p"), .noSession, "the session of p has expired", "run aws-mfa p"),
    FailureSentence(
      .nothingActive(.renew), .noSession, "no session is active in this shell",
      "run aws-mfa PROFILE"),
    FailureSentence(
      .nobodyToAsk(
        profile: "p/Deploy",
        line: Arguments(
          verb: .exec, operands: ["p"], command: ["x"], values: [.role: "arn:aws:iam::111122223333:role/D"])
      ), .noSession,
      "p/Deploy needs an MFA code, but nobody can be asked in the background or without a terminal",
      "run aws-mfa exec p --role arn:aws:iam::111122223333:role/D -- x in a terminal, or pass the code with --code -"),
    FailureSentence(
      .nobodyToAsk(profile: "p"), .noSession,
      "p needs an MFA code, but nobody can be asked in the background or without a terminal",
      "run aws-mfa p in a terminal, or pass the code with --code -"),
    FailureSentence(.interrupted, .interrupted, "interrupted", "nothing was changed"),
    FailureSentence(
      .nothingChosen, .interrupted, "no profile was chosen", "aws-mfa PROFILE uses one without asking which"),
    FailureSentence(
      .badCode, .failed, "an MFA code is six digits", "try again with the digits that your device shows"),
    FailureSentence(
      .budgetSpent, .failed, "it took longer than the 3 seconds a prompt waits",
      "run aws-mfa renew, which waits as long as it takes"),
    FailureSentence(
      .noCodeRead, .failed, "--code - reads a code from standard input, which was empty",
      "pipe six digits into it"),
    FailureSentence(
      .badChoice("9"), .failed, "9 is not one of the answers",
      "choose one that the question names"),
    FailureSentence(
      .setupBrokenOff(.interrupted, profile: "a b"), .interrupted, "interrupted", setUpAgain),
    FailureSentence(
      .setupBrokenOff(.nobodyToAsk, profile: "a b"), .noSession, "there is no terminal to ask on",
      setUpAgain),
    FailureSentence(
      .setupBrokenOff(.badChoice("9"), profile: "a b"), .failed, "9 is not one of the answers",
      setUpAgain),
    FailureSentence(
      .changedSinceShown(path: "/home/u/.aws/config", profile: "a b"), .failed,
      "~/.aws/config has changed since it was shown, so it was left alone",
      "run aws-mfa setup 'a b' again"),
    FailureSentence(
      .typedAhead, .interrupted, "the code was not asked for because you are typing",
      "the question comes at the next prompt"),
    FailureSentence(
      .codeProcess(.failed(status: 1), profile: "p"), .failed,
      "mfa_process of profile p failed with status 1", byHand),
    FailureSentence(
      .codeProcess(.failed(status: 2, said: "no secret"), profile: "p"), .failed,
      "mfa_process of profile p failed with status 2: no secret",
      "run its command by hand to see why, or pass the code with --code -"),
    FailureSentence(
      .codeProcess(.timedOut(seconds: 1), profile: "p"), .failed,
      "mfa_process of profile p printed no code within a second", byHand),
    FailureSentence(
      .codeProcess(.timedOut(seconds: 60), profile: "p"), .failed,
      "mfa_process of profile p printed no code within 60 seconds", byHand),
    FailureSentence(
      .codeProcess(.noCode, profile: "p"), .failed,
      "mfa_process of profile p printed something other than six digits", byHand),
  ]

  static let dialogs = [
    FailureSentence(
      .dialog(.paused(.declined, ago: 0, again: 60, said: nil), profile: "a b"), .noSession,
      "the dialog for the code of a b was closed without a code",
      "aws-mfa 'a b' asks in a terminal; the dialog opens again in 1m"),
    FailureSentence(
      .dialog(.paused(.declined, ago: 70, again: 230, said: "no display"), profile: "p"), .noSession,
      "the dialog for the code of p was closed without a code 1m ago: no display",
      "aws-mfa p asks in a terminal; the dialog opens again in 4m"),
    FailureSentence(
      .dialog(.paused(.unanswered, ago: 0, again: 300, said: nil), profile: "p"), .noSession,
      "nobody answered the dialog for the code of p in time",
      "aws-mfa p asks in a terminal; the dialog opens again in 5m"),
    FailureSentence(
      .dialog(.paused(.refused, ago: 0, again: 900, said: nil), profile: "p"), .noSession,
      "AWS refused the codes that were typed for p",
      "aws-mfa p asks in a terminal; the dialog opens again in 15m"),
    FailureSentence(
      .dialog(.awaited, profile: "p"), .noSession,
      "the dialog for the code of p could not open, because another program's was open all the time",
      "aws-mfa p asks in a terminal"),
    FailureSentence(
      .dialog(.failed(status: 127, said: "no kdialog"), profile: "p"), .failed,
      "ask_with failed with status 127: no kdialog", "run its command by hand to see why"),
  ]

  private static let setUpAgain =
    "the session of a b is kept and the profile is unchanged: aws-mfa 'a b' uses the session, aws-mfa setup 'a b' starts again"
  private static let byHand = "run its command by hand to see why, or pass the code with --code -"
}
