import AWSAPI
import AWSConfig
import Secrecy
import ShellState
import Text

/// What a verb acts on: a resolved profile, and everything that its session depends on.
struct Target {
  let resolution: Resolution
  /// The roles from the keys outward; the session is for the last one. Without roles, it is for the keys' own user.
  let roles: [Resolution.Role]
  let base: Tie.Base
  private(set) var device: Device?
  /// Where the session is opened.
  let endpoint: Endpoint
  /// The duration set by the older aws-mfa's variable, which counts like the option.
  var olderDuration: String?
  /// Whether another target's role is assumed with the session.
  var isSource = false
  /// Whether the device is named for this session, and not for a role that is assumed with it.
  var hasOwnDevice = true
  /// Whether a session is to be opened with the device, so that what a profile names must be one.
  var needsDevice = true
  /// What the session may do at most, as `--policy` says.
  var policy: SessionPolicy?
  /// The role at the end of the chain that this target is a step of. Its endpoint settings apply to every call on the
  /// way, and a session opened on the way serves no other role.
  var errand: Resolution?

  var profile: Profile { resolution.profile }
  var role: Resolution.Role? { roles.last }

  /// The resolution whose settings its calls use.
  var governing: Resolution { errand ?? resolution }

  /// Whether no section holds its session.
  var isUnkept: Bool { isSeparate || errand != nil }

  /// Whether options make it another session than the profile's own.
  var isSeparate: Bool { isOneOff || policy != nil }

  /// Whether the role was given by an option.
  var isOneOff: Bool { role.map { $0.profile == nil } ?? false }

  /// The session's name: its profile's name or, if options make it another session, `PROFILE/ROLE`.
  var name: String {
    guard isSeparate, let role else { return profile.name }
    return profile.name + "/" + RoleName(arn: role.arn).name
  }

  /// What a stored session must match. The device of a role's session is its source's; it counts only if it was given
  /// by name.
  var wanted: Tie {
    tie(openedWith: role == nil && hasOwnDevice || device?.isGiven ?? false ? device?.serial.text : nil)
  }

  /// The same for callers that never ask for a code: the session's owner does not depend on the device that a profile
  /// names now.
  var accepted: Tie { tie(openedWith: device?.isGiven ?? false ? device?.serial.text : nil) }

  /// The id of the environment's access key that opened the session, if one did.
  func environmentKeyID(of session: StoredSession) -> String? {
    guard resolution.keys == .environment, case .accessKey(let id) = session.tie.base else { return nil }
    return id
  }

  /// The tags of the session, with those that it inherits.
  private var tags: SessionTags { roles.reduce(SessionTags()) { $1.tags.over($0) } }

  /// Once set, it stays the same all along a chain of roles.
  private var sourceIdentity: String? { roles.lazy.compactMap(\.sourceIdentity).first }

  func with(_ device: Device) -> Target {
    var target = self
    target.device = device
    return target
  }

  /// - Parameter base: the base of the session that a role is assumed with.
  func tie(openedWith serial: String?, base: Tie.Base? = nil) -> Tie {
    let sources = resolution.profiles.dropFirst().map(\.name)
    return Tie(
      base: base ?? self.base, serial: serial, endpoint: endpoint.isAWS ? nil : endpoint.url,
      role: role.map {
        Tie.Role(
          arn: $0.arn, externalID: $0.externalID, tags: tags, sourceIdentity: sourceIdentity, sources: sources)
      })
  }
}

// MARK: - From a profile to its target

extension Context {
  /// - Parameters:
  ///   - serial: what `--serial` says, if it was given.
  ///   - options: what the options say about a role.
  ///   - needsDevice: `false` for verbs that look for the device: what a profile names need not be one.
  func target(
    of choice: ProfileChoice, serial: String? = nil, options: RoleOptions = RoleOptions(), needsDevice: Bool = true
  ) throws(Failure) -> Target {
    let resolution = try self.resolution(of: choice)
    let oneOff = options.role.map {
      Resolution.Role(
        arn: $0, externalID: options.externalID, sessionName: options.sessionName, duration: nil, profile: nil)
    }
    let base = try tieBase(of: resolution)
    var target = try self.target(
      resolution, resolution.roles + [oneOff].compactMap { $0 }, base,
      try device(serial, resolution, isNeeded: needsDevice))
    if options.policy != nil, target.role == nil { throw .policyWithoutRole(profile: choice.name) }
    target.policy = options.policy
    target.needsDevice = needsDevice
    target.olderDuration = olderVariable(.olderDuration, for: resolution.profile)
    return target
  }

  private func resolution(of choice: ProfileChoice) throws(Failure) -> Resolution {
    if !choice.candidates.isEmpty { throw .profileNotNamed(choice.candidates) }
    guard try usesEnvironment(choice) else { return try resolution(named: choice) }
    return Resolution(environmentKeysFor: shared.profile(choice.name) ?? .empty(choice.name))
  }

  /// Whether no profile was named and the environment has long-term keys that are not the profile's, or had them when
  /// the session of this name was opened.
  ///
  /// - Throws: `environmentKeys`, if the only keys that exist cannot open a session.
  private func usesEnvironment(_ choice: ProfileChoice) throws(Failure) -> Bool {
    if choice.isNamed { return false }
    if let own = shell.userAccessKeys {
      // If the profile does not resolve, the environment's keys win, as they do for the SDKs.
      if let id = (try? shared.resolution(of: choice.name))?.keys.keyID { return id != own.id }
      return true
    }
    do throws(ResolutionError) {
      if try shared.resolution(of: choice.name).keys != .none { return false }
    } catch {
      guard case .unknownProfile(choice.name) = error else { throw .resolution(error) }
    }
    switch shared.sessionSection(of: choice.name) {
    case .session, .empty: return true
    case .absent, .adoptable, .foreign:
      _ = try userKeys()
      return false
    }
  }

  /// - Parameter errand: the resolution whose endpoint settings apply, if not the profile's own.
  func target(
    _ resolution: Resolution, _ roles: [Resolution.Role], _ base: Tie.Base, _ device: Device?,
    errand: Resolution? = nil
  ) throws(Failure) -> Target {
    for role in roles { try role.check() }
    let endpoint: Endpoint
    do throws(EndpointError) { endpoint = try rules(errand ?? resolution, device).sts() } catch {
      throw .endpoint(error)
    }
    let target = Target(
      resolution: resolution, roles: roles, base: base, device: device, endpoint: endpoint, errand: errand)
    if world.trace.isOn { trace(target) }
    return target
  }

  private func trace(_ target: Target) {
    world.trace(TraceWording.resolved(target.name, target.resolution, target.roles))
    world.trace(TraceWording.device(target.device.map { ($0.serial.text, $0.source) }, of: target.name))
    world.trace(TraceWording.endpoint(target.endpoint, rules(target.governing, target.device), of: target.name))
  }

  func rules(_ resolution: Resolution, _ device: Device?) -> EndpointRules {
    EndpointRules(
      environment: world.environment, shared: shared, profile: resolution.profile, userRegion: shell.userRegion,
      serial: device?.serial, sourceRegions: resolution.profiles.dropFirst().compactMap { $0[.region] })
  }

  private func resolution(named choice: ProfileChoice) throws(Failure) -> Resolution {
    try checkProfile(choice.name, namer: choice.namer)
    do throws(ResolutionError) { return try shared.resolution(of: choice.name) } catch {
      if case .unknownSource(let source, of: _, key: _) = error, let section = shared.misnamedSection(of: source) {
        throw .misnamedSection(section)
      }
      if case .unknownSource(let source, let profile, let key) = error,
        let near = suggestions(for: source, among: userProfiles).first
      {
        throw .nearSource(source, profile: profile, key: key, near: near)
      }
      throw .resolution(error)
    }
  }

  /// - Parameter isNeeded: if not, what the profiles name may be anything.
  func device(_ flag: String?, _ resolution: Resolution, isNeeded: Bool = true) throws(Failure) -> Device? {
    let given: [(String?, String)] = [
      (flag, Option.serial.flag), (world.environment[.mfaSerial], Variable.mfaSerial.rawValue),
      (olderVariable(.olderDevice, for: resolution.base), Variable.olderDevice.rawValue),
    ]
    let profile = resolution.profile.name
    for case (let text?, let source) in given { return try device(text, source, for: profile, isGiven: true) }
    for key in [ProfileKey.mfaSerial, .olderMFADevice] {
      guard let (text, namer) = resolution.along(key) else { continue }
      let source = "\(key.rawValue) of profile \(printable(namer.name))"
      do throws(Failure) { return try device(text, source, for: profile, isGiven: false) } catch {
        if isNeeded { throw error }
        return nil
      }
    }
    return nil
  }

  /// A variable of the older aws-mfa, which applies only to profiles that have a section for that program.
  private func olderVariable(_ variable: Variable, for profile: Profile) -> String? {
    shared.longTermSection(of: profile.name) == nil ? nil : world.environment[variable]
  }

  private func device(
    _ text: String, _ source: String, for profile: String, isGiven: Bool
  ) throws(Failure) -> Device {
    guard let serial = DeviceSerial(text), serial.isDevice else {
      throw .badSerial(text, source: source, profile: profile)
    }
    guard !serial.isPasskey else { throw .passkey(DeviceLabel(text: serial.label)) }
    return Device(serial: serial, source: source, isGiven: isGiven)
  }
}
