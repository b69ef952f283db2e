import AWSConfig

/// Where long-term keys are kept, which is where they can be fixed.
package enum KeyPlace: Equatable, Sendable {
  case file
  case process
  case environment
}

extension Resolution.KeySource {
  package var place: KeyPlace {
    switch self {
    case .file, .none: .file
    case .process: .process
    case .environment: .environment
    }
  }
}
