import AWSAPI

/// The exit statuses of the program.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  case failed = 1
  case usage = 2
  /// There is no live session, or no one to ask for a code.
  case noSession = 3
  /// AWS answered, and refused.
  case refused = 4
  /// AWS was not reached, or what answered was not AWS.
  case unreachable = 5
  /// A command that cannot be run, and one that does not exist; the numbers are those of the shells.
  case notRunnable = 126
  case notFound = 127
  case interrupted = 130
  /// The reader of our output is gone. Shells report this number for a program that SIGPIPE has ended.
  case unread = 141

  /// What the manual page says about it.
  var summary: String {
    switch self {
    case .done: "Done."
    case .failed: "Failed."
    case .usage: "Wrong usage, or the shell integration is not loaded."
    case .noSession: "There is no live session, or nobody to ask for a code."
    case .refused: "AWS refused."
    case .unreachable: "AWS was not reached."
    case .notRunnable: "exec: the command cannot be run."
    case .notFound: "exec: the command was not found."
    case .interrupted: "Interrupted."
    case .unread: "The reader of the output has gone."
    }
  }
}

extension Failure {
  package var status: ExitStatus {
    switch self {
    case .rotationStopped(let cause, _, profile: _): cause.status
    case .rotation(let cause, profile: _): cause.status
    case .refused, .consoleRefused, .codeProcess(.refused, profile: _), .rolePaused(_, .refused, _, _): .refused
    case .usage, .integrationMissing, .durationOutOfBounds(_, _, source: Option.duration.flag),
      .chainedDuration(_, source: Option.duration.flag), .badRole(_, source: Option.role.flag),
      .unknownService, .consoleRegion,
      .badRoleValue(_, source: Option.externalID.flag, marks: _, lengths: _),
      .badRoleValue(_, source: Option.roleSessionName.flag, marks: _, lengths: _),
      .endpoint(.badRegion(_, source: Option.region.flag)), .policyWithoutRole:
      .usage
    case .readOnlyVariable, .tooLongToKeep, .homeMissing, .foreignHome, .shellFilesMissing,
      .controlInPath, .noShellInUse, .file,
      .malformed, .unknownProfile, .unknownNamed,
      .unnamedProfile, .noKeysAtAll,
      .noProfiles,
      .noKeys, .noSecret, .noKeyID, .misspeltKey, .absentFile, .badKeys, .notOverwritten, .otherKeys, .openedMeanwhile,
      .temporaryBaseKeys, .resolution,
      .noEnvironmentKeys, .environmentKeys, .keyProcess, .keyStore, .keyPlace, .keysNotProven, .keysChanged,
      .notInStore, .leftoverToken, .misnamedSection, .idleSource, .nearSource,
      .noCertificates, .badCertificates,
      .badRole, .badRoleValue, .badTags, .policy, .otherAccount, .chainedDuration, .noSerial, .noDevice,
      .severalDevices, .badSerial,
      .passkey,
      .badDuration,
      .durationOutOfBounds, .endpoint, .foreignSection, .unreadableName,
      .noDirectoryFile, .directoryFile,
      .directoryFileMalformed, .notTrusted, .badCode, .noCodeRead, .budgetSpent, .badChoice,
      .setupBrokenOff(.badChoice, _),
      .changedSinceShown, .badTypedKey, .badProfileName, .profileExists, .profileAppeared,
      .codeProcess, .dialog(.failed, profile: _), .noConsole,
      .consoleNotAWS, .noConsoleIn, .noBrowser, .browserFailed, .outputNotWritable:
      .failed
    case .noSession, .sessionEnded, .sourceEnded, .roleAwaited, .dialog, .nothingActive, .oneOff, .restricted,
      .nobodyToAsk,
      .profileNotNamed,
      .setupNeedsTerminal,
      .setupBrokenOff(.nobodyToAsk, _):
      .noSession
    case .transport, .notAWS, .rolePaused(_, .unreachable, _, _): .unreachable
    case .interrupted, .nothingChosen, .callInterrupted, .typedAhead, .setupBrokenOff(.interrupted, _): .interrupted
    case .commandNotRunnable: .notRunnable
    case .commandNotFound: .notFound
    }
  }
}
