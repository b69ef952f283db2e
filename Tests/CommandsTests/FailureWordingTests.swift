import Testing
import Text

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState

/// Every sentence of every failure, with its exit status. A change of words is a change here.
struct FailureWordingTests {
  struct Sentence: Sendable, CustomTestStringConvertible {
    let failure: Failure
    let status: Commands.ExitStatus
    let error: String
    let hint: String
    var testDescription: String { error }

    init(_ failure: Failure, _ status: Commands.ExitStatus, _ error: String, _ hint: String) {
      self.failure = failure
      self.status = status
      self.error = error
      self.hint = hint
    }
  }

  private static let paths = try? Paths(Environment(["HOME": "/home/u"]))

  @Test(arguments: Self.all)
  func `every failure says its cause and the next step`(_ sentence: Sentence) {
    let words = sentence.failure.words(Self.paths)
    #expect(
      [words.error, words.hint, "\(sentence.failure.status)"]
        == [sentence.error, sentence.hint, "\(sentence.status)"])
  }

  @Test func `a failure is printed as two lines`() {
    #expect(
      message(for: .homeMissing, in: .untouchable([:]))
        == "aws-mfa: HOME is not set\nhint: set it to your home directory")
  }

  private static let setUpAgain =
    "the session of a b is kept and its profile unchanged: aws-mfa 'a b' takes it here, aws-mfa setup 'a b' starts again"

  private static let sentences: [Sentence] = [
    Sentence(
      .integrationMissing(.use), .usage, "use changes the shell it is typed in, and the integration is not loaded here",
      #"in bash: eval "$(awsmfa init bash)"; zsh: eval "$(awsmfa init zsh)"; fish: awsmfa init fish | source"#),
    Sentence(
      .readOnlyVariable("AWS_PROFILE"), .failed,
      "AWS_PROFILE is read-only in this shell, so a session cannot be put into it",
      "aws-mfa exec PROFILE -- COMMAND runs one command with a session, or take the readonly line out and start a new shell"
    ),
    Sentence(.homeMissing, .failed, "HOME is not set", "set it to your home directory"),
    Sentence(
      .foreignHome("~bob/c", source: "AWS_CONFIG_FILE"), .failed,
      "AWS_CONFIG_FILE begins with ~NAME, which is not looked up: ~bob/c",
      "write the path out, from / on"),
    Sentence(
      .file(FileTrouble(path: "/dev/null", reason: .notRegular)), .failed,
      "/dev/null cannot be written: it is no regular file", "name a file instead"),
    Sentence(
      .environmentKeys(.temporary), .failed,
      "the keys in the environment are temporary, and AWS opens sessions for long-term keys only",
      "unset AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or name a profile: aws-mfa PROFILE"),
    Sentence(
      .environmentKeys(.incomplete), .failed, "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not",
      "set both, or unset AWS_ACCESS_KEY_ID"),
    Sentence(
      .environmentKeys(.malformed), .failed, "AWS_ACCESS_KEY_ID is no access key id",
      "set it again, or unset it"),
    Sentence(
      .shellFilesMissing(folder: "/opt/share/aws-mfa"), .failed, "the shell files are not in /opt/share/aws-mfa",
      "run ./install.sh again"),
    Sentence(
      .unknownProfile("prodution", near: "production", verb: nil, files: ["~/a", "~/b"]), .failed,
      "no profile prodution in ~/a or ~/b", "did you mean aws-mfa production?"),
    Sentence(
      .unknownProfile("stauts", near: nil, verb: .status, files: ["~/a", "~/b"]), .failed,
      "no profile stauts in ~/a or ~/b", "did you mean aws-mfa status?"),
    Sentence(
      .unknownProfile("x", near: "a b", verb: .status, files: ["~/a"]), .failed, "no profile x in ~/a",
      "did you mean aws-mfa 'a b'?"),
    Sentence(
      .unknownProfile("x", near: nil, verb: nil, files: ["~/a"]), .failed, "no profile x in ~/a",
      "aws-mfa list shows the profiles that there are"),
    Sentence(
      .outputNotWritable(why: "No space left on device"), .failed,
      "standard output cannot be written: No space left on device", "send it where it can go, such as to another file"),
    Sentence(
      .commandNotFound("terrafrom"), .notFound, "there is no program terrafrom",
      "give a program's name or path: aliases and functions are known to their shell only"),
    Sentence(
      .commandNotRunnable("./plan", why: "Permission denied"), .notRunnable, "./plan cannot be run: Permission denied",
      "check its permissions, and the first line if it is a script"),
    Sentence(
      .endpoint(.unknownServices("s")), .failed,
      "the profile names services = s, and no section [services s] is in the config file",
      "add the section, or take the key out"),
    Sentence(
      .noKeys(profile: "p"), .failed, "profile p has no access keys to open a session with",
      "add them with: aws configure --profile p"),
    Sentence(
      .badKeys(profile: "p"), .failed, "the access keys of profile p have characters that no access key has",
      "enter them again: aws configure --profile p"),
    Sentence(
      .notOverwritten(profile: "p", endpoint: "http://localhost:1"), .failed,
      "the stored session of p is not from http://localhost:1, and was left alone", "aws-mfa logout p ends it first"),
    Sentence(
      .callInterrupted, .interrupted, "interrupted while AWS was called",
      "nothing was changed; a code that was given may be used up"),
    Sentence(
      .setupNeedsTerminal(profile: "a b"), .noSession, "setup asks questions, and there is no terminal to ask on",
      "run aws-mfa setup 'a b' at a terminal"),
    Sentence(
      .setupNeedsTerminal(profile: nil), .noSession, "setup asks questions, and there is no terminal to ask on",
      "run aws-mfa setup at a terminal"),
    Sentence(
      .otherKeys(profile: "p"), .failed,
      "profile p has other keys than the environment, so its section is left alone",
      "give the environment's keys a profile of their own"),
    Sentence(
      .sourceEnded(profile: "p", source: "q"), .noSession, "q was logged out meanwhile, so p was not opened",
      "run aws-mfa p"),
    Sentence(
      .openedMeanwhile(profile: "p"), .failed, "the session of p was opened in another terminal meanwhile",
      "run aws-mfa p"),
    Sentence(
      .unnamedProfile(only: "p", files: ["a", "b"]), .failed, "no profile default in a or b",
      "name p, the only profile, or set default_profile = p"),
    Sentence(
      .noProfiles(files: ["a", "b"]), .failed, "there is no profile in a or b",
      "add your access keys with: aws configure"),
    Sentence(
      .nothingActive(.logout), .noSession, "no session is active in this shell",
      "name a profile, or end every stored session with --all"),
    Sentence(
      .codeProcess(.refused(usedBefore: false), profile: "p"), .refused,
      "AWS refused the code that mfa_process of profile p printed",
      "check the secret that its command uses, and this computer's clock"),
    Sentence(
      .codeProcess(.refused(usedBefore: true), profile: "p"), .refused,
      "AWS refused the code that mfa_process of profile p printed: it is wrong, or was used less than a minute ago",
      "wait for the next code"),
    Sentence(
      refused(.busy(code: "Throttling")), .refused, "AWS cannot answer now: Throttling",
      "try again in a moment; a code that was given may be used up"),
    Sentence(
      .temporaryBaseKeys(profile: "p"), .failed,
      "the keys of profile p are temporary, and AWS opens sessions for long-term keys only",
      "put the long-term keys there: aws-mfa keeps the session in [p-mfa]"),
    Sentence(
      .noEnvironmentKeys(profile: "p"), .failed,
      "profile p takes its keys from the environment, where no long-term ones are set",
      "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the profile a source_profile"),
    Sentence(
      .badRole("x", source: "--role"), .usage, "--role is no role: x", "it looks like arn:aws:iam::ACCOUNT:role/NAME"),
    Sentence(
      .badRole("x", source: "role_arn of profile p"), .failed, "role_arn of profile p is no role: x",
      "it looks like arn:aws:iam::ACCOUNT:role/NAME"),
    Sentence(
      .badRole("", source: "role_arn of profile p"), .failed, "role_arn of profile p has no value",
      "it looks like arn:aws:iam::ACCOUNT:role/NAME"),
    Sentence(
      .badRoleValue("", source: "external_id of profile p", marks: "_", lengths: 2...1224), .failed,
      "external_id of profile p has no value", "AWS takes 2 to 1224 letters, digits and _"),
    Sentence(
      .badRoleValue("a b", source: "role_session_name of profile p", marks: "_+=,.@-", lengths: 2...64), .failed,
      "role_session_name of profile p cannot be a b", "AWS takes 2 to 64 letters, digits and _+=,.@-"),
    Sentence(
      .otherAccount(Sample.serial, source: "mfa_serial of profile p", account: "444455556666", profile: "p"), .failed,
      "mfa_serial of profile p is a device of another account than the keys of profile p: \(Sample.serial)",
      "give a device of account 444455556666, or the keys of the device's account"),
    Sentence(
      .chainedDuration(7200, source: "--duration"), .usage,
      "--duration asks for 2h, and AWS gives a role on a role one hour at most",
      "give 1h or less: more is for a role that is assumed with long-term keys and a code"),
    Sentence(
      .noConsole(profile: "p", roleProfile: "a b"), .failed,
      "AWS opens the console with a role's session only, and p has no role",
      "aws-mfa console 'a b' opens it with a role"),
    Sentence(
      .noConsole(profile: "p", roleProfile: nil), .failed,
      "AWS opens the console with a role's session only, and p has no role",
      "add a profile with role_arn and source_profile = p, or sign in in the browser"),
    Sentence(
      .consoleNotAWS(profile: "p", endpoint: "https://x"), .failed,
      "the session of p is from https://x, which has no console", "sessions from AWS itself open its console"),
    Sentence(
      .noConsoleIn(partition: "aws-iso"), .failed,
      "how to sign in to the console of partition aws-iso is not known",
      "sign in in the browser: only aws, aws-cn and aws-us-gov are known here"),
    Sentence(
      .consoleRefused(status: 400, profile: "p"), .refused,
      "AWS did not take the session of p for its console (HTTP status 400)", "open a new one with aws-mfa p --force"),
    Sentence(
      .noBrowser(profile: "p"), .failed, "no browser could be opened",
      "aws-mfa console p --print prints the URL instead"),
    Sentence(
      .oneOff("p/Deploy", profile: "p"), .noSession, "p/Deploy was opened with --role and is stored nowhere",
      "give the role again: aws-mfa p --role ARN"),
    Sentence(
      .noSerial(profile: "p"), .failed, "no MFA device is known for p",
      "add mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME to the profile, or pass --serial ARN"),
    Sentence(
      .badSerial("x y", source: "--serial"), .failed, "--serial is no MFA device: x y",
      "it looks like arn:aws:iam::ACCOUNT:mfa/NAME, or a hardware token's serial number"),
    Sentence(
      .passkey(DeviceLabel(text: "alice, 1")), .failed,
      "alice, 1 is a passkey, and AWS takes no passkey for sessions of access keys",
      "sign in with `aws login`, or add an authenticator app as a second device in the AWS console"),
    Sentence(
      .badDuration("12h", source: "duration_seconds of profile p"), .failed,
      "duration_seconds of profile p is no number of seconds: 12h", "give 900 or more"),
    Sentence(
      .durationOutOfBounds(60, 900...129_600, source: "--duration"), .usage,
      "--duration asks for 1m, which AWS does not give", "give 15m to 36h"),
    Sentence(
      .endpoint(.badRegion("a.b", source: "AWS_REGION")), .failed, "AWS_REGION names a region that cannot be one: a.b",
      "a region looks like eu-west-1"),
    Sentence(
      .endpoint(.badEndpoint("x", source: "endpoint_url")), .failed, "endpoint_url is no endpoint: x",
      "it looks like https://sts.eu-west-1.amazonaws.com"),
    Sentence(
      .endpoint(.plainEndpoint("http://x", source: "endpoint_url")), .failed,
      "endpoint_url is not HTTPS, and the code would travel in the open: http://x",
      "use https, which only an address of this computer may do without"),
    Sentence(
      .durationOutOfBounds(50_000, 900...43_200, source: "duration_seconds of profile p"), .failed,
      "duration_seconds of profile p asks for 50000 seconds, which AWS does not give", "give 15m to 12h"),
    Sentence(.noSession(profile: "p"), .noSession, "no live session for p", "run aws-mfa p"),
    Sentence(.noSession(profile: "list"), .noSession, "no live session for list", "run aws-mfa login list"),
    Sentence(.noSession(profile: "-x"), .noSession, "no live session for -x", "run aws-mfa login -- -x"),
    Sentence(.noSession(profile: "it's"), .noSession, "no live session for it's", #"run aws-mfa 'it'\''s'"#),
    Sentence(.sessionEnded(profile: "p"), .noSession, "the session of p has expired", "run aws-mfa p"),
    Sentence(.nothingActive(.renew), .noSession, "no session is active in this shell", "run aws-mfa PROFILE"),
    Sentence(
      .nobodyToAsk(profile: "p"), .noSession,
      "p needs an MFA code, and nobody can be asked, without a terminal or in the background",
      "run aws-mfa p at a terminal, or give the code with --code -"),
    Sentence(.interrupted, .interrupted, "interrupted", "nothing was changed"),
    Sentence(.badCode, .failed, "an MFA code is six digits", "type the digits your device shows now"),
    Sentence(
      .notAWS(status: 302, host: "h"), .unreachable, "what answered at h is not AWS (HTTP status 302)",
      "a network's sign-in page or a proxy may be in between: open a web page, then try again"),
  ]

  private static func file(_ reason: FileTrouble.Reason) -> Failure {
    .file(FileTrouble(path: "/home/u/.aws/credentials", reason: reason))
  }

  private static func malformed(_ reason: INIDocument.Malformed.Reason) -> Failure {
    .malformed(path: "~/.aws/config", INIDocument.Malformed(line: 7, reason: reason))
  }

  private static let mend = "mend the line: the AWS CLI refuses the file too"
  private static let rename = "rename that section, or keep the session in this shell only with --no-store"

  private static let files: [Sentence] = [
    Sentence(
      file(.unreadable("Permission denied")), .failed, "~/.aws/credentials cannot be read: Permission denied",
      "mend its permissions, then try again"),
    Sentence(
      file(.notWritable("Permission denied")), .failed, "~/.aws/credentials cannot be written: Permission denied",
      "mend its permissions"),
    Sentence(
      file(.diskFull), .failed, "~/.aws/credentials cannot be written: the disk is full",
      "free some space, then try again"),
    Sentence(
      file(.locked), .failed, "~/.aws/credentials is locked by another aws-mfa", "try again when it has finished"),
    Sentence(
      file(.beingWritten), .failed, "~/.aws/credentials is open for writing in another program",
      "try again when it has finished"),
    Sentence(
      file(.cutShort), .failed, "~/.aws/credentials has lost what was in it a moment ago",
      "another program may be writing it: look at it, then try again"),
    Sentence(
      file(.changing), .failed, "~/.aws/credentials is being changed by another program again and again",
      "try again when it has finished"),
    Sentence(
      malformed(.optionBeforeSection), .failed, "~/.aws/config:7: the line stands before any [section]", mend),
    Sentence(malformed(.openHeader), .failed, "~/.aws/config:7: the section's name has no ] at its end", mend),
    Sentence(malformed(.notAnOption), .failed, "~/.aws/config:7: the line is no key = value", mend),
    Sentence(malformed(.nestedNotAnOption), .failed, "~/.aws/config:7: the indented line is no key = value", mend),
    Sentence(malformed(.duplicateSection("a")), .failed, "~/.aws/config:7: [a] is there a second time", mend),
    Sentence(
      malformed(.duplicateOption("k")), .failed, "~/.aws/config:7: k is there a second time in its section", mend),
    Sentence(
      .foreignSection(profile: "p", .longTermKey), .failed,
      "[p-mfa] in the credentials file holds a long-term key, so aws-mfa leaves it alone", rename),
    Sentence(
      .foreignSection(profile: "p", .manager("x")), .failed,
      "[p-mfa] in the credentials file is kept by x, so aws-mfa leaves it alone", rename),
    Sentence(
      .foreignSection(profile: "p", .unknownKey("x")), .failed,
      "[p-mfa] in the credentials file has a key that is not of a session: x, so aws-mfa leaves it alone", rename),
    Sentence(
      .foreignSection(profile: "p", .configured("role_arn")), .failed,
      "[profile p-mfa] in the config file has its own role_arn, so aws-mfa leaves it alone", rename),
  ]

  private static func refused(_ refusal: Refusal) -> Failure {
    .refused(refusal, profile: "p")
  }

  private static let clock = "set the clock (timedatectl set-ntp true; on WSL: hwclock -s), then try again"

  private static let refusals: [Sentence] = [
    Sentence(
      refused(.code(usedBefore: false)), .refused, "AWS refused the code: it is wrong, or no longer valid",
      "type the code your device shows now; if it is refused again, the device may be another one"),
    Sentence(
      refused(.code(usedBefore: true)), .refused,
      "AWS refused the code: it is wrong, or the one that was accepted less than a minute ago (each counts once)",
      "wait for the next code"),
    Sentence(
      refused(.device(serial: "GAHT12345678", source: "--serial")), .refused,
      "AWS knows no device GAHT12345678 of the user whose keys profile p has",
      "check --serial, and that the keys are of the same account"),
    Sentence(
      refused(.clock(minutes: 7)), .refused, "AWS refused the call: this computer's clock is 7 min ahead of AWS's",
      clock),
    Sentence(
      refused(.clock(minutes: -7)), .refused, "AWS refused the call: this computer's clock is 7 min behind AWS's",
      clock),
    Sentence(refused(.clock(minutes: 0)), .refused, "AWS refused the call: this computer's clock is wrong", clock),
    Sentence(
      refused(.unknownKey(id: "AKIA1", .file)), .refused, "AWS does not know the access key AKIA1, or it is inactive",
      "check it in the AWS console, then enter both keys again: aws configure --profile p"),
    Sentence(
      refused(.unknownKey(id: "AKIA1", .environment)), .refused,
      "AWS does not know the access key AKIA1, or it is inactive",
      "check it in the AWS console, then set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY again"),
    Sentence(
      refused(.wrongSecret(id: "AKIA1", .file)), .refused, "the secret access key does not belong to AKIA1",
      "enter both keys again: aws configure --profile p"),
    Sentence(
      refused(.wrongSecret(id: "AKIA1", .process)), .refused, "the secret access key does not belong to AKIA1",
      "check what credential_process of profile p prints"),
    Sentence(
      refused(.temporaryKeys), .refused, "AWS opens no session with the keys of a session",
      "profile p needs long-term keys"),
    Sentence(
      refused(.deadSession), .refused, "AWS does not take the session of profile p any more", "run aws-mfa p --force"),
    Sentence(
      refused(.duration("too long")), .refused, "AWS refused the duration: too long",
      "give another one with --duration"),
    Sentence(
      refused(.regionDisabled("me-south-1")), .refused, "STS is not enabled in region me-south-1 for this account",
      "enable the region in the AWS console, or set another one with AWS_REGION"),
    Sentence(
      refused(.other(code: "Throttling", message: "slow down")), .refused, "AWS refused: Throttling: slow down",
      "look up Throttling in the AWS documentation"),
    Sentence(
      refused(.other(code: "Throttling", message: "")), .refused, "AWS refused: Throttling",
      "look up Throttling in the AWS documentation"),
    Sentence(
      refused(.role(arn: "arn:r", .unsaid, hasExternalID: false)), .refused, "AWS did not give the role arn:r",
      "check that it exists, that it trusts the user or role of profile p, and whether it wants an external_id, which a profile gives"
    ),
    Sentence(
      refused(.role(arn: "arn:r", .unsaid, hasExternalID: true)), .refused, "AWS did not give the role arn:r",
      "check that it exists, that it trusts the user or role of profile p, and its external_id"),
    Sentence(
      refused(.role(arn: "arn:r", .notAllowed, hasExternalID: false)), .refused,
      "no policy of profile p's user or role allows sts:AssumeRole on arn:r", "have an administrator allow it"),
    Sentence(
      refused(.role(arn: "arn:r", .forbidden, hasExternalID: false)), .refused,
      "a policy denies sts:AssumeRole on arn:r",
      "check the role's conditions and the policies of profile p's user or role with an administrator"),
    Sentence(
      refused(.role(arn: "arn:r", .notTrusted, hasExternalID: true)), .refused,
      "the role does not trust the user or role of profile p: arn:r",
      "check the principal and the conditions of its trust policy, and its external_id"),
    Sentence(
      refused(.roleOfRoot(arn: "arn:r")), .refused, "AWS lets no root user assume a role: arn:r",
      "profile p needs the keys of an IAM user"),
    Sentence(
      refused(.roleDuration(arn: "arn:r")), .refused, "the role gives no session that long: arn:r",
      "ask for less with --duration or duration_seconds; its maximum session duration stands in the AWS console"),
    Sentence(
      refused(.chainedDuration), .refused, "a role that is assumed with a session lasts one hour at most",
      "ask for 1h or less with --duration or duration_seconds"),
    Sentence(
      refused(.devices(guess: "arn:aws:iam::1:mfa/alice")), .refused,
      "the user whose keys profile p has may not list MFA devices (iam:ListMFADevices)",
      "try --serial arn:aws:iam::1:mfa/alice, or look under Security credentials in the AWS console"),
    Sentence(
      .momentOver, .failed, "it took longer than the 3 seconds that a prompt waits",
      "run aws-mfa renew, which waits as long as it takes"),
    Sentence(
      .noCodeRead, .failed, "--code - reads a code from standard input, and there was none",
      "pipe six digits into it"),
    Sentence(
      .noSecret(profile: "a b"), .failed, "profile a b has an aws_access_key_id and no aws_secret_access_key",
      "enter both again: aws configure --profile 'a b'"),
    Sentence(
      .badChoice("9"), .failed, "9 is not among the answers", "give one of those that the question names"),
    Sentence(.setupBrokenOff(.interrupted, profile: "a b"), .interrupted, "interrupted", setUpAgain),
    Sentence(
      .setupBrokenOff(.nobodyToAsk, profile: "a b"), .noSession, "there is no terminal to ask on", setUpAgain),
    Sentence(.setupBrokenOff(.badChoice("9"), profile: "a b"), .failed, "9 is not among the answers", setUpAgain),
    Sentence(
      .changedSinceShown(path: "/home/u/.aws/config", profile: "a b"), .failed,
      "~/.aws/config has changed since it was shown, and was left alone", "run aws-mfa setup 'a b' again"),
    Sentence(
      .noDevice(profile: "p"), .failed, "the user whose keys profile p holds has no MFA device",
      "add an authenticator app under Security credentials in the AWS console"),
    Sentence(
      .severalDevices([DeviceLabel(text: "arn:a"), DeviceLabel(text: "arn:b")], profile: "p"), .failed,
      "p has several MFA devices: arn:a, arn:b", "pass one of them with --serial ARN"),
    Sentence(
      refused(.devices(guess: nil)), .refused,
      "the user whose keys profile p has may not list MFA devices (iam:ListMFADevices)",
      "find the device under Security credentials in the AWS console, and pass it with --serial ARN"),
    Sentence(
      refused(.user("bob")), .refused, "there is no user bob in the account of profile p",
      "check the name that --user-name gives"),
  ]

  private static func transport(_ trouble: TransportTrouble) -> Failure {
    .transport(trouble, host: "sts.amazonaws.com")
  }

  private static let troubles: [Sentence] = [
    Sentence(
      transport(.unresolved), .unreachable, "sts.amazonaws.com was not found (DNS)",
      "check the network, and the region's name"),
    Sentence(transport(.proxyUnresolved), .unreachable, "the proxy was not found (DNS)", "check HTTPS_PROXY"),
    Sentence(
      transport(.proxyInvalid), .unreachable, "HTTPS_PROXY is no proxy's address", "it looks like http://HOST:PORT"),
    Sentence(
      transport(.proxyNotConnected), .unreachable, "the proxy does not accept connections",
      "check HTTPS_PROXY and the network; NO_PROXY=sts.amazonaws.com goes without the proxy"),
    Sentence(
      transport(.proxyRefused(status: 407)), .unreachable,
      "the proxy wants a user and a password (HTTP status 407)",
      "put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT"),
    Sentence(
      transport(.proxyRefused(status: 403)), .unreachable,
      "the proxy does not let through to sts.amazonaws.com (HTTP status 403)",
      "ask who runs it to allow that host; NO_PROXY=sts.amazonaws.com goes without the proxy"),
    Sentence(
      transport(.proxyFailed), .unreachable, "the proxy made no connection to sts.amazonaws.com",
      "check that HTTPS_PROXY names a proxy; NO_PROXY=sts.amazonaws.com goes without it"),
    Sentence(
      transport(.notHTTP), .unreachable, "what answered at sts.amazonaws.com does not speak HTTP",
      "check the endpoint and the proxy"),
    Sentence(
      transport(.notConnected), .unreachable, "sts.amazonaws.com does not accept connections",
      "check the network, a firewall, or the endpoint"),
    Sentence(
      transport(.tls("self-signed")), .unreachable, "the secure connection to sts.amazonaws.com failed: self-signed",
      "a company's proxy needs its certificate: set AWS_CA_BUNDLE or ca_bundle"),
    Sentence(
      transport(.timedOut), .unreachable, "sts.amazonaws.com did not answer in time",
      "check the network; the code may be used up, so take the next one"),
    Sentence(
      transport(.empty), .unreachable, "sts.amazonaws.com broke the connection off before its answer was whole",
      "try again with the next code"),
    Sentence(
      transport(.truncated), .unreachable, "sts.amazonaws.com broke the connection off before its answer was whole",
      "try again with the next code"),
    Sentence(
      transport(.tooLarge), .unreachable, "the answer of sts.amazonaws.com is too large to be AWS's",
      "check the endpoint and the proxy"),
    Sentence(
      transport(.curlMissing), .unreachable, "neither curl nor the AWS CLI is on the PATH",
      "install curl 7.86 or newer, or the AWS CLI"),
    Sentence(
      transport(.curlNeeded), .unreachable, "curl is not on the PATH, and nothing else can sign in to the console",
      "install curl"),
    Sentence(
      transport(.curlTooOld), .unreachable,
      "curl is too old to sign this call, and the AWS CLI is not on the PATH",
      "install curl 7.86 or newer, or the AWS CLI"),
    Sentence(
      transport(.cli(status: 255, "no module")), .unreachable, "the AWS CLI failed with status 255: no module",
      "run aws sts get-caller-identity to see whether it works"),
    Sentence(
      transport(.curl(status: 3, "bad URL")), .unreachable, "curl failed with status 3: bad URL",
      "the number is explained under EXIT CODES in: man curl"),
    Sentence(transport(.interrupted), .unreachable, "interrupted", "nothing was changed"),
  ]

  private static let usage: [Sentence] = [
    Sentence(
      .usage(.unknownOption("--frce", .login, near: "--force")), .usage, "login has no option --frce",
      "did you mean --force?"),
    Sentence(
      .usage(.unknownOption("-x", .list, near: nil)), .usage, "list has no option -x", "see aws-mfa help list"),
    Sentence(
      .usage(.missingValue(.code)), .usage, "--code needs a value",
      "--code CODE: the six digits; - reads them from standard input"),
    Sentence(.usage(.unwantedValue(.force)), .usage, "--force takes no value", "write --force alone"),
    Sentence(
      .usage(.missingCommand(.exec)), .usage, "exec needs -- and a command after it",
      "such as: aws-mfa exec PROFILE -- aws sts get-caller-identity"),
    Sentence(.usage(.missingOperand(.use)), .usage, "use needs PROFILE", "see aws-mfa help use"),
    Sentence(.usage(.unexpectedOperand("a", .off)), .usage, "off does not take a", "see aws-mfa help off"),
    Sentence(.usage(.unknownVerb("lst", near: "list")), .usage, "there is no verb lst", "did you mean list?"),
    Sentence(.usage(.unknownVerb("x", near: nil)), .usage, "there is no verb x", "aws-mfa help lists the verbs"),
    Sentence(
      .usage(.conflict(.noStore, .storeOnly)), .usage, "--no-store and --store-only exclude each other",
      "give one of them"),
    Sentence(
      .usage(.badTime(.minTTL, "soon")), .usage, "--min-ttl cannot be soon", "give a time such as 90m, 12h or 3600"),
    Sentence(
      .usage(.badFormat("x")), .usage, "there is no format x",
      "--format takes env, env-no-export, fish, powershell, windows-cmd or process"),
    Sentence(.usage(.badShell("csh")), .usage, "there is no integration for csh", "give bash, zsh or fish"),
    Sentence(.usage(.emptyProfile), .usage, "the profile's name is empty", "aws-mfa list shows the profiles"),
  ]

  static let all = sentences + files + refusals + troubles + usage
}

/// The law of all our words, for the sentences above and with hostile text in every place that can hold foreign text.
struct WordingLawTests {
  @Test(arguments: FailureWordingTests.all)
  func `a cause ends without a full stop, and the hint is another sentence`(_ sentence: FailureWordingTests.Sentence) {
    let words = sentence.failure.words()
    #expect(
      [words.error.hasSuffix("."), words.hint.hasSuffix("."), words.error == words.hint, words.hint.isEmpty]
        == [false, false, false, false])
  }

  @Test(arguments: FailureWordingTests.all)
  func `a sentence begins in lower case, or with a name`(_ sentence: FailureWordingTests.Sentence) {
    let words = sentence.failure.words()
    let first = [words.error, words.hint].compactMap { $0.split(separator: " ").first }
    let names = Set(["AWS", "HOME", "STS", "HTTPS_PROXY"] + Variable.allCases.map { Substring($0.rawValue) })
    #expect(first.filter { $0.first?.isUppercase == true && !names.contains($0) } == [])
  }

  private static let hostile = "a\u{1B}[31m\nb\r\u{7}\u{85}\u{2028}\u{202E}\u{200B}c"

  @Test(arguments: [
    Failure.usage(.unknownOption(hostile, .login, near: nil)), .usage(.unexpectedOperand(hostile, .off)),
    .usage(.unknownVerb(hostile, near: nil)), .usage(.badTime(.duration, hostile)), .usage(.badFormat(hostile)),
    .usage(.badShell(hostile)), .shellFilesMissing(folder: hostile),
    .file(FileTrouble(path: hostile, reason: .unreadable("x"))), .file(FileTrouble(path: hostile, reason: .locked)),
    .malformed(path: hostile, INIDocument.Malformed(line: 1, reason: .duplicateSection(hostile))),
    .malformed(path: hostile, INIDocument.Malformed(line: 1, reason: .duplicateOption(hostile))),
    .unknownProfile(hostile, near: hostile, verb: nil, files: [hostile]), .endpoint(.unknownServices(hostile)),
    .noKeys(profile: hostile), .badKeys(profile: hostile), .temporaryBaseKeys(profile: hostile),
    .noEnvironmentKeys(profile: hostile), .badRole(hostile, source: "x"),
    .badRoleValue(hostile, source: "x", marks: "-", lengths: 2...64), .oneOff(hostile, profile: hostile),
    .otherAccount(hostile, source: "x", account: "1", profile: hostile),
    .resolution(.unknownProfile(hostile)), .resolution(.unknownSource(hostile, of: hostile, key: .sourceProfile)),
    .resolution(.loop([hostile, hostile], key: .sourceProfile)), .resolution(.twoSources(hostile)),
    .resolution(.noSource(hostile)), .resolution(.unknownCredentialSource(hostile, of: hostile)),
    .resolution(.machine("EcsContainer", of: hostile)), .resolution(.foreign(.singleSignOn, of: hostile)),
    .resolution(.foreign(.webIdentity, of: hostile)), .resolution(.foreign(.login, of: hostile)),
    .keyProcess(.ours(of: hostile), profile: hostile), .noSerial(profile: hostile),
    .badSerial(hostile, source: "--serial"),
    .passkey(DeviceLabel(text: hostile)), .badDuration(hostile, source: "x"),
    .endpoint(.badRegion(hostile, source: "x")),
    .endpoint(.badEndpoint(hostile, source: "x")), .endpoint(.plainEndpoint(hostile, source: "x")),
    .foreignSection(profile: hostile, .longTermKey), .foreignSection(profile: hostile, .manager(hostile)),
    .foreignSection(profile: hostile, .unknownKey(hostile)), .noSession(profile: hostile),
    .unreadableName(profile: hostile, UnreadableName(cause: .character("\u{202E}"), sdks: [.go])),
    .unreadableName(profile: hostile, UnreadableName(cause: .name(hostile), sdks: [.go, .java])),
    .sessionEnded(profile: hostile), .nobodyToAsk(profile: hostile),
    .refused(.code(usedBefore: false), profile: hostile), .refused(.temporaryKeys, profile: hostile),
    .refused(.device(serial: hostile, source: "x"), profile: hostile),
    .refused(.unknownKey(id: hostile, .file), profile: hostile),
    .refused(.role(arn: hostile, .unsaid, hasExternalID: true), profile: hostile),
    .refused(.role(arn: hostile, .notAllowed, hasExternalID: true), profile: hostile),
    .refused(.role(arn: hostile, .forbidden, hasExternalID: true), profile: hostile),
    .refused(.role(arn: hostile, .notTrusted, hasExternalID: true), profile: hostile),
    .refused(.roleOfRoot(arn: hostile), profile: hostile), .refused(.roleDuration(arn: hostile), profile: hostile),
    .refused(.devices(guess: hostile), profile: hostile), .noDevice(profile: hostile), .badChoice(hostile),
    .setupBrokenOff(.badChoice(hostile), profile: hostile), .changedSinceShown(path: hostile, profile: hostile),
    .severalDevices([DeviceLabel(text: hostile)], profile: hostile), .refused(.user(hostile), profile: hostile),
    .refused(.wrongSecret(id: hostile, .process), profile: hostile), .foreignHome(hostile, source: "x"),
    .refused(.deadSession, profile: hostile),
    .transport(.tls(hostile), host: "h"), .transport(.curl(status: 1, hostile), host: "h"),
  ])
  func `no foreign text writes on the terminal`(_ failure: Failure) {
    let text = message(for: failure, in: .untouchable(["HOME": "/home/u"]))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let bad = lines.joined().unicodeScalars.filter {
      [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
    #expect((lines.count, String(String.UnicodeScalarView(bad))) == (2, ""))
  }

  @Test func `foreign text is cut to a length that can be read, and that is told`() {
    let texts = [300, 10_000].map { printable(String(repeating: "x", count: $0)) }
    let most = String(repeating: "x", count: 300)
    #expect(texts == [most, most + "… (9700 more)"])
  }
}
