import AWSAPI
import AWSConfig
import Text

/// The user's profiles for completion, those with a live session first. The files are read on first use.
struct ProfileCandidates {
  private let files: Once<Files?>
  private let world: World

  private struct Files {
    let context: Context
    let live: [ExactText: StoredSession]

    func session(of name: String) -> StoredSession? { live[ExactText(name)] }
  }

  init(_ world: World) {
    self.world = world
    files = Once { Self.read(world) }
  }

  private static func read(_ world: World) -> Files? {
    guard let paths = try? Paths(world.environment), let nothing = try? INIDocument([]) else { return nil }
    func document(_ path: String) -> INIDocument {
      let bytes = (try? world.files.read(path)) ?? nil
      return (try? INIDocument(bytes ?? [])) ?? nothing
    }
    let context = Context(world, paths, config: document(paths.config), credentials: document(paths.credentials))
    let now = context.now
    var live: [ExactText: StoredSession] = [:]
    for name in context.shared.managedProfiles {
      live[ExactText(name)] = context.shared.sessionSection(of: name).session(at: now)
    }
    return Files(context: context, live: live)
  }

  /// The names that may begin with a text, in the order in which a verb offers them.
  func names(for verb: Verb, beginning typed: String) -> [String] {
    guard let files = files.value else { return [] }
    let names = names(in: files, beginning: typed)
    let sorted = names.filter { files.session(of: $0) != nil } + names.filter { files.session(of: $0) == nil }
    // The console is for roles.
    guard verb == .console else { return sorted }
    func hasRole(_ name: String) -> Bool { files.context.shared.profile(name)?[.roleARN] != nil }
    return sorted.filter(hasRole) + sorted.filter { !hasRole($0) }
  }

  /// The names whose keys can be moved, or brought back or printed from where they are.
  func names(forKeysTo word: KeysWord, beginning typed: String) -> [String] {
    guard let shared = files.value?.context.shared else { return [] }
    return names(for: .keys, beginning: typed).filter { name in
      guard let resolution = try? shared.resolution(of: name), let place = try? shared.keyPlace(of: name, resolution)
      else { return false }
      let isStored = if case .store = place.keys { true } else { false }
      return switch word {
      case .move: true
      case .restore: isStored || place.hasPlainName
      case .print: isStored
      }
    }
  }

  /// Where keys can be moved to: the stores whose programs are here, and another section.
  var keyTargets: [String] {
    KeyTarget.words.filter { KeyStore(rawValue: $0).map { world.hasProgram($0.program) } ?? true }
  }

  private func names(in files: Files, beginning typed: String) -> [String] {
    let context = files.context
    var names = context.userProfiles(among: context.shared.profileNames(mayBeginWith: typed))
    // The environment's keys may have a session although no profile exists.
    if files.session(of: Context.unnamed) != nil, !names.containsExactly(Context.unnamed) {
      names.append(Context.unnamed)
    }
    // A name that a terminal cannot show, or that is not text, cannot be typed either.
    return names.filter { !$0.isEmpty && $0.unicodeScalars.allSatisfy { $0.isPrintable && $0 != "\u{FFFD}" } }
  }

  /// Whose the profile is, and how long its session lasts, such as `alice, 111122223333, 35h59m left`.
  func note(on name: String) -> String {
    guard let files = files.value else { return "" }
    let session = files.session(of: name)
    let resolution = try? files.context.shared.resolution(of: name)
    let role = resolution?.roles.last?.arn ?? session?.tie.role?.arn
    let serial = resolution?.along(.mfaSerial)?.value ?? session?.tie.serial
    let owner =
      role.map { RoleName(arn: $0).label } ?? serial.flatMap(DeviceSerial.init)?.label
      ?? resolution.flatMap(account)
    let left = session.map { Lifetime.text($0.credentials.secondsLeft(at: files.context.now)) + " left" }
    return [owner, left].compactMap { $0 }.map(printable).joined(separator: ", ")
  }

  private func account(_ resolution: Resolution) -> String? {
    resolution.keys.keyID.flatMap(AccessKeys.account)
  }

  /// The MFA devices that the profiles name, and those that worked.
  var devices: [String] {
    guard let files = files.value else { return [] }
    return unique(values(.mfaSerial, in: files) + files.context.stateDirectory.workingDevices.map(\.serial))
  }

  /// The roles that the profiles name.
  var roles: [String] { files.value.map { unique(values(.roleARN, in: $0)) } ?? [] }

  /// The regions that the profiles name, then all others.
  var regions: [String] { unique((files.value.map { values(.region, in: $0) } ?? []) + RegionName.known) }

  private func values(_ key: ProfileKey, in files: Files) -> [String] {
    names(in: files, beginning: "").compactMap { files.context.shared.profile($0)?[key] }
  }

  private func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { $0.isVisibleASCII && seen.insert($0).inserted }
  }
}
