import AWSConfig
import Secrecy
import ShellState
import Text

/// What most verbs start from: the files, the settings and the shell, read once.
struct Context {
  private(set) var world: World
  let paths: Paths
  var shared: SharedConfig
  let settings: Settings
  let stateDirectory: StateDirectory
  var shell: ShellState
  /// The directory's file, found and checked on first use.
  private var directoryFinding: Once<NearestFile>

  init(_ world: World) throws(Failure) {
    let paths = try Paths(world.environment)
    self.init(
      world, paths, config: try Context.document(paths.config, paths, world),
      credentials: try Context.document(paths.credentials, paths, world))
  }

  /// From files that have been read already.
  init(_ world: World, _ paths: Paths, config: INIDocument, credentials: INIDocument) {
    self.world = world
    self.paths = paths
    shared = SharedConfig(config: config, credentials: credentials, olderRole: world.environment[.olderRole])
    settings = Settings(in: world, paths)
    Self.trace(settings, world, paths)
    stateDirectory = StateDirectory(paths: paths, files: world.files)
    directoryFinding = Once { [paths] in Self.nearestFile(world, paths) }
    shell = ShellState(environment: world.environment, memory: world.memory)
  }

  var now: Instant { world.clock.now() }

  var nearestFile: NearestFile { directoryFinding.value }

  /// Looks up the directory's file again, after a run has changed which files are trusted.
  func searchingAgain() -> Context {
    var next = self
    next.directoryFinding = Once { [world, paths] in Self.nearestFile(world, paths) }
    return next
  }

  /// The same, for a run whose messages would go to somebody else's users.
  var silent: Context {
    var next = self
    next.world.say = { _ in }
    return next
  }

  private static func trace(_ settings: Settings, _ world: World, _ paths: Paths) {
    world.trace(TraceWording.read(paths.settings, (try? world.files.read(paths.settings)) ?? nil, paths))
    for problem in settings.problems { world.trace(TraceWording.ignored(problem, paths)) }
  }

  private static func nearestFile(_ world: World, _ paths: Paths) -> NearestFile {
    let found = DirectoryLookup(world: world, paths: paths).nearestFile
    world.trace(TraceWording.directory(world.files.working(), paths))
    world.trace(TraceWording.nearest(found, paths))
    return found
  }

  private static func document(
    _ path: String, _ paths: Paths, _ world: World
  ) throws(Failure) -> INIDocument {
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try world.files.read(path) } catch { throw .file(error) }
    world.trace(TraceWording.read(path, bytes, paths))
    do throws(INIDocument.Malformed) { return try INIDocument(bytes ?? []) } catch {
      throw .malformed(path: paths.shown(path), error)
    }
  }
}

// MARK: - Which profile

extension Context {
  /// The profile that is meant. In order of precedence: the argument, the directory's file, the profile active here,
  /// `AWS_PROFILE`, the setting, `default` if it or the environment has keys, the only profile that has.
  func profileName(_ argument: String?) -> ProfileChoice {
    let choice = meantProfile(argument)
    world.trace(
      TraceWording.chosen(
        choice.name, isTyped: argument != nil, isNamed: choice.isNamed, candidates: choice.candidates,
        namer: choice.namer, paths))
    return choice
  }

  private func meantProfile(_ argument: String?) -> ProfileChoice {
    if let argument { return named(argument) }
    if let decidingProfile = decision().decidingProfile {
      return choice(of: decidingProfile).named(by: nearestFile.directory.map { .file($0.path, line: $0.says.line) })
    }
    if let active = shell.activeProfile { return choice(of: oneOffBase(active) ?? active).named(by: .session) }
    for variable in [Variable.profile, .defaultProfile] {
      if let name = world.environment[variable] { return named(name).named(by: .variable(variable.rawValue)) }
    }
    if let name = settings.defaultProfile { return named(name).named(by: settings.defaultProfileLocation.map(namer)) }
    return unnamedChoice
  }

  /// The environment's keys go by the name `default`, unless a profile with keys has that name.
  private func named(_ text: String) -> ProfileChoice {
    let name = shared.baseName(of: text)
    return ProfileChoice(name: name, isNamed: name != Self.unnamed || unnamedHasKeys)
  }

  private func namer(_ location: SettingProblem.Location) -> ProfileNamer {
    switch location {
    case .line(let line): .file(paths.settings, line: line)
    case .variable(let name): .variable(name)
    }
  }

  /// A profile that has or had a session. The environment's keys may have opened the session of `default`.
  func choice(of profile: String) -> ProfileChoice {
    ProfileChoice(
      name: profile,
      isNamed: profile != Self.unnamed || (unnamedHasKeys && shell.memory.environmentKeyID == nil))
  }

  /// Whether `default`, the profile used when none is named, has keys itself or another way to sign in.
  var unnamedHasKeys: Bool {
    guard shared.hasProfile(Self.unnamed) else { return false }
    guard let resolution = try? shared.resolution(of: Self.unnamed) else { return true }
    return resolution.keys != .none
  }

  static let unnamed = "default"

  /// The `PROFILE` of `PROFILE/ROLE`, if this shell holds the session of a role given by `--role` under that name.
  func oneOffBase(_ name: String) -> String? {
    guard shell.memory.profile.map(name.isExactly) ?? false, !shell.memory.isStored, !shared.hasProfile(name),
      let slash = name.utf8.lastIndex(of: UInt8(ascii: "/"))
    else { return nil }
    return String(name[..<slash])
  }

  /// The name of this shell's session, if the operand means it, or if there is no operand and no file decides.
  func active(meantBy operand: String?) -> String? {
    let active = shell.activeProfile
    let isMeant = operand.map { active.map(shared.baseName(of: $0).isExactly) ?? false }
    return isMeant ?? (decision().decidingProfile == nil) ? active : nil
  }

  /// The live session of this shell, if it is in no file (`--role` or `--no-store`) and ``active(meantBy:)`` finds it.
  func unstoredSession(meantBy operand: String?) -> (name: String, credentials: SessionCredentials)? {
    guard let active = active(meantBy: operand), !shell.memory.isStored, shell.memory.ending == nil,
      let credentials = shell.sessionCredentials, credentials.expiration > now
    else { return nil }
    return (active, credentials)
  }

  /// - Throws: `unknownProfile` or `unknownNamed`, with the names that may have been meant.
  ///
  /// - Parameters:
  ///   - namer: what names the profile, if nobody typed it.
  func checkProfile(_ name: String, namer: ProfileNamer? = nil) throws(Failure) {
    guard !shared.hasProfile(name) else { return }
    if let section = shared.misnamedSection(of: name) { throw .misnamedSection(section) }
    let profiles = userProfiles
    let files = [paths.shown(paths.config), paths.shown(paths.credentials)]
    guard let first = profiles.first else { throw .noProfiles(files: files) }
    if name == Self.unnamed, profilesWithKeys.isEmpty { throw .noKeysAtAll(profiles) }
    if name == Self.unnamed, profiles.count == 1 { throw .unnamedProfile(only: first, files: files) }
    let likely = suggestions(for: name, among: profiles)
    let near = likely.isEmpty ? profilesIdentified(by: name, among: profiles) : likely
    if let namer { throw .unknownNamed(name, near: near, by: namer.shown(paths.shown), files: files) }
    throw .unknownProfile(name, near: near, files: files)
  }

  /// Whether a profile that a file names exists.
  func isKnown(_ profile: String) -> Bool {
    let name = shared.baseName(of: profile)
    return name == Self.unnamed || shared.hasProfile(name)
  }

  /// Every profile, without the sections that hold sessions: ours, and those pasted by hand for a profile.
  /// `[x-long-term]` of the older aws-mfa counts as `x`.
  var userProfiles: [String] { userProfiles(among: shared.profileNames) }

  /// Those of them that are among these sections.
  func userProfiles(among names: [String]) -> [String] {
    let managed = Set(shared.managedProfiles.map { ExactText(SessionSection.name(for: $0)) })
    var seen: Set<ExactText> = []
    return names.lazy.filter { !managed.contains(ExactText($0)) && !shared.isSessionOfProfile($0) }
      .map(shared.nameOfKeys).filter { seen.insert(ExactText($0)).inserted }
  }
}

/// A profile, and whether anyone named it.
struct ProfileChoice: Equatable {
  let name: String
  let isNamed: Bool
  /// The profiles that have keys, if nothing says which of them is meant.
  var candidates: [String] = []
  /// What names it, if nobody typed it.
  var namer: ProfileNamer?

  func named(by namer: ProfileNamer?) -> ProfileChoice {
    var choice = self
    choice.namer = namer
    return choice
  }
}
