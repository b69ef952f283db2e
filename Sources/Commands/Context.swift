import AWSConfig
import Secrecy

/// What most verbs start from: the files, the settings and the shell, read once.
struct Context {
  let world: World
  let paths: Paths
  let shared: SharedConfig
  let settings: Settings
  var shell: ShellState

  /// - Parameter isQuiet: what is wrong with the settings is for verbs that people type to say.
  init(_ world: World, isQuiet: Bool = false) throws(Failure) {
    self.world = world
    paths = try Paths(world.environment)
    shared = SharedConfig(
      config: try Context.document(paths.config, paths, world.files),
      credentials: try Context.document(paths.credentials, paths, world.files))
    let file = (try? world.files.read(paths.settings)) ?? nil
    settings = Settings(
      file: String(decoding: file ?? [], as: UTF8.self), environment: world.environment)
    shell = ShellState(environment: world.environment, memory: world.memory)
    for problem in isQuiet ? [] : settings.problems {
      world.say(Wording.warning(problem, file: paths.shown(paths.settings)))
    }
  }

  var now: Instant { world.now() }

  var state: State { State(paths: paths, files: world.files) }

  private static func document(
    _ path: String, _ paths: Paths, _ files: Files
  ) throws(Failure) -> INIDocument {
    let bytes: [UInt8]?
    do throws(FileTrouble) { bytes = try files.read(path) } catch { throw .file(error) }
    do throws(INIDocument.Malformed) { return try INIDocument(bytes ?? []) } catch {
      throw .malformed(path: paths.shown(path), error)
    }
  }
}

// MARK: - Which profile

extension Context {
  /// The profile that is meant: the argument, what the directory's file says, the one active here, `AWS_PROFILE`, the setting,
  /// `default`.
  func profileName(_ argument: String?) -> ProfileChoice {
    if let argument { return ProfileChoice(name: base(of: argument), isNamed: true) }
    if let deciding = position().deciding { return choice(of: deciding) }
    if let active = shell.activeProfile { return choice(of: active) }
    if let named = world.environment[.profile] {
      return ProfileChoice(name: base(of: named), isNamed: true)
    }
    if let setting = settings.defaultProfile {
      return ProfileChoice(name: base(of: setting), isNamed: true)
    }
    return ProfileChoice(name: "default", isNamed: false)
  }

  /// A profile that has or had a session. One that no file has was opened with the environment's keys.
  func choice(of profile: String) -> ProfileChoice {
    ProfileChoice(name: profile, isNamed: shared.profile(profile) != nil)
  }

  /// `production-mfa` means `production`, unless it is somebody else's section.
  func base(of name: String) -> String {
    guard name.hasSuffix(SessionSection.suffix), name != SessionSection.suffix else { return name }
    let base = String(name.dropLast(SessionSection.suffix.count))
    let isKnown = shared.profile(base) != nil || shared.profile(name) == nil
    return isKnown && shared.sessionSection(of: base).isOursOrNobodys ? base : name
  }

  func profile(_ name: String, verb: Verb? = nil) throws(Failure) -> Profile {
    if let profile = shared.profile(name) { return profile }
    throw .unknownProfile(
      name, near: nearest(to: name, among: userProfiles),
      verb: verb == nil ? nearest(to: name, among: Verb.allCases.map(\.rawValue)).flatMap(Verb.init) : nil,
      files: [paths.shown(paths.config), paths.shown(paths.credentials)])
  }

  /// Every profile but the sections that hold our sessions.
  var userProfiles: [String] {
    let managed = Set(shared.managedProfiles.map(SessionSection.name))
    return shared.profileNames.filter { !managed.contains($0) }
  }
}

/// A profile, and whether anybody chose it.
struct ProfileChoice: Equatable {
  let name: String
  let isNamed: Bool
}

// MARK: - What a session is opened with

/// A profile's long-term keys, device and endpoint: all that a session depends on.
struct Base {
  let profile: Profile
  let keys: AccessKeys
  let device: Device?
  let endpoint: Endpoint

  struct Device: Equatable {
    let serial: DeviceSerial
    let source: String
  }

  var tie: Tie {
    Tie(
      base: .accessKey(keys.id), serial: device?.serial.text,
      endpoint: endpoint.isAWS ? nil : endpoint.url)
  }
}

extension Context {
  /// - Parameter serial: what `--serial` says, if it was given.
  func base(of choice: ProfileChoice, serial: String? = nil, verb: Verb? = nil) throws(Failure) -> Base {
    let environmentKeys = choice.isNamed ? nil : shell.userAccessKeys
    let profile =
      environmentKeys == nil
      ? try self.profile(choice.name, verb: verb) : shared.profile(choice.name) ?? .empty(choice.name)
    let keys: AccessKeys
    if let environmentKeys {
      keys = environmentKeys
    } else {
      keys = try Self.longTermKeys(of: profile)
    }
    let device = try configuredDevice(serial, profile)
    let rules = EndpointRules(
      environment: world.environment, shared: shared, profile: profile,
      userRegion: shell.userRegion, serial: device?.serial)
    return Base(profile: profile, keys: keys, device: device, endpoint: try rules.sts())
  }

  private static func longTermKeys(of profile: Profile) throws(Failure) -> AccessKeys {
    guard profile[.roleARN] == nil else { throw .roleProfile(profile.name) }
    guard let id = profile[.accessKeyID], let secret = profile[.secretAccessKey] else {
      throw .noKeys(profile: profile.name)
    }
    guard AccessKeys.isBaseID(id), secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .badKeys(profile: profile.name)
    }
    guard profile[.sessionToken] == nil, profile[.securityToken] == nil,
      !AccessKeys.isTemporaryID(id)
    else { throw .temporaryBaseKeys(profile: profile.name) }
    return AccessKeys(id: id, secret: Secret(secret))
  }

  private func configuredDevice(_ flag: String?, _ profile: Profile) throws(Failure) -> Base.Device? {
    let candidates: [(String?, String)] = [
      (flag, Option.serial.flag),
      (world.environment[.mfaSerial], Variable.mfaSerial.rawValue),
      (profile[.mfaSerial], "\(ProfileKey.mfaSerial.rawValue) of profile \(printable(profile.name))"),
    ]
    for case (let text?, let source) in candidates {
      guard let serial = DeviceSerial(text) else { throw .badSerial(text, source: source) }
      guard !serial.isPasskey else { throw .passkey(DeviceLabel(text: serial.label)) }
      return Base.Device(serial: serial, source: source)
    }
    return nil
  }

  /// Who calls with the base's long-term keys.
  func caller(with base: Base, isHurried: Bool = false) -> Caller {
    Caller(
      endpoint: base.endpoint, keys: base.keys, caBundle: world.environment[.caBundle] ?? base.profile[.caBundle],
      timeLimit: isHurried ? Caller.moment : Caller.callTime)
  }

  /// The stored session of a base, if it is tied to it and lasts longer than `seconds`.
  func storedSession(of base: Base, lasting seconds: Int = 0) -> StoredSession? {
    guard case .session(let session) = shared.sessionSection(of: base.profile.name),
      session.tie.holds(base.tie), session.credentials.secondsLeft(at: now) > seconds
    else { return nil }
    return session
  }

  /// The live session of a profile, for the verbs that never ask.
  func liveSession(of choice: ProfileChoice) throws(Failure) -> (base: Base, session: StoredSession) {
    let base = try base(of: choice)
    if let session = storedSession(of: base) { return (base, session) }
    switch shared.sessionSection(of: choice.name) {
    case .session(let other) where other.tie.holds(base.tie): throw .sessionEnded(profile: choice.name)
    case .session, .absent, .empty, .adoptable, .foreign: throw .noSession(profile: choice.name)
    }
  }

  /// The region that comes with a session: the profile's, unless the user has set one for the session.
  func region(of profile: Profile) -> String? {
    shared.ownSetting(.region, ofSession: profile.name) ?? profile[.region]
  }
}
