package import AWSConfig
import Secrecy
package import ShellCode

/// What the calling shell has of ours, and how that changes: its environment beside what it remembers.
///
/// Moves: *enter* a session from anywhere; *leave* it, back to the user's own values; *off*, which leaves and keeps out.
/// A variable that is no longer what we made of it is the user's again and is never touched.
package struct ShellState {
  private let environment: Environment
  private let memory: Memory?

  package init(environment: Environment, memory: String) {
    self.environment = environment
    self.memory = Memory(memory)
  }

  /// The profile whose session is in this shell; `nil` if there is none or the user has since chosen otherwise.
  package var activeProfile: String? {
    guard let profile = environment[.mfaProfile] else { return nil }
    return isOurs(.accessKeyID) && isOurs(.profile) ? profile : nil
  }

  package var source: Source {
    if environment[.mfaOff] != nil { return .off }
    if activeProfile != nil { return memory.map { .session($0.source) } ?? .inherited }
    let foreign: [Variable] = [.accessKeyID, .profile, .defaultProfile]
    return foreign.contains { environment[$0] != nil } ? .user : .none
  }

  package enum Source: Equatable, Sendable {
    case none, user, off, inherited
    case session(Memory.Source)
  }

  package var expiresAt: Instant? {
    environment[.mfaExpiresAt].flatMap { Int($0) }.map(Instant.init(seconds:))
  }

  /// The user's own region variable: not the one that came with a session.
  package func userRegion(_ variable: Variable) -> String? {
    isOurs(variable) ? memory?.saved[variable]?.reveal() : environment[variable]
  }

  /// The user's own access keys in the environment, if they are long-term ones.
  package var userAccessKeys: AccessKeys? {
    guard !isOurs(.accessKeyID), environment[.sessionToken] == nil, environment[.securityToken] == nil,
      let id = environment[.accessKeyID], let secret = environment[.secretAccessKey],
      AccessKeys.isBaseID(id), !AccessKeys.isTemporaryID(id)
    else { return nil }
    return AccessKeys(id: id, secret: Secret(secret))
  }

  // MARK: - Moves

  /// `session` becomes this shell's. It is not named by `AWS_PROFILE` if it is in no file.
  package func entering(
    _ session: SessionCredentials, profile: String, region: String?, isStored: Bool,
    export: Settings.Export, source: Memory.Source
  ) -> [Statement] {
    var wishes = regionWishes(for: region)
    let hasKeys = export == .keys || !isStored
    wishes[.accessKeyID] = hasKeys ? .value(Secret(session.keys.id)) : .absent
    wishes[.secretAccessKey] = hasKeys ? .value(session.keys.secret) : .absent
    wishes[.sessionToken] = hasKeys ? .value(session.token) : .absent
    wishes[.credentialExpiration] =
      hasKeys ? .value(Secret(session.expiration.rfc3339)) : .absent
    wishes[.profile] =
      isStored ? .value(Secret(SessionSection.name(for: profile))) : .absent
    wishes[.securityToken] = .absent
    wishes[.defaultProfile] = .absent

    var markers: [Variable: String] = [
      .mfaProfile: profile, .mfaExpiresAt: String(session.expiration.seconds),
    ]
    if case .value(let region)? = wishes[.region], case .value? = wishes[.defaultRegion] {
      markers[.mfaRegion] = region.reveal()
    }
    return plan(wishes, markers: markers, remembering: source)
  }

  /// The session goes, and the user's own values come back.
  package func leaving() -> [Statement] {
    plan([:], markers: [:], remembering: nil)
  }

  /// As ``leaving()``, and nothing comes back by itself: the mark is exported, so that child shells keep out too.
  package func turningOff() -> [Statement] {
    plan([:], markers: [.mfaOff: "1"], remembering: nil)
  }

  // MARK: - Ownership

  private static let managed: [Variable] = [
    .accessKeyID, .secretAccessKey, .sessionToken, .credentialExpiration, .profile, .region,
    .defaultRegion, .securityToken, .defaultProfile,
  ]

  /// These come and go with the access key id.
  private static let following: Set<Variable> = [
    .secretAccessKey, .sessionToken, .credentialExpiration,
  ]

  /// Whether the variable is still as we left it.
  private func isOurs(_ variable: Variable) -> Bool {
    let judged = Self.following.contains(variable) ? .accessKeyID : variable
    guard let target = targets[judged] else { return false }
    return environment[judged] == target
  }

  private var targets: [Variable: String?] { memory?.targets ?? inheritedTargets }

  /// A child shell has no memory: what its parent's session set is told from the variables that came along.
  private var inheritedTargets: [Variable: String?] {
    guard let profile = environment[.mfaProfile] else { return [:] }
    var targets: [Variable: String?] = [:]
    let name = SessionSection.name(for: profile)
    targets[.profile] = .some(environment[.profile] == nil ? nil : name)
    let expiration = environment[.credentialExpiration].flatMap(Instant.init(rfc3339:))
    if environment[.accessKeyID] == nil {
      targets[.accessKeyID] = .some(nil)
    } else if expiration != nil, expiration == expiresAt, environment[.sessionToken] != nil {
      targets[.accessKeyID] = .some(environment[.accessKeyID])
    }
    if let region = environment[.mfaRegion] {
      targets[.region] = .some(region)
      targets[.defaultRegion] = .some(region)
    }
    return targets
  }

  // MARK: - Plans

  fileprivate enum Wish {
    case value(Secret)
    case absent
  }

  /// What the session wants of the two region variables. The user's choice stands; one alone is copied to the other.
  private func regionWishes(for region: String?) -> [Variable: Wish] {
    switch (userRegion(.region), userRegion(.defaultRegion), region) {
    case (nil, nil, let region?):
      [.region: .value(Secret(region)), .defaultRegion: .value(Secret(region))]
    case (let own?, nil, _): [.defaultRegion: .value(Secret(own))]
    case (nil, let own?, _): [.region: .value(Secret(own))]
    case (nil, nil, nil), (_?, _?, _): [:]
    }
  }

  private func plan(
    _ wishes: [Variable: Wish], markers: [Variable: String], remembering source: Memory.Source?
  ) -> [Statement] {
    var plan: [Statement] = []
    var next = Memory(source: source ?? .login, saved: [:], targets: [:])
    for variable in Self.managed {
      let own = isOurs(variable) ? memory?.saved[variable] : environment.rawValue(variable).map { Secret($0) }
      switch wishes[variable] {
      case .value(let value): plan.append(.export(variable.rawValue, value))
      case .absent: plan.append(.unset(variable.rawValue))
      case nil where isOurs(variable): plan.append(Self.restoring(own, to: variable))
      case nil: continue
      }
      guard let wish = wishes[variable] else { continue }
      next.saved[variable] = own
      if !Self.following.contains(variable) { next.targets[variable] = .some(wish.text) }
    }
    for marker in [Variable.mfaProfile, .mfaExpiresAt, .mfaRoot, .mfaRegion, .mfaOff] {
      plan.append(Self.restoring(markers[marker].map { Secret($0) }, to: marker))
    }
    plan.append(.keep(Memory.variable, source == nil ? "" : next.text))
    return plan
  }

  private static func restoring(_ value: Secret?, to variable: Variable) -> Statement {
    value.map { .export(variable.rawValue, $0) } ?? .unset(variable.rawValue)
  }
}

extension ShellState.Wish {
  fileprivate var text: String? {
    if case .value(let value) = self { value.reveal() } else { nil }
  }
}
