package import AWSConfig
import Secrecy
import ShellCode

/// The moves of a shell: *enter* a session from any state; *wait* for one that a directory's file asks for; *end* it,
/// when its time is up or another terminal logs out; *leave* it, back to the user's own values; *yield* to values that
/// the user has set since; *turn off*, which leaves and keeps sessions out.
///
/// Waiting and ending fail closed: `AWS_PROFILE` names a section that stops every tool, and no other credentials come
/// in.
extension ShellState {
  /// What shows the session to other programs: its keys, or only `AWS_PROFILE`.
  package enum ExportMode: String, Sendable {
    case keys, profile
  }

  /// A session as it enters a shell.
  package struct Entry {
    let session: SessionCredentials
    let profile: String
    let region: String?
    /// Whether it is in the credentials file, so that `AWS_PROFILE` may name its section.
    let isStored: Bool
    /// What options say about it.
    package var options: LoginOptions = LoginOptions()
    var environmentKeyID: String?
    let export: ExportMode
    let state: Memory.State
    /// The lowest threshold that has already passed, which is not announced.
    let announced: Int?

    package init(
      session: SessionCredentials, profile: String, region: String?, isStored: Bool,
      environmentKeyID: String? = nil, export: ExportMode, state: Memory.State, announced: Int?
    ) {
      self.session = session
      self.profile = profile
      self.region = region
      self.isStored = isStored
      self.environmentKeyID = environmentKeyID
      self.export = export
      self.state = state
      self.announced = announced
    }
  }

  package func entering(_ entry: Entry) -> Change {
    let session = entry.session
    var wishes = regionWishes(for: entry.region)
    wishes.merge(regionWishes(choosing: entry.options.region)) { $1 }
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
    next.options = entry.options
    next.environmentKeyID = entry.environmentKeyID
    next.announced = entry.announced
    return change(wishes, next)
  }

  /// Ends the session that is here: its keys are removed, and what `AWS_PROFILE` names tells every tool so.
  ///
  /// - Parameter section: the section that `AWS_PROFILE` will name.
  package func ending(
    _ ending: Memory.Ending, on section: String, asksAgain: Instant? = nil, failures: Int = 0
  ) -> Change {
    var wishes = closed(on: section)
    for variable in [Variable.region, .defaultRegion] {
      guard let target = memory.targets[variable], isOurs(variable) else { continue }
      wishes[variable] = target.map { .value(Secret($0)) } ?? .absent
    }
    var next = Memory(state: memory.state, profile: memory.profile, expiration: memory.expiration)
    next.isStored = memory.isStored
    next.options = memory.options
    next.environmentKeyID = memory.environmentKeyID
    next.ending = ending
    next.asksAgain = asksAgain
    next.failures = failures
    return change(wishes, next)
  }

  /// Goes back to a profile that was here before and whose session has ended since.
  package func returning(to layer: DirectoryMemory.Layer, _ ending: Memory.Ending, on section: String) -> Change {
    var next = Memory(state: layer.state, profile: layer.profile)
    next.ending = ending
    next.options.region = layer.region
    return change(closed(on: section).merging(regionWishes(choosing: layer.region)) { $1 }, next)
  }

  /// Waits where a directory's file decides for a profile without a session. The user's own values are set aside until
  /// the shell leaves the directory.
  package func waiting(for profile: String, on section: String) -> Change {
    change(closed(on: section), Memory(state: .directory, profile: profile))
  }

  /// Removes the session and brings back the user's own values.
  package func leaving() -> Change {
    change([:], Memory(state: .none))
  }

  /// Removes what is left of ours, because the user has set other credentials.
  package func yielding() -> Change {
    change([:], Memory(state: .user))
  }

  /// Like ``leaving()``, but nothing comes back automatically: a mark is exported, so that child shells stay off too.
  package func turningOff() -> Change {
    change([:], Memory(state: .off))
  }

  /// Changes only what is remembered.
  package func resting(_ memory: Memory) -> Change {
    var next = memory
    next.directoryMemory = directoryMemory
    return Change(statements: [], memory: next, environment: environment)
  }

  // MARK: - Changes

  fileprivate enum Wish {
    case value(Secret)
    case absent
  }

  /// The wishes for a shell without keys, with a profile that stops every tool.
  private func closed(on section: String) -> [Variable: Wish] {
    var wishes: [Variable: Wish] = [
      .accessKeyID: .absent, .secretAccessKey: .absent, .sessionToken: .absent, .credentialExpiration: .absent,
      .profile: .value(Secret(section)), .securityToken: .absent, .defaultProfile: .absent,
    ]
    // The SDKs look at this variable before they look at a section without keys.
    if own(.webIdentityTokenFile) != nil { wishes[.webIdentityTokenFile] = .absent }
    return wishes
  }

  /// The wishes for the two region variables. The user's choice stays; if only one is set, it is copied to the other.
  private func regionWishes(for region: String?) -> [Variable: Wish] {
    switch (userRegion(.region), userRegion(.defaultRegion), region) {
    case (nil, nil, let region?):
      [.region: .value(Secret(region)), .defaultRegion: .value(Secret(region))]
    case (let own?, nil, _): [.defaultRegion: .value(Secret(own))]
    case (nil, let own?, _): [.region: .value(Secret(own))]
    case (nil, nil, nil), (_?, _?, _): [:]
    }
  }

  /// The wishes for a region that was chosen by an option, which wins over the user's variables.
  private func regionWishes(choosing region: String?) -> [Variable: Wish] {
    region.map { [.region: .value(Secret($0)), .defaultRegion: .value(Secret($0))] } ?? [:]
  }

  /// A variable without a wish goes back to the user's value if it is ours, and stays as it is if not.
  private func change(_ wishes: [Variable: Wish], _ memory: Memory) -> Change {
    var statements: [Statement] = []
    var next = memory
    next.directoryMemory = directoryMemory
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

  /// The variables that inform child shells and other programs.
  private static func markers(of memory: Memory) -> [(Variable, String?)] {
    let region = memory.targets[.region] ?? nil
    let isOwnRegion = region != nil && region == (memory.targets[.defaultRegion] ?? nil)
    return [
      (.mfaProfile, memory.profile),
      (.mfaExpiresAt, [nil, .expired].contains(memory.ending) ? memory.expiration.map { String($0.seconds) } : nil),
      (.mfaRoot, memory.state == .directory ? memory.directoryMemory.root : nil),
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
