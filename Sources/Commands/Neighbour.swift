/// Another tool that gives a shell credentials, known by the variable that it leaves there.
enum Neighbour: CaseIterable {
  case awsVault, awsume, granted

  static func present(in environment: Environment) -> [Neighbour] {
    allCases.filter { environment[$0.variable] != nil }
  }

  var variable: Variable {
    switch self {
    case .awsVault: .awsVault
    case .awsume: .awsumeProfile
    case .granted: .grantedSSO
    }
  }

  var name: String {
    switch self {
    case .awsVault: "aws-vault"
    case .awsume: "awsume"
    case .granted: "granted"
    }
  }

  /// How to remove its variables from the shell.
  var remedy: String {
    switch self {
    case .awsVault: "exit leaves its shell"
    case .awsume: "awsume --unset removes its variables"
    case .granted: "assume --unset removes its variables"
    }
  }
}
