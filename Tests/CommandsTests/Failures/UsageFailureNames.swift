@testable import Commands

extension UsageError {
  var failureName: FailureName {
    switch self {
    case .unknownOption: .usageUnknownOption
    case .otherOption(_, _, let other): other.failureName
    case .twoProfiles: .usageTwoProfiles
    case .missingValue: .usageMissingValue
    case .unwantedValue: .usageUnwantedValue
    case .missingOperand: .usageMissingOperand
    case .missingCommand: .usageMissingCommand
    case .unexpectedOperand: .usageUnexpectedOperand
    case .unknownVerb: .usageUnknownVerb
    case .conflict: .usageConflict
    case .needs: .usageNeeds
    case .badTime: .usageBadTime
    case .badFormat: .usageBadFormat
    case .badShell: .usageBadShell
    case .severalShells: .usageSeveralShells
    case .badPrompt: .usageBadPrompt
    case .badCommand: .usageBadCommand
    case .emptyProfile: .usageEmptyProfile
    case .badKeysWord: .usageBadKeysWord
    case .badStore: .usageBadStore
    case .noTarget: .usageNoTarget
    }
  }
}

extension OtherOption {
  var failureName: FailureName {
    switch self {
    case .verb: .otherVerb
    case .key: .otherKey
    case .region: .otherRegion
    case .suffix: .otherSuffix
    case .section: .otherSection
    case .noSession: .otherNoSession
    case .refresher: .otherRefresher
    case .json: .otherJSON
    case .shell: .otherShell
    }
  }
}
