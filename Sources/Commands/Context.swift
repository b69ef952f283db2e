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
    if let argument { return ProfileChoice(name: shared.baseName(of: argument), isNamed: true) }
    if let deciding = position().deciding { return choice(of: deciding) }
    if let active = shell.activeProfile { return choice(of: oneOffBase(active) ?? active) }
    if let named = world.environment[.profile] {
      return ProfileChoice(name: shared.baseName(of: named), isNamed: true)
    }
    if let setting = settings.defaultProfile {
      return ProfileChoice(name: shared.baseName(of: setting), isNamed: true)
    }
    return ProfileChoice(name: "default", isNamed: false)
  }

  /// A profile that has or had a session. One that no file has was opened with the environment's keys.
  func choice(of profile: String) -> ProfileChoice {
    ProfileChoice(name: profile, isNamed: shared.hasProfile(profile))
  }

  /// The profile of `PROFILE/ROLE`, if this shell holds the session of an option's role under that name.
  func oneOffBase(_ name: String) -> String? {
    guard name == shell.memory.profile, !shell.memory.isStored, !shared.hasProfile(name),
      let slash = name.lastIndex(of: "/")
    else { return nil }
    return String(name[..<slash])
  }

  /// - Throws: `unknownProfile`, with what may have been meant.
  func checkProfile(_ name: String, verb: Verb? = nil) throws(Failure) {
    guard !shared.hasProfile(name) else { return }
    throw .unknownProfile(
      name, near: nearest(to: name, among: userProfiles),
      verb: verb == nil ? nearest(to: name, among: Verb.allCases.map(\.rawValue)).flatMap(Verb.init) : nil,
      files: [paths.shown(paths.config), paths.shown(paths.credentials)])
  }

  /// Every profile but the sections that hold our sessions. `[x-long-term]` of the older aws-mfa is `x`.
  var userProfiles: [String] {
    let managed = Set(shared.managedProfiles.map(SessionSection.name))
    var seen: Set<String> = []
    return shared.profileNames.lazy.filter { !managed.contains($0) }.map(shared.nameOfKeys)
      .filter { seen.insert($0).inserted }
  }
}

/// A profile, and whether anybody chose it.
struct ProfileChoice: Equatable {
  let name: String
  let isNamed: Bool
}
