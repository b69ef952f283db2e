package import AWSConfig
import Secrecy
import ShellCode

/// What the calling shell has of ours, and how that changes: its environment beside what it remembers.
///
/// Moves: *enter* a session from anywhere; *expire* it, when it has ended; *leave* it, back to the user's own values; *yield*
/// to values that the user has set since; *turn off*, which leaves and keeps out. A variable that is no longer what we made
/// of it is the user's again and is never touched.
package struct ShellState {
  private let environment: Environment
  private let remembered: Memory?

  package init(environment: Environment, memory: String) {
    self.environment = environment
    remembered = Memory(memory)
  }

  /// Nothing of ours has run in this shell yet.
  package var isFresh: Bool { remembered == nil }

  /// What the shell remembers; of a fresh one, what is told from the variables that came along.
  package var memory: Memory { remembered ?? inherited }

  /// The profile whose session is in this shell; `nil` if there is none or the user has since chosen otherwise.
  package var activeProfile: String? {
    hasSession ? memory.profile : nil
  }

  /// A session of ours, alive or expired, is in this shell, and the user has not chosen otherwise since.
  package var hasSession: Bool {
    [.hand, .restored].contains(memory.state) && isOurs(.accessKeyID) && isOurs(.profile)
  }

  package var isOff: Bool { environment[.mfaOff] != nil }

  /// Somebody else's credentials are set.
  package var hasOwnCredentials: Bool {
    let names: [Variable] = [
      .accessKeyID, .profile, .defaultProfile, .awsVault, .awsumeProfile, .webIdentityTokenFile,
      .containerCredentialsRelativeURI, .containerCredentialsFullURI,
    ]
    return names.contains { environment[$0] != nil && !isOurs($0) }
  }

  package var state: Memory.State {
    if isOff { return .off }
    if hasSession { return memory.state }
    return hasOwnCredentials ? .user : .none
  }

  /// The user's own region variable: not the one that came with a session.
  package func userRegion(_ variable: Variable) -> String? {
    own(variable).flatMap { $0.isEmpty ? nil : $0.reveal() }
  }

  /// The user's own access keys of the environment, set aside or not, if they are long-term ones.
  package var userAccessKeys: AccessKeys? {
    guard own(.sessionToken) == nil, own(.securityToken) == nil, let id = own(.accessKeyID)?.reveal(),
      let secret = own(.secretAccessKey), AccessKeys.isBaseID(id), !AccessKeys.isTemporaryID(id)
    else { return nil }
    return AccessKeys(id: id, secret: secret)
  }

  /// The user's own value of a variable.
  private func own(_ variable: Variable) -> Secret? {
    isOurs(variable) ? memory.saved[variable] : environment.rawValue(variable).map { Secret($0) }
  }

  /// The access key id of the session that is here.
  package var sessionKeyID: String? { isOurs(.accessKeyID) ? environment[.accessKeyID] : nil }

  // MARK: - Moves

  /// A session as it enters a shell.
  package struct Entry {
    let session: SessionCredentials
    let profile: String
    let region: String?
    /// It is in the credentials file: `AWS_PROFILE` may name its section.
    let isStored: Bool
    let export: Settings.Export
    let state: Memory.State
    /// Thresholds that are past already are not announced.
    let announced: Int?
  }

  package func entering(_ entry: Entry) -> Change {
    let session = entry.session
    var wishes = regionWishes(for: entry.region)
    let hasKeys = entry.export == .keys || !entry.isStored
    wishes[.accessKeyID] = hasKeys ? .value(Secret(session.keys.id)) : .absent
    wishes[.secretAccessKey] = hasKeys ? .value(session.keys.secret) : .absent
    wishes[.sessionToken] = hasKeys ? .value(session.token) : .absent
    wishes[.credentialExpiration] = hasKeys ? .value(Secret(session.expiration.rfc3339)) : .absent
    wishes[.profile] = entry.isStored ? .value(Secret(SessionSection.name(for: entry.profile))) : .absent
    wishes[.securityToken] = .absent
    wishes[.defaultProfile] = .absent

    var next = Memory(state: entry.state, profile: entry.profile, expiration: session.expiration)
    next.isStored = entry.isStored
    next.announced = entry.announced
    return change(wishes, next)
  }

  /// The keys are dead and go; what `AWS_PROFILE` names tells every tool so.
  package func expiring(asksAgain: Instant? = nil, failures: Int = 0) -> Change {
    var wishes: [Variable: Wish] = [:]
    for variable in [Variable.accessKeyID, .secretAccessKey, .sessionToken, .credentialExpiration] {
      wishes[variable] = .absent
    }
    for variable in [Variable.profile, .region, .defaultRegion, .securityToken, .defaultProfile] {
      guard let target = memory.targets[variable], isOurs(variable) else { continue }
      wishes[variable] = target.map { .value(Secret($0)) } ?? .absent
    }
    var next = Memory(state: memory.state, profile: memory.profile, expiration: memory.expiration)
    next.isStored = memory.isStored
    next.isExpired = true
    next.asksAgain = asksAgain
    next.failures = failures
    return change(wishes, next)
  }

  /// The session goes, and the user's own values come back.
  package func leaving() -> Change {
    change([:], Memory(state: .none))
  }

  /// The user has set other credentials: what is left of ours goes.
  package func yielding() -> Change {
    change([:], Memory(state: .user))
  }

  /// As ``leaving()``, and nothing comes back by itself: the mark is exported, so that child shells keep out too.
  package func turningOff() -> Change {
    change([:], Memory(state: .off))
  }

  /// A profile variable that names a dead section of ours goes.
  package func clearing() -> Change {
    let statements = [Statement.unset(Variable.profile.rawValue)]
    return Change(
      statements: statements, memory: Memory(state: memory.state), environment: environment.applying(statements))
  }

  /// The profile that a variable of the user's names.
  package var namedProfile: String? { isOurs(.profile) ? nil : environment[.profile] }

  /// Nothing moves but what is remembered.
  package func resting(_ memory: Memory) -> Change {
    Change(statements: [], memory: memory, environment: environment)
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
    guard Self.following.contains(variable) else {
      return memory.targets[variable].map { $0 == environment[variable] } ?? false
    }
    return isOurs(.accessKeyID) || isLeftBehind(variable)
  }

  /// What is still there of our session's keys after the user took the access key id out, or set another.
  private func isLeftBehind(_ variable: Variable) -> Bool {
    guard (memory.targets[.accessKeyID] ?? nil) != nil,
      environment[.credentialExpiration] == memory.expiration?.rfc3339
    else { return false }
    // Beside another key id, only our expiration is known not to be the user's.
    return variable == .credentialExpiration || environment[.accessKeyID] == nil
  }

  /// A child shell has no memory: what its parent's session set is told from the variables that came along.
  private var inherited: Memory {
    guard let profile = environment[.mfaProfile] else { return Memory(state: isOff ? .off : .none) }
    let expiresAt = environment[.mfaExpiresAt].flatMap { Int($0) }.map(Instant.init(seconds:))
    var memory = Memory(state: .restored, profile: profile, expiration: expiresAt)
    memory.isStored = environment[.profile] != nil
    memory.targets[.profile] = .some(memory.isStored ? SessionSection.name(for: profile) : nil)
    let expiration = environment[.credentialExpiration].flatMap(Instant.init(rfc3339:))
    if environment[.accessKeyID] == nil {
      memory.targets[.accessKeyID] = .some(nil)
    } else if expiration != nil, expiration == expiresAt, environment[.sessionToken] != nil {
      memory.targets[.accessKeyID] = .some(environment[.accessKeyID])
    }
    if let region = environment[.mfaRegion] {
      memory.targets[.region] = .some(region)
      memory.targets[.defaultRegion] = .some(region)
    }
    return memory
  }

  // MARK: - Changes

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

  /// A variable that nothing is wished of goes back to the user's value if it is ours, and stays if it is not.
  private func change(_ wishes: [Variable: Wish], _ memory: Memory) -> Change {
    var statements: [Statement] = []
    var next = memory
    for variable in Self.managed {
      let own = own(variable)
      switch wishes[variable] {
      case .value(let value): statements.append(.export(variable.rawValue, value))
      case .absent: statements.append(.unset(variable.rawValue))
      case nil where isOurs(variable): statements.append(Self.setting(variable, to: own))
      case nil: continue
      }
      guard let wish = wishes[variable] else { continue }
      next.saved[variable] = own
      if !Self.following.contains(variable) { next.targets[variable] = .some(wish.text) }
    }
    statements += Self.markers(of: next).map { Self.setting($0, to: $1.map { Secret($0) }) }
    return Change(
      statements: statements, memory: next, environment: environment.applying(statements))
  }

  /// What child shells and other programs are told.
  private static func markers(of memory: Memory) -> [(Variable, String?)] {
    let region = memory.targets[.region] ?? nil
    let isOwnRegion = region != nil && region == (memory.targets[.defaultRegion] ?? nil)
    return [
      (.mfaProfile, memory.profile),
      (.mfaExpiresAt, memory.expiration.map { String($0.seconds) }),
      (.mfaRoot, nil),
      (.mfaRegion, isOwnRegion ? region : nil),
      (.mfaOff, memory.state == .off ? "1" : nil),
    ]
  }

  private static func setting(_ variable: Variable, to value: Secret?) -> Statement {
    value.map { .export(variable.rawValue, $0) } ?? .unset(variable.rawValue)
  }
}

extension ShellState.Wish {
  fileprivate var text: String? {
    if case .value(let value) = self { value.reveal() } else { nil }
  }
}
