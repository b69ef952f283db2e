package import AWSAPI
package import AWSConfig
package import ShellState

/// Everything that can go wrong, with the data that the message needs. The sentences are in `Wording`.
package enum Failure: Error, Equatable, Sendable {
  case usage(UsageError)
  /// `isScript` tells whether a script runs the program, not a person who types.
  case integrationMissing(Arguments, isScript: Bool)
  /// What the shell would have to remember is too long to be handed to a program; this variable has most of it.
  case tooLongToKeep(String)
  /// The calling shell can neither set nor unset this variable.
  case readOnlyVariable(String)
  case homeMissing
  /// A path that begins with `~NAME`.
  case foreignHome(String, source: String)
  case shellFilesMissing(folder: String)
  case controlInPath(String)
  /// No shell was named, and the user has none that could be changed.
  case noShellInUse

  case file(FileError)
  case malformed(path: String, INIDocument.Malformed)

  /// - `near`: the profiles that may have been meant.
  /// - `line`: the command line, once it is known that this led to the failure.
  case unknownProfile(String, near: [String], files: [String], line: Arguments? = nil)
  /// A file, a variable or this shell's session names a profile that does not exist.
  case unknownNamed(String, near: [String], by: ProfileNamer, files: [String])
  /// No profile was named, and there is no one to choose among those that have keys.
  case profileNotNamed([String])
  /// No profile was named, and none of these has keys.
  case noKeysAtAll([String])
  /// No profile was named, and only one exists.
  case unnamedProfile(only: String, files: [String])
  /// There is no profile at all.
  case noProfiles(files: [String])
  case noKeys(profile: String)
  /// There is an access key id, but no secret.
  case noSecret(profile: String)
  /// There is a secret, but no access key id.
  case noKeyID(profile: String)
  case misspeltKey(MisspeltKey)
  /// The profile has no keys, and the credentials file is not read.
  case absentFile(AbsentFile, profile: String, path: String)
  /// Something in the values looks like a comment, which would be the reason.
  case badKeys(profile: String, hasComment: Bool = false)
  case temporaryBaseKeys(profile: String)
  /// Long-term keys, with a session's token beside them.
  case leftoverToken(profile: String, LeftoverToken)
  /// The profile's section has a header that names no profile, or another one.
  case misnamedSection(MisnamedSection)
  /// The profile has no keys, and a key that names a source but counts only beside a role.
  case idleSource(profile: String, key: ProfileKey, source: String)
  case resolution(ResolutionError)
  /// A key of the profile names a source that does not exist, and `near` is one that does.
  case nearSource(String, profile: String, key: ProfileKey, near: String)
  case noEnvironmentKeys(profile: String)
  case environmentKeys(EnvironmentKeysError)
  case keyProcess(KeyProcessError, profile: String)
  case keyStore(KeyStoreError, StoredKeys, profile: String)
  case keyPlace(KeyPlaceError, profile: String)
  /// A password store gave back other keys than it was given.
  case keysNotProven(KeyStore, profile: String)
  /// The keys are not where they were at the start.
  case keysChanged(profile: String)
  /// The keys are not in a password store.
  case notInStore(profile: String)
  case badRole(String, source: String)
  case badRoleValue(String, source: String, marks: String, lengths: ClosedRange<Int>)
  case badTags(SessionTags.Problem, source: String)
  case policy(PolicyError, path: String)
  /// AWS restricts the session of a role only.
  case policyWithoutRole(profile: String)
  case noSerial(profile: String)
  case noDevice(profile: String)
  /// There is no one to choose.
  case severalDevices([DeviceLabel], profile: String)
  /// The profile is the one that the device would be for.
  case badSerial(String, source: String, profile: String? = nil)
  case passkey(DeviceLabel)
  case otherAccount(String, source: String, account: String, profile: String)
  case badDuration(String, source: String)
  case durationOutOfBounds(Int, ClosedRange<Int>, source: String)
  case chainedDuration(Int, source: String)
  case endpoint(EndpointError)
  /// The file with the certificates to trust does not exist.
  case noCertificates(path: String, source: String)
  /// What is named has no certificate in it, or is not a file.
  case badCertificates(path: String, source: String, isFile: Bool)
  case foreignSection(profile: String, SessionSection.Owner)
  /// Some SDKs could not read the session's section.
  case unreadableName(profile: String, UnreadableName)

  case notOverwritten(profile: String, endpoint: String)
  /// The environment's keys differ from those of the profile that the session is named after.
  case otherKeys(profile: String)
  /// The session that a role was assumed with was logged out meanwhile.
  case sourceEnded(profile: String, source: String)
  /// Another terminal opened the session while the code was typed.
  case openedMeanwhile(profile: String)

  /// There is no `.awsmfa`: at the path that was named or, if `nil`, here and above.
  case noDirectoryFile(String?)
  case directoryFile(path: String, OwnFileRefusal)
  case directoryFileMalformed(path: String, DirectoryFileError)
  case notTrusted(path: String)

  case noSession(profile: String)
  case sessionEnded(profile: String)
  /// The role of a profile was tried a moment ago for another program, and is not tried again at once.
  case rolePaused(profile: String, RolePauseReason, ago: Int, again: Int)
  /// Another process was still assuming the role when the time was up.
  case roleAwaited(profile: String)
  case nothingActive(Verb)
  /// The session of a role given by `--role`, which is in no file and which no profile names.
  case oneOff(String, profile: String)
  /// A session that a policy restricts, and the command line that opens it again.
  case restricted(String, again: String)
  /// - `line`: the command line, if its options make the session another one than the profile's own.
  case nobodyToAsk(profile: String, line: Arguments? = nil)
  case setupNeedsTerminal(profile: String?)
  /// What was typed for a new profile's keys is none.
  case badTypedKey(KeySlip)
  /// A name that a new profile cannot have.
  case badProfileName(String)
  case profileExists(profile: String)
  /// Somebody else has written a profile that was about to be made.
  case profileAppeared(profile: String, path: String)
  case interrupted
  /// Enter at the list of profiles.
  case nothingChosen
  /// Ctrl-C during a call to AWS.
  case callInterrupted
  /// A question was not asked, because something was being typed.
  case typedAhead
  case badCode
  /// Standard input contained no code.
  case noCodeRead
  /// An answer that the question does not offer.
  case badChoice(String)
  /// A setup ended after its test: the session is kept, and the profile is unchanged.
  case setupBrokenOff(SetupError, profile: String)
  /// What a setup would have written no longer fits the file.
  case changedSinceShown(path: String, profile: String)
  case codeProcess(CodeProcessError, profile: String)
  /// A dialog brought no code.
  case dialog(DialogError, profile: String)
  /// The calls and commands that a prompt waits for took too long in total.
  case budgetSpent

  /// The session has no role. If a profile with a role exists, `near` opens its console.
  case noConsole(profile: String, near: Arguments?)
  case consoleNotAWS(profile: String, endpoint: String)
  case noConsoleIn(partition: String)
  case consoleRefused(status: Int, profile: String)
  case noBrowser(Arguments)
  /// The setting `browser`; the status is `nil` if there is no such program.
  case browserFailed(String, status: Int?, Arguments)
  case unknownService(String, near: String?)
  /// A region that is not in the role's partition.
  case consoleRegion(String, partition: String, profile: String)

  case outputNotWritable(why: String)

  case commandNotFound(String)
  case commandNotRunnable(String, why: String)

  case rotation(RotationError, profile: String)
  /// A rotation that had begun to change something, and how far it came.
  indirect case rotationStopped(Failure, RotationStage, profile: String)

  case refused(Refusal, profile: String)
  case transport(TransportError, host: String)
  case notAWS(status: Int, host: String)
}

/// Why the profile's `credential_process` gave no keys.
package enum KeyProcessError: Equatable, Sendable {
  /// It cannot be split into words.
  case unreadable
  /// It is this program, for the session of a profile.
  case ours(of: String?)
  /// - `said`: the last line of its error output, unless the user has seen it.
  /// - `syntax`: what of the command only a shell would understand.
  case failed(status: Int, said: String? = nil, syntax: String? = nil)
  case timedOut(seconds: Int)
  case noKeys(syntax: String? = nil)
}

/// Why a setup did not finish.
package enum SetupError: Equatable, Sendable {
  case interrupted
  case nobodyToAsk
  case badChoice(String)
}

/// Why the profile's `mfa_process` gave no code.
package enum CodeProcessError: Equatable, Sendable {
  case failed(status: Int, said: String? = nil)
  case timedOut(seconds: Int)
  case noCode
  /// AWS did not accept the code.
  case refused(usedBefore: Bool)
}

/// A device, as the user knows it.
package struct DeviceLabel: Equatable, Sendable {
  let text: String
}

/// Why a file could not be read or written.
package struct FileError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case unreadable(String)
    case notWritable(String)
    /// A device, a pipe or a folder.
    case notRegular
    case diskFull
    case locked
    case changing
    case beingWritten
    /// It is longer than ``INIDocument/longest``.
    case tooLarge
    /// The file contains less than it did a moment ago.
    case cutShort
  }
  let path: String
  package let reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
