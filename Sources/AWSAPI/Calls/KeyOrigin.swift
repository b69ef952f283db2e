import AWSConfig

/// Where long-term keys are kept, which is where they can be fixed.
package enum KeyOrigin: Equatable, Sendable {
  case file
  case process
  case store
  case environment
  /// In no place yet.
  case typed
}

extension Resolution.KeySource {
  package var origin: KeyOrigin {
    switch self {
    case .file, .none: .file
    case .process: .process
    case .store: .store
    case .environment: .environment
    }
  }
}
