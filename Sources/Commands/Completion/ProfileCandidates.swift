import AWSAPI
import AWSConfig
import Text

/// The user's profiles for completion, those with a live session first. The files are read on first use.
struct ProfileCandidates {
  private let known: Once<Known?>

  private struct Known {
    let context: Context
    let names: [String]
    let live: [ExactText: StoredSession]
  }

  init(_ world: World) {
    known = Once { Self.read(world) }
  }

  private static func read(_ world: World) -> Known? {
    guard let paths = try? Paths(world.environment), let nothing = try? INIDocument([]) else { return nil }
    func document(_ path: String) -> INIDocument {
      let bytes = (try? world.files.read(path)) ?? nil
      return (try? INIDocument(bytes ?? [])) ?? nothing
    }
    var context = Context(world, paths, config: document(paths.config), credentials: document(paths.credentials))
    context.shared = context.shared.indexed
    var names = context.userProfiles
    var live: [ExactText: StoredSession] = [:]
    let now = context.now
    for name in context.shared.managedProfiles {
      guard let session = context.shared.sessionSection(of: name).session(at: now) else { continue }
      live[ExactText(name)] = session
      // The environment's keys may have a session although no profile exists.
      if name == Context.unnamed, !names.containsExactly(name) { names.append(name) }
    }
    // A name that a terminal cannot show, or that is not text, cannot be typed either.
    names = names.filter { !$0.isEmpty && $0.unicodeScalars.allSatisfy { $0.isPrintable && $0 != "\u{FFFD}" } }
    names = names.filter { live[ExactText($0)] != nil } + names.filter { live[ExactText($0)] == nil }
    return Known(context: context, names: names, live: live)
  }

  /// The names in the order in which a verb offers them.
  func names(for verb: Verb) -> [String] {
    guard let known = known.value else { return [] }
    // The console is for roles.
    guard verb == .console else { return known.names }
    func hasRole(_ name: String) -> Bool { known.context.shared.profile(name)?[.roleARN] != nil }
    return known.names.filter(hasRole) + known.names.filter { !hasRole($0) }
  }

  /// Whose the profile is, and how long its session lasts, such as `alice, 111122223333, 35h59m left`.
  func note(on name: String) -> String {
    guard let known = known.value else { return "" }
    let session = known.live[ExactText(name)]
    let resolution = try? known.context.shared.resolution(of: name)
    let role = resolution?.roles.last?.arn ?? session?.tie.role?.arn
    let serial = resolution?.along(.mfaSerial)?.value ?? session?.tie.serial
    let owner =
      role.map { RoleName(arn: $0).label } ?? serial.flatMap(DeviceSerial.init)?.label
      ?? resolution.flatMap(account)
    let left = session.map { Lifetime.text($0.credentials.secondsLeft(at: known.context.now)) + " left" }
    return [owner, left].compactMap { $0 }.map(printable).joined(separator: ", ")
  }

  private func account(_ resolution: Resolution) -> String? {
    if case .file(let keys) = resolution.keys { AccessKeys.account(ofID: keys.id) } else { nil }
  }

  /// The MFA devices that the profiles name, and those that worked.
  var devices: [String] {
    guard let known = known.value else { return [] }
    return unique(values(.mfaSerial, known) + known.context.stateDirectory.workingDevices.map(\.serial))
  }

  /// The roles that the profiles name.
  var roles: [String] { known.value.map { unique(values(.roleARN, $0)) } ?? [] }

  private func values(_ key: ProfileKey, _ known: Known) -> [String] {
    known.names.compactMap { known.context.shared.profile($0)?[key] }
  }

  private func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { $0.isVisibleASCII && seen.insert($0).inserted }
  }
}
