package import Secrecy

/// One change to a shell's variables. A list of them is a *plan*: what was decided, before it is spelled for a shell.
package enum Statement: Equatable, Sendable {
  /// Sets and exports the variable.
  case export(String, Secret)
  /// Unsets the variable, for this shell and the programs it starts.
  case unset(String)
  /// Sets the variable in this shell only: child processes do not see it.
  case keep(String, Secret)
  /// Calls a function of the integration.
  case call(String, [String])

  /// The variable that the statement changes.
  package var variable: String? {
    switch self {
    case .export(let name, _), .unset(let name), .keep(let name, _): name
    case .call: nil
    }
  }
}
