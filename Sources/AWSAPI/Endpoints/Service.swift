import AWSConfig

/// The services that are called, by their names in signatures and files.
package enum Service: String, Equatable, Sendable {
  case sts, iam

  /// The version of the query protocol.
  var version: String {
    switch self {
    case .sts: "2011-06-15"
    case .iam: "2010-05-08"
    }
  }

  var endpointVariable: Variable {
    switch self {
    case .sts: .endpointURLSTS
    case .iam: .endpointURLIAM
    }
  }
}
