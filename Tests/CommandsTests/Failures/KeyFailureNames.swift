@testable import AWSConfig
@testable import Commands

extension KeyStoreError {
  var failureName: FailureName {
    switch self {
    case .noProgram: .keyStoreNoProgram
    case .noEntry: .keyStoreNoEntry
    case .otherKey: .keyStoreOtherKey
    case .notKeys: .keyStoreNotKeys
    case .differs: .keyStoreDiffers
    case .locked: .keyStoreLocked
    case .unreachable: .keyStoreUnreachable
    case .notSetUp: .keyStoreNotSetUp
    case .failed: .keyStoreFailed
    case .timedOut: .keyStoreTimedOut
    }
  }
}

extension KeyPlaceError {
  var failureName: FailureName {
    switch self {
    case .none: .keyPlaceNone
    case .process: .keyPlaceProcess
    case .environment: .keyPlaceEnvironment
    case .ofSource: .keyPlaceOfSource
    case .besideRole: .keyPlaceBesideRole
    case .included: .keyPlaceIncluded
    case .inBothFiles: .keyPlaceInBothFiles
    case .besideProcess: .keyPlaceBesideProcess
    case .inConfig: .keyPlaceInConfig
    case .sectionTaken: .keyPlaceSectionTaken
    case .inDefaults: .keyPlaceInDefaults
    case .notOneLine: .keyPlaceNotOneLine
    case .hidden: .keyPlaceHidden
    }
  }
}
