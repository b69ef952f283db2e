package import Secrecy

/// One change to a shell's variables. A list of them is a *plan*: what is decided, before any shell spells it.
package enum Statement: Equatable, Sendable {
  /// The variable is set and exported.
  case export(String, Secret)
  /// The variable is gone, for this shell and what it starts.
  case unset(String)
  /// The variable is set in this shell only: no child sees it.
  case keep(String, Secret)
  /// A function of the integration is called.
  case call(String, [String])

  /// The variable that it changes.
  package var variable: String? {
    switch self {
    case .export(let name, _), .unset(let name), .keep(let name, _): name
    case .call: nil
    }
  }
}
