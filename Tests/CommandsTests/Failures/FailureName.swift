@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// A name for each case of `Failure` and of the enums in it.
///
/// The switches that give the name have no `default`: a new case does not compile until it has a name, and a name
/// without a message fails a test.
enum FailureName: String, CaseIterable {
  case integrationMissing, tooLongToKeep, readOnlyVariable, homeMissing, foreignHome, shellFilesMissing, controlInPath,
    noShellInUse,
    unknownProfile, unknownNamed, profileNotNamed, noKeysAtAll,
    unnamedProfile, noProfiles, unknownServices, noKeys, noSecret, noKeyID, misspeltKey, absentFile, nearSource,
    badKeys, temporaryBaseKeys,
    leftoverToken, misnamedSection, idleSource, noCertificates, badCertificates,
    noEnvironmentKeys,
    badRole, badRoleValue, policyWithoutRole, restricted, noSerial, noDevice, severalDevices, badSerial, passkey,
    otherAccount,
    badDuration,
    durationOutOfBounds, chainedDuration, badRegion, badEndpoint, plainEndpoint, notOverwritten,
    otherKeys,
    sourceEnded, openedMeanwhile, noDirectoryFileAbove, noDirectoryFileThere, notTrusted, noSession,
    sessionEnded, rolePaused, roleAwaited,
    nothingActive, oneOff, nobodyToAsk, setupNeedsTerminal, interrupted, nothingChosen, callInterrupted,
    typedAhead, badCode,
    noCodeRead, badChoice, changedSinceShown, budgetSpent, noConsole, consoleNotAWS, noConsoleIn,
    consoleRefused,
    noBrowser, browserFailed, unknownService, consoleRegion, outputNotWritable, commandNotFound, commandNotRunnable,
    notAWS
  case badTypedKey, badProfileName, profileExists, profileAppeared
  case rotationFromOurProcess, rotationFromProcess, rotationFromEnvironment, rotationBesideRole, rotationOfRoot,
    rotationInactive, rotationUnlisted, rotationTwoKeys, rotationOrphan, rotationNotEditable, rotationChangedMeanwhile,
    rotationNotAccepted, rotationNotOurs, rotationRunning
  case rotationCreating, rotationUndone, rotationOrphaned, rotationUnclear, rotationWritten, rotationRetired
  case tagsNoPair, tagsBadKey, tagsReserved, tagsBadValue, tagsTwice, tagsTooMany, tagsUnknown
  case policyAbsent, policyNotJSON, policyBadCharacter, policyTooLong
  case usageUnknownOption, usageMissingValue, usageUnwantedValue, usageMissingOperand,
    usageMissingCommand,
    usageUnexpectedOperand, usageUnknownVerb, usageConflict, usageBadTime, usageBadFormat,
    usageBadShell, usageSeveralShells,
    usageBadPrompt, usageBadCommand, usageEmptyProfile, usageTwoProfiles, usageNeeds, usageBadKeysWord, usageBadStore,
    usageNoTarget
  case otherVerb, otherKey, otherRegion, otherSuffix, otherSection, otherNoSession,
    otherRefresher, otherJSON, otherShell
  case fileUnreadable, fileNotWritable, fileNotRegular, fileDiskFull, fileLocked, fileChanging,
    fileBeingWritten,
    fileTooLarge, fileCutShort
  case iniOptionBeforeSection, iniOpenHeader, iniNotAnOption, iniNestedNotAnOption,
    iniDuplicateSection,
    iniDuplicateOption
  case resolutionUnknownProfile, resolutionUnknownSource, resolutionLoop, resolutionTwoSources,
    resolutionNoSource,
    resolutionUnknownCredentialSource, resolutionMachine
  case foreignWebIdentity, foreignSingleSignOn, foreignLogin
  case environmentKeysTemporary, environmentKeysLeftoverToken, environmentKeysIncomplete, environmentKeysMalformed
  case keyProcessUnreadable, keyProcessOurs, keyProcessFailed, keyProcessTimedOut, keyProcessNoKeys
  case keyStoreNoProgram, keyStoreNoEntry, keyStoreOtherKey, keyStoreNotKeys, keyStoreDiffers, keyStoreLocked,
    keyStoreUnreachable, keyStoreNotSetUp, keyStoreFailed, keyStoreTimedOut
  case keyPlaceNone, keyPlaceProcess, keyPlaceEnvironment, keyPlaceOfSource, keyPlaceBesideRole, keyPlaceIncluded,
    keyPlaceInBothFiles, keyPlaceBesideProcess, keyPlaceInConfig, keyPlaceSectionTaken, keyPlaceInDefaults,
    keyPlaceNotOneLine, keyPlaceHidden
  case keysNotProven, keysChanged, notInStore
  case codeProcessFailed, codeProcessTimedOut, codeProcessNoCode, codeProcessRefused,
    codeProcessUsedBefore
  case dialogDeclined, dialogUnanswered, dialogRefused, dialogAwaited, dialogFailed
  case setupInterrupted, setupNobodyToAsk, setupBadChoice
  case sectionLongTermKey, sectionManager, sectionUnknownKey, sectionConfigured
  case nameCharacter, nameBeginning, nameName
  case directoryFileNotRegular, directoryFileNotOwn, directoryFileWritableByOthers,
    directoryFileTooLarge,
    directoryFileUnreadable
  case directoryFileNotText, directoryFileHiddenCharacter, directoryFileUnknownKey,
    directoryFileTwice,
    directoryFileBadValue, directoryFileNotAlone, directoryFileNoProfile
  case refusedCode, refusedUsedCode, refusedDevice, refusedClock, refusedWrongSecret,
    refusedTemporaryKeys,
    refusedDeadSession, refusedDuration, refusedRegionDisabled, refusedRoleOfRoot,
    refusedRoleDuration,
    refusedChainedDuration, refusedTags, refusedSourceIdentity, refusedPolicy, refusedPackedPolicy, refusedDevices,
    refusedUser, refusedKeyAction, refusedKeyLimit, refusedNoSuchKey, refusedBusy, refusedOther
  case unknownKeyFile, unknownKeyProcess, unknownKeyStore, unknownKeyEnvironment, unknownKeyTyped
  case roleUnsaid, roleNotAllowed, roleForbidden, roleNotTrusted
  case transportUnresolved, transportNotConnected, transportProxyInvalid, transportProxyUnresolved,
    transportProxyNotConnected, transportProxyRefused, transportProxyFailed, transportNotHTTP,
    transportTls,
    transportTimedOut, transportEmpty, transportTruncated, transportTooLarge, transportCurlMissing,
    transportCurlNeeded, transportCurlTooOld, transportCurl, transportCli, transportInterrupted
}

extension Failure {
  var failureName: FailureName {
    switch self {
    case .usage(let error): error.failureName
    case .integrationMissing: .integrationMissing
    case .tooLongToKeep: .tooLongToKeep
    case .readOnlyVariable: .readOnlyVariable
    case .homeMissing: .homeMissing
    case .foreignHome: .foreignHome
    case .shellFilesMissing: .shellFilesMissing
    case .controlInPath: .controlInPath
    case .noShellInUse: .noShellInUse
    case .file(let cause): cause.reason.failureName
    case .malformed(_, let malformed): malformed.reason.failureName
    case .unknownProfile: .unknownProfile
    case .unknownNamed: .unknownNamed
    case .profileNotNamed: .profileNotNamed
    case .noKeysAtAll: .noKeysAtAll
    case .unnamedProfile: .unnamedProfile
    case .noProfiles: .noProfiles
    case .endpoint(.unknownServices): .unknownServices
    case .noKeys: .noKeys
    case .noSecret: .noSecret
    case .noKeyID: .noKeyID
    case .misspeltKey: .misspeltKey
    case .absentFile: .absentFile
    case .nearSource: .nearSource
    case .badKeys: .badKeys
    case .temporaryBaseKeys: .temporaryBaseKeys
    case .leftoverToken: .leftoverToken
    case .misnamedSection: .misnamedSection
    case .idleSource: .idleSource
    case .noCertificates: .noCertificates
    case .badCertificates: .badCertificates
    case .resolution(let cause): cause.failureName
    case .noEnvironmentKeys: .noEnvironmentKeys
    case .environmentKeys(let cause): cause.failureName
    case .keyProcess(let cause, _): cause.failureName
    case .keyStore(let cause, _, _): cause.failureName
    case .keyPlace(let cause, _): cause.failureName
    case .keysNotProven: .keysNotProven
    case .keysChanged: .keysChanged
    case .notInStore: .notInStore
    case .badRole: .badRole
    case .badRoleValue: .badRoleValue
    case .badTags(let problem, _): problem.failureName
    case .policy(let error, _): error.failureName
    case .policyWithoutRole: .policyWithoutRole
    case .restricted: .restricted
    case .noSerial: .noSerial
    case .noDevice: .noDevice
    case .severalDevices: .severalDevices
    case .badSerial: .badSerial
    case .passkey: .passkey
    case .otherAccount: .otherAccount
    case .badDuration: .badDuration
    case .durationOutOfBounds: .durationOutOfBounds
    case .chainedDuration: .chainedDuration
    case .endpoint(.badRegion): .badRegion
    case .endpoint(.badEndpoint): .badEndpoint
    case .endpoint(.plainEndpoint): .plainEndpoint
    case .foreignSection(_, let owner): owner.failureName
    case .unreadableName(_, let name): name.cause.failureName
    case .notOverwritten: .notOverwritten
    case .otherKeys: .otherKeys
    case .sourceEnded: .sourceEnded
    case .openedMeanwhile: .openedMeanwhile
    case .noDirectoryFile(nil): .noDirectoryFileAbove
    case .noDirectoryFile: .noDirectoryFileThere
    case .directoryFile(_, let refusal): refusal.failureName
    case .directoryFileMalformed(_, let malformed): malformed.reason.failureName
    case .notTrusted: .notTrusted
    case .noSession: .noSession
    case .sessionEnded: .sessionEnded
    case .rolePaused: .rolePaused
    case .roleAwaited: .roleAwaited
    case .nothingActive: .nothingActive
    case .oneOff: .oneOff
    case .nobodyToAsk: .nobodyToAsk
    case .setupNeedsTerminal: .setupNeedsTerminal
    case .interrupted: .interrupted
    case .nothingChosen: .nothingChosen
    case .callInterrupted: .callInterrupted
    case .typedAhead: .typedAhead
    case .badCode: .badCode
    case .noCodeRead: .noCodeRead
    case .badChoice: .badChoice
    case .setupBrokenOff(let cause, _): cause.failureName
    case .changedSinceShown: .changedSinceShown
    case .codeProcess(let cause, _): cause.failureName
    case .dialog(let cause, _): cause.failureName
    case .budgetSpent: .budgetSpent
    case .noConsole: .noConsole
    case .consoleNotAWS: .consoleNotAWS
    case .noConsoleIn: .noConsoleIn
    case .consoleRefused: .consoleRefused
    case .noBrowser: .noBrowser
    case .rotation(let cause, _): cause.failureName
    case .rotationStopped(_, let stage, _): stage.failureName
    case .browserFailed: .browserFailed
    case .unknownService: .unknownService
    case .consoleRegion: .consoleRegion
    case .badTypedKey: .badTypedKey
    case .badProfileName: .badProfileName
    case .profileExists: .profileExists
    case .profileAppeared: .profileAppeared
    case .outputNotWritable: .outputNotWritable
    case .commandNotFound: .commandNotFound
    case .commandNotRunnable: .commandNotRunnable
    case .refused(let refusal, _): refusal.failureName
    case .transport(let cause, _): cause.failureName
    case .notAWS: .notAWS
    }
  }
}
