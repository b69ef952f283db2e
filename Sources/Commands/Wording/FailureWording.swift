import AWSAPI
import AWSConfig
import Text

/// The words of every failure; families of failures with much to say have their own files.
///
/// The rules: first the cause, in lower case and without a full stop, naming the file, line, variable or key at fault;
/// then the next step, which never repeats the cause. One line each.
extension Failure {
  func words(_ paths: Paths? = nil) -> FailureWords {
    switch self {
    case .usage(let error): error.words
    case .readOnlyVariable(let name):
      FailureWords(
        error: "\(name) is read-only in this shell, so it cannot hold a session",
        hint:
          "remove the line that makes it read-only and start a new shell, or run one command with aws-mfa exec PROFILE -- COMMAND"
      )
    case .tooLongToKeep(let name):
      FailureWords(
        error: "\(name) is too long to be set aside while a session is in this shell",
        hint: "unset \(name), then try again")
    case .integrationMissing(let line, let isScript): .integrationMissing(line, isScript: isScript)
    case .homeMissing:
      FailureWords(error: "HOME is not set", hint: "set it to your home directory")
    case .foreignHome(let path, let source):
      FailureWords(
        error: "\(source) begins with ~NAME, which aws-mfa does not expand: \(printable(path))",
        hint: "write the full path, starting with /")
    case .shellFilesMissing(let folder):
      FailureWords(error: "the shell files are not in \(printable(folder))", hint: "run ./install.sh again")
    case .controlInPath(let path):
      FailureWords(
        error: "a path with a tab or a line break in it does not work in every shell: \(printable(path))",
        hint: "install aws-mfa in another folder: ./install.sh --prefix DIR")
    case .noShellInUse:
      FailureWords(error: "you seem to use none of bash, zsh and fish", hint: "name one: awsmfa init bash --write")
    case .file(let cause): cause.words(paths)
    case .malformed(let path, let malformed): malformed.words(path)
    case .unknownNamed(let name, let near, let namer, let files):
      .unknownNamed(name, near: near, by: namer, files: files)
    case .unknownProfile(let name, let near, let files, let line):
      .unknownProfile(name, near: near, files: files, line: line)
    case .profileNotNamed(let names): .profileNotNamed(names)
    case .noKeysAtAll(let names): .noKeysAtAll(names)
    case .unnamedProfile(let only, let files):
      FailureWords(
        error: "no profile default in \(files.map(printable).joined(separator: " or "))",
        hint: "name \(printable(only)), the only profile, or set default_profile = \(printable(only))")
    case .noProfiles(let files):
      FailureWords(
        error: "there is no profile in \(files.map(printable).joined(separator: " or "))",
        hint: "make one, for which you need an access key, with: aws-mfa setup NAME")
    case .endpoint(.unknownServices(let name)):
      FailureWords(
        error:
          "the profile has services = \(printable(name)), but the config file has no section [services \(printable(name))]",
        hint: "add the section, or remove the key"
      ).about(name)
    case .noCertificates(let path, let source): .noCertificates(paths?.shown(path) ?? path, source)
    case .badCertificates(let path, let source, let isFile):
      .badCertificates(paths?.shown(path) ?? path, source, isFile: isFile)
    case .noKeys(let profile): .noKeys(profile)
    case .noSecret(let profile): .noSecret(profile)
    case .noKeyID(let profile): .noKeyID(profile)
    case .misspeltKey(let key): .misspeltKey(key, paths)
    case .absentFile(let file, let profile, let path): .absentFile(file, profile, paths?.shown(path) ?? path)
    case .badKeys(let profile, let hasComment): .badKeys(profile, hasComment: hasComment)
    case .leftoverToken(let profile, let token): .leftoverToken(token, profile, paths)
    case .misnamedSection(let section): Wording.misnamed(section, paths)
    case .idleSource(let profile, let key, let source): .idleSource(key, source, profile)
    case .temporaryBaseKeys(let profile): .temporaryBaseKeys(profile)
    case .resolution(let cause): cause.words(paths)
    case .nearSource(let source, let profile, let key, let near):
      .nearSource(source, profile: profile, key: key, near: near, paths)
    case .noEnvironmentKeys(let profile):
      FailureWords(
        error: "profile \(printable(profile)) takes its keys from the environment, which has no long-term keys",
        hint: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the profile a source_profile")
    case .environmentKeys(let cause): cause.words
    case .keyProcess(let cause, let profile): cause.words(profile)
    case .keyStore(let cause, let keys, let profile): cause.words(keys, profile)
    case .keyPlace(let cause, let profile): cause.words(profile, paths)
    case .keysNotProven(let store, let profile): .keysNotProven(store, profile)
    case .keysChanged(let profile): .keysChanged(profile)
    case .notInStore(let profile): .notInStore(profile)
    case .badRole(let arn, let source): .badRole(arn, source: source)
    case .badRoleValue(let text, let source, let marks, let lengths):
      FailureWords(
        error: text.isEmpty ? "\(source) has no value" : "\(source) cannot be \(printable(text))",
        hint: "AWS accepts \(lengths.lowerBound) to \(lengths.upperBound) letters, digits and \(marks)"
      ).about(text)
    case .badTags(let problem, let source): problem.words(source)
    case .policy(let error, let path): error.words(path)
    case .policyWithoutRole(let profile): .policyWithoutRole(profile)
    case .restricted(let name, let again): .restricted(name, again: again)
    case .noSerial(let profile): .noSerial(profile)
    case .noDevice(let profile): .noDevice(profile)
    case .severalDevices(let devices, let profile): .severalDevices(devices, profile)
    case .badSerial(let serial, let source, let profile): .badSerial(serial, source: source, profile)
    case .passkey(let device): .passkey(device)
    case .otherAccount(let serial, let source, let account, let profile):
      .otherAccount(serial, source: source, account: account, profile)
    case .badDuration(let text, let source): .badDuration(text, source: source)
    case .durationOutOfBounds(let seconds, let bounds, let source):
      .durationOutOfBounds(seconds, bounds, source: source)
    case .chainedDuration(let seconds, let source): .chainedDuration(seconds, source: source)
    case .endpoint(.badRegion(let region, let source)): .badRegion(region, source: source)
    case .endpoint(.badEndpoint(let url, let source)): .badEndpoint(url, source: source)
    case .endpoint(.plainEndpoint(let url, let source)): .plainEndpoint(url, source: source)
    case .foreignSection(let profile, let owner): owner.words(profile)
    case .unreadableName(let profile, let why): why.words(profile)
    case .notOverwritten(let profile, let endpoint):
      FailureWords(
        error: "the stored session of \(printable(profile)) is not from \(endpoint), so it was not replaced",
        hint: "end it first with aws-mfa logout \(shellWord(profile))")
    case .otherKeys(let profile):
      FailureWords(
        error:
          "profile \(printable(profile)) and the environment have different keys, so the profile's section is left alone",
        hint: "give the environment's keys a profile of their own")
    case .sourceEnded(let profile, let source):
      FailureWords(
        error:
          "\(printable(source)) was logged out in the meantime, so no session was opened for \(printable(profile))",
        hint: "run \(loginCommand(profile))")
    case .openedMeanwhile(let profile):
      FailureWords(
        error: "another terminal opened the session of \(printable(profile)) in the meantime",
        hint: "run \(loginCommand(profile))")
    case .noDirectoryFile(let path): .noDirectoryFile(path)
    case .directoryFile(let path, let refusal): refusal.words(printable(path))
    case .directoryFileMalformed(let path, let malformed): malformed.words(printable(path))
    case .notTrusted(let path): .notTrusted(path)
    case .noSession(let profile):
      FailureWords(
        error: "no live session for \(printable(profile))",
        hint: "run \(loginCommand(profile))")
    case .sessionEnded(let profile):
      FailureWords(
        error: "the session of \(printable(profile)) has expired",
        hint: "run \(loginCommand(profile))")
    case .rolePaused(let profile, let reason, let ago, let again):
      .rolePaused(profile, reason, ago: ago, again: again)
    case .roleAwaited(let profile): .roleAwaited(profile)
    case .nothingActive(.logout):
      FailureWords(
        error: "no session is active in this shell", hint: "name a profile, or end every stored session with --all")
    case .nothingActive:
      FailureWords(error: "no session is active in this shell", hint: "run aws-mfa PROFILE")
    case .oneOff(let name, let profile):
      FailureWords(
        error: "\(printable(name)) was opened with --role or --policy and is not stored",
        hint: "open it again with the same options, such as \(loginCommand(profile)) --role ARN")
    case .nobodyToAsk(let profile, let line): .nobodyToAsk(profile, line)
    case .setupNeedsTerminal(let profile):
      FailureWords(
        error: "setup asks questions, but there is no terminal to ask on",
        hint: "run aws-mfa setup\(profile.map { " " + shellWord($0) } ?? "") in a terminal")
    case .badTypedKey(let slip): slip.words
    case .badProfileName(let name): .badProfileName(name)
    case .profileExists(let profile): .profileExists(profile)
    case .profileAppeared(let profile, let path):
      .profileAppeared(profile, file: printable(paths?.shown(path) ?? path))
    case .typedAhead:
      FailureWords(
        error: "the code was not asked for because you are typing", hint: "the question comes at the next prompt")
    case .nothingChosen:
      FailureWords(error: "no profile was chosen", hint: "aws-mfa PROFILE uses one without asking which")
    case .interrupted: FailureWords(error: "interrupted", hint: "nothing was changed")
    case .callInterrupted:
      FailureWords(
        error: "interrupted during the call to AWS", hint: "nothing was changed; if you gave a code, use the next one")
    case .badCode:
      FailureWords(error: "an MFA code is six digits", hint: "try again with the digits that your device shows")
    case .noCodeRead:
      FailureWords(
        error: "--code - reads a code from standard input, which was empty", hint: "pipe six digits into it")
    case .budgetSpent:
      FailureWords(
        error: "it took longer than the \(TimeBudget.prompt) seconds a prompt waits",
        hint: "run aws-mfa renew, which waits as long as it takes")
    case .badChoice(let answer):
      FailureWords(
        error: "\(printable(answer)) is not one of the answers", hint: "choose one that the question names")
    case .setupBrokenOff(let cause, let profile):
      FailureWords(
        error: cause.words,
        hint:
          "the session of \(printable(profile)) is kept and the profile is unchanged: \(loginCommand(profile)) uses the session, "
          + "aws-mfa setup \(shellWord(profile)) starts again")
    case .changedSinceShown(let path, let profile):
      FailureWords(
        error: "\(printable(paths?.shown(path) ?? path)) has changed since it was shown, so it was left alone",
        hint: "run aws-mfa setup \(shellWord(profile)) again")
    case .codeProcess(let cause, let profile): cause.words(profile)
    case .dialog(let cause, let profile): cause.words(profile)
    case .noConsole(let profile, let near): .noConsole(profile, near: near)
    case .consoleNotAWS(let profile, let endpoint): .consoleNotAWS(profile, endpoint: endpoint)
    case .noConsoleIn(let partition): .noConsoleIn(partition: partition)
    case .consoleRefused(let status, let profile): .consoleRefused(status: status, profile)
    case .noBrowser(let line): .noBrowser(line)
    case .browserFailed(let program, let status, let line): .browserFailed(program, status: status, line)
    case .unknownService(let word, let near): .unknownService(word, near: near)
    case .consoleRegion(let region, let partition, let profile):
      .consoleRegion(region, partition: partition, profile)
    case .outputNotWritable(let why):
      FailureWords(
        error: "standard output cannot be written: \(why)", hint: "redirect it somewhere writable, such as another file"
      )
    case .commandNotFound(let name):
      FailureWords(
        error: "there is no program \(printable(name))",
        hint: "use a program's name or path: exec cannot run aliases and functions")
    case .commandNotRunnable(let name, let why):
      FailureWords(
        error: "\(printable(name)) cannot be run: \(why)",
        hint: "check its permissions and, if it is a script, its first line")
    case .rotation(let cause, let profile): cause.words(profile, paths)
    case .rotationStopped(let cause, let stage, let profile): stage.words(cause, cause.words(paths), profile)
    case .refused(let refusal, let profile): refusal.words(profile)
    case .transport(let cause, let host): cause.words(host)
    case .notAWS(let status, let host):
      FailureWords(
        error: "the answer from \(host) is not from AWS (HTTP status \(status))",
        hint: "a network sign-in page or a proxy may have answered: open a web page, then try again")
    }
  }
}
