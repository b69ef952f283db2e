package import AWSConfig

/// Another tool that gives a shell credentials, by the variable that it leaves there.
package enum Neighbour: CaseIterable {
  case awsVault, awsume, granted

  package static func present(in environment: Environment) -> [Neighbour] {
    allCases.filter { environment[$0.variable] != nil }
  }

  package var variable: Variable {
    switch self {
    case .awsVault: .awsVault
    case .awsume: .awsumeProfile
    case .granted: .grantedSSO
    }
  }

  package var name: String {
    switch self {
    case .awsVault: "aws-vault"
    case .awsume: "awsume"
    case .granted: "granted"
    }
  }

  /// What takes its variables out of the shell.
  package var remedy: String {
    switch self {
    case .awsVault: "exit leaves its shell"
    case .awsume: "awsume --unset takes its variables out"
    case .granted: "assume --unset takes its variables out"
    }
  }
}
