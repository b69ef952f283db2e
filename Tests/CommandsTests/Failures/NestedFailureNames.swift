@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

extension FileError.Reason {
  var failureName: FailureName {
    switch self {
    case .unreadable: .fileUnreadable
    case .notWritable: .fileNotWritable
    case .notRegular: .fileNotRegular
    case .diskFull: .fileDiskFull
    case .locked: .fileLocked
    case .changing: .fileChanging
    case .beingWritten: .fileBeingWritten
    case .tooLarge: .fileTooLarge
    case .cutShort: .fileCutShort
    }
  }
}

extension INIDocument.Malformed.Reason {
  var failureName: FailureName {
    switch self {
    case .optionBeforeSection: .iniOptionBeforeSection
    case .openHeader: .iniOpenHeader
    case .notAnOption: .iniNotAnOption
    case .nestedNotAnOption: .iniNestedNotAnOption
    case .duplicateSection: .iniDuplicateSection
    case .duplicateOption: .iniDuplicateOption
    }
  }
}

extension ResolutionError {
  var failureName: FailureName {
    switch self {
    case .unknownProfile: .resolutionUnknownProfile
    case .unknownSource: .resolutionUnknownSource
    case .loop: .resolutionLoop
    case .twoSources: .resolutionTwoSources
    case .noSource: .resolutionNoSource
    case .unknownCredentialSource: .resolutionUnknownCredentialSource
    case .machine: .resolutionMachine
    case .foreign(let identity, _): identity.failureName
    }
  }
}

extension ForeignIdentity {
  var failureName: FailureName {
    switch self {
    case .webIdentity: .foreignWebIdentity
    case .singleSignOn: .foreignSingleSignOn
    case .login: .foreignLogin
    }
  }
}

extension EnvironmentKeysError {
  var failureName: FailureName {
    switch self {
    case .temporary: .environmentKeysTemporary
    case .leftoverToken: .environmentKeysLeftoverToken
    case .incomplete: .environmentKeysIncomplete
    case .malformed: .environmentKeysMalformed
    }
  }
}

extension KeyProcessError {
  var failureName: FailureName {
    switch self {
    case .unreadable: .keyProcessUnreadable
    case .ours: .keyProcessOurs
    case .failed: .keyProcessFailed
    case .timedOut: .keyProcessTimedOut
    case .noKeys: .keyProcessNoKeys
    }
  }
}

extension CodeProcessError {
  var failureName: FailureName {
    switch self {
    case .failed: .codeProcessFailed
    case .timedOut: .codeProcessTimedOut
    case .noCode: .codeProcessNoCode
    case .refused(usedBefore: false): .codeProcessRefused
    case .refused(usedBefore: true): .codeProcessUsedBefore
    }
  }
}

extension DialogError {
  var failureName: FailureName {
    switch self {
    case .paused(.declined, _, _, _): .dialogDeclined
    case .paused(.unanswered, _, _, _): .dialogUnanswered
    case .paused(.refused, _, _, _): .dialogRefused
    case .awaited: .dialogAwaited
    case .failed: .dialogFailed
    }
  }
}

extension SetupError {
  var failureName: FailureName {
    switch self {
    case .interrupted: .setupInterrupted
    case .nobodyToAsk: .setupNobodyToAsk
    case .badChoice: .setupBadChoice
    }
  }
}

extension SessionSection.Owner {
  var failureName: FailureName {
    switch self {
    case .longTermKey: .sectionLongTermKey
    case .manager: .sectionManager
    case .unknownKey: .sectionUnknownKey
    case .configured: .sectionConfigured
    }
  }
}

extension UnreadableName.Cause {
  var failureName: FailureName {
    switch self {
    case .character: .nameCharacter
    case .beginning: .nameBeginning
    case .name: .nameName
    }
  }
}

extension OwnFileRefusal {
  var failureName: FailureName {
    switch self {
    case .notRegular: .directoryFileNotRegular
    case .notOwn: .directoryFileNotOwn
    case .writableByOthers: .directoryFileWritableByOthers
    case .tooLarge: .directoryFileTooLarge
    case .unreadable: .directoryFileUnreadable
    }
  }
}

extension DirectoryFileError.Reason {
  var failureName: FailureName {
    switch self {
    case .notText: .directoryFileNotText
    case .hiddenCharacter: .directoryFileHiddenCharacter
    case .unknownKey: .directoryFileUnknownKey
    case .twice: .directoryFileTwice
    case .badValue: .directoryFileBadValue
    case .notAlone: .directoryFileNotAlone
    case .noProfile: .directoryFileNoProfile
    }
  }
}

extension Refusal {
  var failureName: FailureName {
    switch self {
    case .code(_, usedBefore: false): .refusedCode
    case .code(_, usedBefore: true): .refusedUsedCode
    case .device: .refusedDevice
    case .clock: .refusedClock
    case .unknownKey(_, let place): place.failureName
    case .wrongSecret: .refusedWrongSecret
    case .temporaryKeys: .refusedTemporaryKeys
    case .deadSession: .refusedDeadSession
    case .duration: .refusedDuration
    case .regionDisabled: .refusedRegionDisabled
    case .role(_, let denial, _): denial.failureName
    case .roleOfRoot: .refusedRoleOfRoot
    case .roleExtra(_, .tags): .refusedTags
    case .roleExtra(_, .sourceIdentity): .refusedSourceIdentity
    case .policy: .refusedPolicy
    case .packedPolicy: .refusedPackedPolicy
    case .roleDuration: .refusedRoleDuration
    case .chainedDuration: .refusedChainedDuration
    case .devices: .refusedDevices
    case .user: .refusedUser
    case .keyAction: .refusedKeyAction
    case .keyLimit: .refusedKeyLimit
    case .noSuchKey: .refusedNoSuchKey
    case .busy: .refusedBusy
    case .other: .refusedOther
    }
  }
}

extension KeyOrigin {
  var failureName: FailureName {
    switch self {
    case .file: .unknownKeyFile
    case .process: .unknownKeyProcess
    case .store: .unknownKeyStore
    case .environment: .unknownKeyEnvironment
    case .typed: .unknownKeyTyped
    }
  }
}

extension RoleDenial {
  var failureName: FailureName {
    switch self {
    case .unsaid: .roleUnsaid
    case .notAllowed: .roleNotAllowed
    case .forbidden: .roleForbidden
    case .notTrusted: .roleNotTrusted
    }
  }
}

extension TransportError {
  var failureName: FailureName {
    switch self {
    case .unresolved: .transportUnresolved
    case .notConnected: .transportNotConnected
    case .proxyInvalid: .transportProxyInvalid
    case .proxyUnresolved: .transportProxyUnresolved
    case .proxyNotConnected: .transportProxyNotConnected
    case .proxyRefused: .transportProxyRefused
    case .proxyFailed: .transportProxyFailed
    case .notHTTP: .transportNotHTTP
    case .tls: .transportTls
    case .timedOut: .transportTimedOut
    case .empty: .transportEmpty
    case .truncated: .transportTruncated
    case .tooLarge: .transportTooLarge
    case .curlMissing: .transportCurlMissing
    case .curlNeeded: .transportCurlNeeded
    case .curlTooOld: .transportCurlTooOld
    case .curl: .transportCurl
    case .cli: .transportCli
    case .interrupted: .transportInterrupted
    }
  }
}

extension SessionTags.Problem {
  var failureName: FailureName {
    switch self {
    case .noPair: .tagsNoPair
    case .badKey: .tagsBadKey
    case .reserved: .tagsReserved
    case .badValue: .tagsBadValue
    case .twice: .tagsTwice
    case .tooMany: .tagsTooMany
    case .unknown: .tagsUnknown
    }
  }
}

extension PolicyError {
  var failureName: FailureName {
    switch self {
    case .absent: .policyAbsent
    case .notJSON: .policyNotJSON
    case .badCharacter: .policyBadCharacter
    case .tooLong: .policyTooLong
    }
  }
}
