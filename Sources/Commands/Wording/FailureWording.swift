import AWSAPI
import AWSConfig
import Text

/// What every failure says. The law: the cause in lower case without a full stop, naming the file, line, variable or key at
/// fault; then the next step, which is never the cause said again. One line each.
extension Failure {
  package struct Words: Equatable, Sendable {
    package let error: String
    package let hint: String
  }

  package func words(_ paths: Paths? = nil) -> Words {
    switch self {
    case .usage(let error): error.words
    case .readOnlyVariable(let name):
      Words(
        error: "\(name) is read-only in this shell, so a session cannot be put into it",
        hint:
          "aws-mfa exec PROFILE -- COMMAND runs one command with a session, or take the readonly line out and start a new shell"
      )
    case .integrationMissing(let verb):
      Words(
        error: "\(verb.rawValue) changes the shell it is typed in, and the integration is not loaded here",
        hint: #"in bash: eval "$(awsmfa init bash)"; zsh: eval "$(awsmfa init zsh)"; fish: awsmfa init fish | source"#)
    case .homeMissing:
      Words(error: "HOME is not set", hint: "set it to your home directory")
    case .foreignHome(let path, let source):
      Words(
        error: "\(source) begins with ~NAME, which is not looked up: \(printable(path))",
        hint: "write the path out, from / on")
    case .shellFilesMissing(let folder):
      Words(error: "the shell files are not in \(printable(folder))", hint: "run ./install.sh again")
    case .file(let trouble): trouble.words(paths)
    case .malformed(let path, let malformed): malformed.words(path)
    case .unknownProfile(let name, let near, let verb, let files):
      Words(
        error: "no profile \(printable(name)) in \(files.map(printable).joined(separator: " or "))",
        hint: Self.guess(near: near, verb: verb))
    case .unnamedProfile(let only, let files):
      Words(
        error: "no profile default in \(files.map(printable).joined(separator: " or "))",
        hint: "name \(printable(only)), the only profile, or set default_profile = \(printable(only))")
    case .noProfiles(let files):
      Words(
        error: "there is no profile in \(files.map(printable).joined(separator: " or "))",
        hint: "add your access keys with: aws configure")
    case .endpoint(.unknownServices(let name)):
      Words(
        error:
          "the profile names services = \(printable(name)), and no section [services \(printable(name))] is in the config file",
        hint: "add the section, or take the key out")
    case .noKeys(let profile):
      Words(
        error: "profile \(printable(profile)) has no access keys to open a session with",
        hint: "add them with: aws configure --profile \(shellWord(profile))")
    case .noSecret(let profile):
      Words(
        error: "profile \(printable(profile)) has an aws_access_key_id and no aws_secret_access_key",
        hint: "enter both again: aws configure --profile \(shellWord(profile))")
    case .badKeys(let profile):
      Words(
        error: "the access keys of profile \(printable(profile)) have characters that no access key has",
        hint: "enter them again: aws configure --profile \(shellWord(profile))")
    case .temporaryBaseKeys(let profile):
      Words(
        error:
          "the keys of profile \(printable(profile)) are temporary, and AWS opens sessions for long-term keys only",
        hint:
          "put the long-term keys there: aws-mfa keeps the session in [\(printable(SessionSection.name(for: profile)))]"
      )
    case .resolution(let trouble): trouble.words(paths)
    case .noEnvironmentKeys(let profile):
      Words(
        error: "profile \(printable(profile)) takes its keys from the environment, where no long-term ones are set",
        hint: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the profile a source_profile")
    case .environmentKeys(let trouble): trouble.words
    case .keyProcess(let trouble, let profile): trouble.words(profile)
    case .badRole(let arn, let source):
      Words(
        error: arn.isEmpty ? "\(source) has no value" : "\(source) is no role: \(printable(arn))",
        hint: "it looks like arn:aws:iam::ACCOUNT:role/NAME")
    case .badRoleValue(let text, let source, let marks, let lengths):
      Words(
        error: text.isEmpty ? "\(source) has no value" : "\(source) cannot be \(printable(text))",
        hint: "AWS takes \(lengths.lowerBound) to \(lengths.upperBound) letters, digits and \(marks)")
    case .noSerial(let profile):
      Words(
        error: "no MFA device is known for \(printable(profile))",
        hint: "add mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME to the profile, or pass --serial ARN")
    case .noDevice(let profile):
      Words(
        error: "the user whose keys profile \(printable(profile)) holds has no MFA device",
        hint: "add an authenticator app under Security credentials in the AWS console")
    case .severalDevices(let devices, let profile):
      Words(
        error:
          "\(printable(profile)) has several MFA devices: \(devices.map { printable($0.text) }.joined(separator: ", "))",
        hint: "pass one of them with --serial ARN")
    case .badSerial(let serial, let source):
      Words(
        error: "\(source) is no MFA device: \(printable(serial))",
        hint: "it looks like arn:aws:iam::ACCOUNT:mfa/NAME, or a hardware token's serial number")
    case .passkey(let device):
      Words(
        error: "\(printable(device.text)) is a passkey, and AWS takes no passkey for sessions of access keys",
        hint: "sign in with `aws login`, or add an authenticator app as a second device in the AWS console")
    case .otherAccount(let serial, let source, let account, let profile):
      Words(
        error: "\(source) is a device of another account than the keys of profile \(printable(profile)): "
          + printable(serial),
        hint: "give a device of account \(account), or the keys of the device's account")
    case .badDuration(let text, let source):
      Words(error: "\(source) is no number of seconds: \(printable(text))", hint: "give 900 or more")
    case .durationOutOfBounds(let seconds, let bounds, let source):
      Words(
        error: "\(source) asks for \(Self.time(seconds)), which AWS does not give",
        hint: "give \(Self.time(bounds.lowerBound)) to \(Self.time(bounds.upperBound))")
    case .chainedDuration(let seconds, let source):
      Words(
        error: "\(source) asks for \(Self.time(seconds)), and AWS gives a role on a role one hour at most",
        hint: "give 1h or less: more is for a role that is assumed with long-term keys and a code")
    case .endpoint(.badRegion(let region, let source)):
      Words(
        error: "\(source) names a region that cannot be one: \(printable(region))",
        hint: "a region looks like eu-west-1")
    case .endpoint(.badEndpoint(let url, let source)):
      Words(
        error: "\(source) is no endpoint: \(printable(url))",
        hint: "it looks like https://sts.eu-west-1.amazonaws.com")
    case .endpoint(.plainEndpoint(let url, let source)):
      Words(
        error: "\(source) is not HTTPS, and the code would travel in the open: \(printable(url))",
        hint: "use https, which only an address of this computer may do without")
    case .foreignSection(let profile, let owner): owner.words(profile)
    case .unreadableName(let profile, let why): why.words(profile)
    case .notOverwritten(let profile, let endpoint):
      Words(
        error: "the stored session of \(printable(profile)) is not from \(endpoint), and was left alone",
        hint: "aws-mfa logout \(shellWord(profile)) ends it first")
    case .otherKeys(let profile):
      Words(
        error: "profile \(printable(profile)) has other keys than the environment, so its section is left alone",
        hint: "give the environment's keys a profile of their own")
    case .sourceEnded(let profile, let source):
      Words(
        error: "\(printable(source)) was logged out meanwhile, so \(printable(profile)) was not opened",
        hint: "run \(loginCommand(profile))")
    case .openedMeanwhile(let profile):
      Words(
        error: "the session of \(printable(profile)) was opened in another terminal meanwhile",
        hint: "run \(loginCommand(profile))")
    case .noDirectoryFile(let path?):
      Words(
        error: "there is no \(printable(path))",
        hint: "write a profile's name into it, then trust it with aws-mfa allow")
    case .noDirectoryFile(nil):
      Words(
        error: "there is no .awsmfa file here or above",
        hint: "write a profile's name into one, then trust it with aws-mfa allow")
    case .directoryFile(let path, let refusal): refusal.words(printable(path))
    case .directoryFileMalformed(let path, let malformed): malformed.words(printable(path))
    case .notTrusted(let path):
      Words(error: "\(printable(path)) is not trusted", hint: "aws-mfa allow --list shows the files that are")
    case .noSession(let profile):
      Words(
        error: "no live session for \(printable(profile))",
        hint: "run \(loginCommand(profile))")
    case .sessionEnded(let profile):
      Words(
        error: "the session of \(printable(profile)) has expired",
        hint: "run \(loginCommand(profile))")
    case .nothingActive(.logout):
      Words(error: "no session is active in this shell", hint: "name a profile, or end every stored session with --all")
    case .nothingActive:
      Words(error: "no session is active in this shell", hint: "run aws-mfa PROFILE")
    case .oneOff(let name, let profile):
      Words(
        error: "\(printable(name)) was opened with --role and is stored nowhere",
        hint: "give the role again: \(loginCommand(profile)) --role ARN")
    case .nobodyToAsk(let profile):
      Words(
        error:
          "\(printable(profile)) needs an MFA code, and nobody can be asked, without a terminal or in the background",
        hint: "run \(loginCommand(profile)) at a terminal, or give the code with --code -")
    case .setupNeedsTerminal(let profile):
      Words(
        error: "setup asks questions, and there is no terminal to ask on",
        hint: "run aws-mfa setup\(profile.map { " " + shellWord($0) } ?? "") at a terminal")
    case .typedAhead:
      Words(error: "no code was asked for, since something is being typed", hint: "it is asked for at the next prompt")
    case .interrupted: Words(error: "interrupted", hint: "nothing was changed")
    case .callInterrupted:
      Words(
        error: "interrupted while AWS was called", hint: "nothing was changed; a code that was given may be used up")
    case .badCode: Words(error: "an MFA code is six digits", hint: "type the digits your device shows now")
    case .noCodeRead:
      Words(error: "--code - reads a code from standard input, and there was none", hint: "pipe six digits into it")
    case .momentOver:
      Words(
        error: "it took longer than the \(Moment.seconds) seconds that a prompt waits",
        hint: "run aws-mfa renew, which waits as long as it takes")
    case .badChoice(let answer):
      Words(error: "\(printable(answer)) is not among the answers", hint: "give one of those that the question names")
    case .setupBrokenOff(let cause, let profile):
      Words(
        error: cause.words,
        hint:
          "the session of \(printable(profile)) is kept and its profile unchanged: \(loginCommand(profile)) takes it here, "
          + "aws-mfa setup \(shellWord(profile)) starts again")
    case .changedSinceShown(let path, let profile):
      Words(
        error: "\(printable(paths?.shown(path) ?? path)) has changed since it was shown, and was left alone",
        hint: "run aws-mfa setup \(shellWord(profile)) again")
    case .codeProcess(let trouble, let profile):
      trouble.words("mfa_process of profile \(printable(profile))")
    case .noConsole(let profile, let roleProfile):
      Words(
        error: "AWS opens the console with a role's session only, and \(printable(profile)) has no role",
        hint: roleProfile.map { "aws-mfa console \(shellWord($0)) opens it with a role" }
          ?? "add a profile with role_arn and source_profile = \(printable(profile)), or sign in in the browser")
    case .consoleNotAWS(let profile, let endpoint):
      Words(
        error: "the session of \(printable(profile)) is from \(endpoint), which has no console",
        hint: "sessions from AWS itself open its console")
    case .noConsoleIn(let partition):
      Words(
        error: "how to sign in to the console of partition \(partition) is not known",
        hint: "sign in in the browser: only aws, aws-cn and aws-us-gov are known here")
    case .consoleRefused(let status, let profile):
      Words(
        error: "AWS did not take the session of \(printable(profile)) for its console (HTTP status \(status))",
        hint: "open a new one with \(loginCommand(profile)) --force")
    case .noBrowser(let profile):
      Words(
        error: "no browser could be opened",
        hint: "aws-mfa console \(shellWord(profile)) --print prints the URL instead")
    case .outputNotWritable(let why):
      Words(
        error: "standard output cannot be written: \(why)", hint: "send it where it can go, such as to another file")
    case .commandNotFound(let name):
      Words(
        error: "there is no program \(printable(name))",
        hint: "give a program's name or path: aliases and functions are known to their shell only")
    case .commandNotRunnable(let name, let why):
      Words(
        error: "\(printable(name)) cannot be run: \(why)",
        hint: "check its permissions, and the first line if it is a script")
    case .refused(let refusal, let profile): refusal.words(profile)
    case .transport(let trouble, let host): trouble.words(host)
    case .notAWS(let status, let host):
      Words(
        error: "what answered at \(host) is not AWS (HTTP status \(status))",
        hint: "a network's sign-in page or a proxy may be in between: open a web page, then try again")
    }
  }

  /// As it would be typed: `13h`, `90m`, or seconds where minutes would lose some.
  static func time(_ seconds: Int) -> String {
    if seconds % 60 > 0 || seconds == 0 { return "\(seconds) seconds" }
    return seconds % 3600 == 0 ? "\(seconds / 3600)h" : "\(seconds / 60)m"
  }

  private static func guess(near: String?, verb: Verb?) -> String {
    if let near { return "did you mean \(loginCommand(near))?" }
    if let verb { return "did you mean aws-mfa \(verb.rawValue)?" }
    return "aws-mfa list shows the profiles that there are"
  }
}
