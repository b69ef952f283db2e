package import AWSConfig

/// Another tool that gives a shell credentials, known by the variable that it leaves there.
package enum OtherTool: CaseIterable {
  case awsVault, awsume, granted

  package static func present(in environment: Environment) -> [OtherTool] {
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

  /// How to remove its variables from the shell.
  package var remedy: String {
    switch self {
    case .awsVault: "exit leaves its shell"
    case .awsume: "awsume --unset removes its variables"
    case .granted: "assume --unset removes its variables"
    }
  }
}
