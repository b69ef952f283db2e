package import AWSAPI
package import AWSConfig
package import ShellState

/// Everything that can go wrong, with what is needed to say so. The words are in `Wording`.
package enum Failure: Error, Equatable, Sendable {
  case usage(UsageError)
  case integrationMissing(Verb)
  /// The calling shell can neither set nor unset this variable.
  case readOnlyVariable(String)
  case homeMissing
  /// A path that begins with `~NAME`.
  case foreignHome(String, source: String)
  case shellFilesMissing(folder: String)

  case file(FileError)
  case malformed(path: String, INIDocument.Malformed)

  case unknownProfile(String, near: String?, verb: Verb?, files: [String])
  /// Nobody has named a profile, and there is one.
  case unnamedProfile(only: String, files: [String])
  /// There is no profile at all.
  case noProfiles(files: [String])
  case noKeys(profile: String)
  /// There is an access key id alone.
  case noSecret(profile: String)
  case badKeys(profile: String)
  case temporaryBaseKeys(profile: String)
  case resolution(ResolutionError)
  case noEnvironmentKeys(profile: String)
  case environmentKeys(EnvironmentKeysError)
  case keyProcess(KeyProcessError, profile: String)
  case badRole(String, source: String)
  case badRoleValue(String, source: String, marks: String, lengths: ClosedRange<Int>)
  case noSerial(profile: String)
  case noDevice(profile: String)
  /// There is nobody to choose.
  case severalDevices([DeviceLabel], profile: String)
  case badSerial(String, source: String)
  case passkey(DeviceLabel)
  case otherAccount(String, source: String, account: String, profile: String)
  case badDuration(String, source: String)
  case durationOutOfBounds(Int, ClosedRange<Int>, source: String)
  case chainedDuration(Int, source: String)
  case endpoint(EndpointError)
  case foreignSection(profile: String, SessionSection.Owner)
  /// Not every SDK would read the session's section.
  case unreadableName(profile: String, UnreadableName)

  case notOverwritten(profile: String, endpoint: String)
  /// The environment's keys are not those of the profile that goes by the session's name.
  case otherKeys(profile: String)
  /// The session that a role was assumed with was logged out meanwhile.
  case sourceEnded(profile: String, source: String)
  /// Another terminal has opened the session while the code was typed.
  case openedMeanwhile(profile: String)

  /// There is no `.awsmfa`: where one was named, or here and above.
  case noDirectoryFile(String?)
  case directoryFile(path: String, OwnFileRefusal)
  case directoryFileMalformed(path: String, DirectoryFileError)
  case notTrusted(path: String)

  case noSession(profile: String)
  case sessionEnded(profile: String)
  case nothingActive(Verb)
  /// The session of an option's role, which is stored nowhere and named by no profile.
  case oneOff(String, profile: String)
  case nobodyToAsk(profile: String)
  case setupNeedsTerminal(profile: String?)
  case interrupted
  /// While AWS was called.
  case callInterrupted
  /// A question was not put, since something was being typed.
  case typedAhead
  case badCode
  /// Standard input was to have a code.
  case noCodeRead
  /// An answer that no question has.
  case badChoice(String)
  /// A set-up ended after its test: the session is kept, and the profile is as it was.
  case setupBrokenOff(SetupError, profile: String)
  /// What a set-up would have written fits no longer.
  case changedSinceShown(path: String, profile: String)
  case codeProcess(CodeProcessError, profile: String)
  /// What a prompt waits for took too long together.
  case momentOver

  /// The session has no role. There may be a profile with one.
  case noConsole(profile: String, roleProfile: String?)
  case consoleNotAWS(profile: String, endpoint: String)
  case noConsoleIn(partition: String)
  case consoleRefused(status: Int, profile: String)
  case noBrowser(profile: String)

  case outputNotWritable(why: String)

  case commandNotFound(String)
  case commandNotRunnable(String, why: String)

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
  case failed(status: Int)
  case timedOut(seconds: Int)
  case noKeys
}

/// Why a set-up did not come to its end.
package enum SetupError: Equatable, Sendable {
  case interrupted
  case nobodyToAsk
  case badChoice(String)
}

/// Why the profile's `mfa_process` gave no code.
package enum CodeProcessError: Equatable, Sendable {
  case failed(status: Int)
  case timedOut(seconds: Int)
  case noCode
  /// AWS did not take the code.
  case refused(usedBefore: Bool)
}

/// A device, as a person is told of it.
package struct DeviceLabel: Equatable, Sendable {
  package let text: String
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
    /// It has less in it than a moment ago.
    case cutShort
  }
  package let path: String
  package let reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
