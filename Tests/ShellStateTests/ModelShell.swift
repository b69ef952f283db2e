import AWSConfig
import Secrecy
import ShellCode
import Text

@testable import ShellState

/// A shell as far as it matters here: exported variables, and one that is not exported.
struct ModelShell: Equatable {
  var environment: [String: String] = [:]
  var memory = ""

  /// The shell after a plan, as any of the three shells would carry it out.
  func after(_ plan: [Statement]) -> ModelShell {
    plan.reduce(into: self) { shell, statement in
      switch statement {
      case .export(let name, let value): shell.environment[name] = value.reveal()
      case .unset(let name): shell.environment[name] = nil
      case .keep, .call: break
      }
    }
  }

  func after(_ change: Change) -> ModelShell {
    var shell = after(change.statements)
    shell.memory = change.memory.targets.isEmpty ? "" : change.memory.text.reveal()
    return shell
  }

  /// A shell started from this one: it sees what is exported and nothing else.
  var child: ModelShell { ModelShell(environment: environment) }

  func setting(_ name: String, _ value: String?) -> ModelShell {
    var shell = self
    shell.environment[name] = value
    return shell
  }

  var state: ShellState { ShellState(environment: Environment(environment), memory: memory) }

  func entering(
    _ session: String = "one", profile: String = "p", region: String? = nil, isStored: Bool = true,
    export: ShellState.ExportMode = .keys
  ) -> ModelShell {
    let credentials = SessionCredentials(
      keys: AccessKeys(id: "ASIA-\(session)", secret: Secret("secret-\(session)")), token: Secret("token-\(session)"),
      expiration: Instant(seconds: 1_767_304_800))
    return after(
      state.entering(
        ShellState.Entry(
          session: credentials, profile: profile, region: region, isStored: isStored, export: export, state: .hand,
          announced: nil)))
  }

  func leaving() -> ModelShell { after(state.leaving()) }

  func turningOff() -> ModelShell { after(state.turningOff()) }

  /// What session `one` of profile `p` exports.
  static let session = [
    "AWS_ACCESS_KEY_ID": "ASIA-one", "AWS_SECRET_ACCESS_KEY": "secret-one", "AWS_SESSION_TOKEN": "token-one",
    "AWS_CREDENTIAL_EXPIRATION": "2026-01-01T22:00:00Z", "AWS_PROFILE": "p-mfa", "AWS_MFA_PROFILE": "p",
    "AWS_MFA_EXPIRES_AT": "1767304800",
  ]
}
