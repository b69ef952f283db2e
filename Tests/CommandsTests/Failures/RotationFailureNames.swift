@testable import Commands

extension RotationError {
  var failureName: FailureName {
    switch self {
    case .fromProcess(isOurs: true): .rotationFromOurProcess
    case .fromProcess(isOurs: false): .rotationFromProcess
    case .fromEnvironment: .rotationFromEnvironment
    case .besideRole: .rotationBesideRole
    case .ofRoot: .rotationOfRoot
    case .inactive: .rotationInactive
    case .unlisted: .rotationUnlisted
    case .twoKeys: .rotationTwoKeys
    case .orphan: .rotationOrphan
    case .notEditable: .rotationNotEditable
    case .changedMeanwhile: .rotationChangedMeanwhile
    case .notAccepted: .rotationNotAccepted
    case .notOurs: .rotationNotOurs
    case .running: .rotationRunning
    }
  }
}

extension RotationStage {
  var failureName: FailureName {
    switch self {
    case .creating: .rotationCreating
    case .undone: .rotationUndone
    case .orphaned: .rotationOrphaned
    case .unclear: .rotationUnclear
    case .written: .rotationWritten
    case .retired: .rotationRetired
    }
  }
}
