package import AWSConfig
import Secrecy
import ShellCode
import Text

/// What the calling shell has of ours, and how that changes: its environment, and what it remembers.
///
/// A variable that no longer has the value that we gave it is the user's again and is never touched.
package struct ShellState {
  let environment: Environment
  /// What the shell will remember about `.awsmfa` files after the moves that follow.
  package var directoryMemory: DirectoryMemory
  /// What the shell remembers; in a fresh shell, what the inherited variables show.
  package private(set) var memory: Memory
  /// Whether nothing of ours has run in this shell yet.
  package let isFresh: Bool

  package init(environment: Environment, memory: String) {
    let remembered = Memory(memory)?.closed(in: environment)
    self.environment = environment
    self.memory = remembered ?? Memory(inheritedIn: environment)
    isFresh = remembered == nil
    directoryMemory = self.memory.directoryMemory
  }

  package init(after change: Change) {
    environment = change.environment
    memory = change.memory
    isFresh = false
    directoryMemory = change.memory.directoryMemory
  }

  /// The same shell, as if it had been told about an ignored file.
  package func told(of key: String) -> ShellState {
    var next = self
    if !isFresh { next.memory.directoryMemory = memory.directoryMemory.telling(key) }
    return next
  }

  /// The profile whose session is in this shell; `nil` if there is none or the user has since chosen otherwise.
  package var activeProfile: String? {
    hasSession ? memory.profile : nil
  }

  /// Whether a session of ours, live or expired, is in this shell, and the user has not chosen otherwise since.
  var hasSession: Bool {
    [.hand, .directory, .restored].contains(memory.state) && !memory.isWaiting && isUntouched
  }

  /// Whether the two variables by which the user chooses are as we left them.
  package var isUntouched: Bool { isOurs(.accessKeyID) && isOurs(.profile) }

  package var isOff: Bool { environment[.mfaOff] != nil }

  /// Whether someone else's credentials are set.
  package var hasOwnCredentials: Bool { ruling != nil }

  /// The variable that sets someone else's credentials.
  package var ruling: Variable? {
    let names: [Variable] = [
      .accessKeyID, .profile, .defaultProfile, .awsVault, .awsumeProfile, .webIdentityTokenFile,
      .containerCredentialsRelativeURI, .containerCredentialsFullURI,
    ]
    return names.first { environment[$0] != nil && !isOurs($0) }
  }

  package var state: Memory.State {
    if isOff { return .off }
    if hasSession || memory.isWaiting && isUntouched { return memory.state }
    return hasOwnCredentials ? .user : .none
  }

  /// The user's own region variable; `nil` for a region that came with a session.
  package func userRegion(_ variable: Variable) -> String? {
    own(variable).flatMap { $0.isEmpty ? nil : $0.reveal() }
  }

  /// The user's own access keys from the environment, set aside or not, if they are long-term keys.
  package var userAccessKeys: AccessKeys? { (try? checkedUserKeys()) ?? nil }

  /// - Returns: `nil` if the environment has no keys.
  /// - Throws: why the environment's keys cannot open a session.
  package func checkedUserKeys() throws(EnvironmentKeysError) -> AccessKeys? {
    func given(_ variable: Variable) -> Secret? { own(variable).flatMap { $0.isEmpty ? nil : $0 } }
    guard let id = given(.accessKeyID)?.reveal() else { return nil }
    guard let secret = given(.secretAccessKey) else { throw .incomplete }
    if let token = [Variable.securityToken, .sessionToken].first(where: { given($0) != nil }) {
      throw AccessKeys.isLongTermID(id) ? .leftoverToken(token) : .temporary
    }
    guard !AccessKeys.isTemporaryID(id) else { throw .temporary }
    guard AccessKeys.isBaseID(id) else { throw .malformed }
    return AccessKeys(id: id, secret: secret)
  }

  /// The user's own value of a variable, even if it is empty.
  func own(_ variable: Variable) -> Secret? {
    isOurs(variable) ? memory.saved[variable] : environment.rawValue(variable).map { Secret($0) }
  }

  /// The user's own values that a session sets aside, and how long each is in a memory's text.
  package var lengthsToKeep: [(variable: Variable, length: Int)] {
    Self.managed.map { ($0, own($0).map { percentEncoded($0.reveal()).utf8.count } ?? 0) }
  }

  /// The access key id of the session that is here.
  package var sessionKeyID: String? { isOurs(.accessKeyID) ? environment[.accessKeyID] : nil }

  /// The credentials of the session that is here; `nil` once its keys are gone.
  package var sessionCredentials: SessionCredentials? {
    SessionCredentials(
      id: sessionKeyID, secret: environment[.secretAccessKey], token: environment[.sessionToken],
      expiration: memory.expiration)
  }

  /// The profile that the user's own `AWS_PROFILE` names.
  package var namedProfile: String? { isOurs(.profile) ? nil : environment[.profile] }

  // MARK: - Ownership

  static let managed: [Variable] = [
    .accessKeyID, .secretAccessKey, .sessionToken, .credentialExpiration, .profile, .region,
    .defaultRegion, .securityToken, .defaultProfile, .webIdentityTokenFile,
  ]

  /// The variables that come and go with the access key id.
  package static let following: [Variable] = [
    .secretAccessKey, .sessionToken, .credentialExpiration,
  ]

  /// Whether the variable is still as we left it.
  func isOurs(_ variable: Variable) -> Bool {
    guard Self.following.contains(variable) else {
      return memory.targets[variable].map { $0.map(ExactText.init) == environment[variable].map(ExactText.init) }
        ?? false
    }
    return isOurs(.accessKeyID) || isLeftBehind(variable)
  }

  /// Whether a variable is left over from our session's keys after the user removed the access key id, or set another.
  private func isLeftBehind(_ variable: Variable) -> Bool {
    guard (memory.targets[.accessKeyID] ?? nil) != nil,
      environment[.credentialExpiration] == memory.expiration?.rfc3339
    else { return false }
    // With another key id, only our expiration is known not to be the user's.
    return variable == .credentialExpiration || environment[.accessKeyID] == nil
  }
}

extension Memory {
  /// What the shells set `AWS_PROFILE` to if a failed run left open which profile is due. No profile has this name.
  package static let undecidedProfile = ShellProtocol.undecidedProfile

  /// A child shell has no memory: what its parent's session set is inferred from the inherited variables.
  fileprivate init(inheritedIn environment: Environment) {
    guard let profile = environment[.mfaProfile] else {
      self.init(state: environment[.mfaOff] != nil ? .off : .none)
      return
    }
    let expiresAt = environment[.mfaExpiresAt].flatMap { Instant(epochText: $0) }
    self.init(state: .restored, profile: profile, expiration: expiresAt)
    if let root = environment[.mfaRoot] {
      state = .directory
      directoryMemory.root = root
    }
    isStored = environment[.profile] != nil
    let closed = [SessionSection.nobodys(of: profile), Self.undecidedProfile]
    let named = environment[.profile].flatMap { closed.containsExactly($0) ? $0 : nil }
    targets[.profile] = .some(isStored ? named ?? SessionSection.name(for: profile) : nil)
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
  }

  /// A shell whose run failed removes the keys itself, and can only report that it did.
  fileprivate func closed(in environment: Environment) -> Memory {
    guard ending == .unjudged, let profile, let named = environment[.profile] else { return self }
    var memory = self
    memory.targets[.accessKeyID] = .some(nil)
    if [SessionSection.name(for: profile), Self.undecidedProfile].containsExactly(named) {
      memory.targets[.profile] = .some(named)
    }
    return memory
  }
}
