import AWSConfig
import ShellCode
import ShellState

/// Variables that the calling shell has made read-only (`readonly`, `typeset -r`).
///
/// Half a session must not get into a shell, so variables that cannot be set are found before anything changes.
struct ReadOnlyVariables {
  private let names: Set<String>
  private let environment: Environment
  private let world: World

  init(_ world: World) {
    self.world = world
    names = world.readOnly
    environment = world.environment
  }

  /// The variables that a session always sets.
  private static let exported: [Variable] = [
    .accessKeyID, .secretAccessKey, .sessionToken, .credentialExpiration, .profile, .mfaProfile, .mfaExpiresAt,
  ]
  /// The variables that would take effect beside a session.
  private static let removed: [Variable] = [.securityToken, .defaultProfile, .mfaOff]

  /// - Throws: `readOnlyVariable`, if the shell cannot take the whole session.
  func check() throws(Failure) {
    if let variable = blocking { throw .readOnlyVariable(variable.rawValue) }
  }

  private var blocking: Variable? {
    let fixed = Self.exported + Self.removed.filter { environment[$0] != nil }
    return fixed.first { names.contains($0.rawValue) }
  }

  /// The part of an outcome that the shell can carry out: every removal that is possible, but no part of a session.
  func settable(_ outcome: Outcome) -> Outcome {
    guard !names.isEmpty else { return outcome }
    var outcome = outcome
    if let blocking, bringsSession(outcome.plan) {
      outcome.plan = closing(blocking)
    } else {
      outcome.plan = outcome.plan.filter { !isFixed($0) }
    }
    return outcome
  }

  /// Removes the session that is here, where another one cannot enter.
  private func closing(_ blocking: Variable) -> [Statement] {
    let shell = ShellState(environment: environment, memory: world.memory)
    guard shell.sessionKeyID != nil else { return [] }
    world.say(Wording.text(.readOnlyVariable(blocking.rawValue)))
    let keys: [Variable] = [.accessKeyID, .secretAccessKey, .sessionToken, .credentialExpiration, .mfaSegment]
    return keys.map { .unset($0.rawValue) }.filter { !isFixed($0) }
  }

  /// Whether a plan exports keys of ours, and not the user's own that come back.
  private func bringsSession(_ plan: [Statement]) -> Bool {
    let exports = plan.compactMap { if case .export(let name, _) = $0 { name } else { nil } }
    return exports.contains(Variable.accessKeyID.rawValue) && exports.contains(Variable.mfaExpiresAt.rawValue)
  }

  private func isFixed(_ statement: Statement) -> Bool {
    switch statement {
    case .export(let name, _), .unset(let name): names.contains(name)
    case .keep, .call: false
    }
  }
}
