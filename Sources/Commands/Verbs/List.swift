import AWSAPI
import AWSConfig
import ShellState
import Text

/// `list`: shows every profile of the user as it resolves, with its device, its role and its session.
struct List {
  private let context: Context
  private let arguments: Arguments
  /// The latest first.
  private let workingDevices: [StateDirectory.WorkingDevice]

  private var shared: SharedConfig { context.shared }

  init(context: Context, arguments: Arguments) {
    self.arguments = arguments
    self.context = context
    workingDevices = context.stateDirectory.workingDevices
  }

  func run() -> Outcome {
    let flags = arguments.flags
    let names = names
    if flags.contains(.names) {
      return Outcome(output: names.map { printable($0) + "\n" }.joined())
    }
    var profiles = ListedProfiles(shared)
    let rows = names.map { row($0, profiles.listed($0)) }
    if flags.contains(.json) {
      return Outcome(output: JSON.array(rows.map(\.json)).text + "\n")
    }
    return Outcome(output: table(rows))
  }

  /// The device that a login would use if no device is configured.
  private func remembered(of keyID: String, _ listed: ListedProfiles.Listed) -> String? {
    guard workingDevices.contains(where: { $0.accessKeyID == keyID }) else { return nil }
    let rules = EndpointRules(
      environment: context.world.environment, shared: shared, profile: listed.profile,
      userRegion: context.shell.userRegion, serial: nil, sourceRegions: [listed.region].compactMap { $0 })
    guard let endpoint = try? rules.sts() else { return nil }
    return context.stateDirectory.workingDevice(of: keyID, at: endpoint)?.text
  }

  /// The profiles to list. The environment's keys may have a session although no profile exists.
  private var names: [String] {
    let profiles = context.userProfiles
    return profiles.contains(Context.unnamed) || session(of: Context.unnamed) == nil
      ? profiles : profiles + [Context.unnamed]
  }

  /// The live session that a verb would use.
  private func session(of name: String) -> SessionCredentials? {
    if let (_, credentials) = context.unstoredSession(meantBy: name) { return credentials }
    guard shared.sessionSection(of: name).session(at: context.now) != nil else { return nil }
    return (try? context.liveSession(of: context.choice(of: name)))?.session.credentials
  }

  fileprivate struct Row {
    let name: String
    let region: String?
    let serial: String?
    let roleARN: String?
    let source: String?
    let keyID: String?
    let session: SessionCredentials?
    /// Whether the session is in this shell.
    let isHere: Bool
    /// Whether the profile leads to long-term keys, so that a login can find its device.
    let hasKeys: Bool
    /// Whether `[NAME-mfa]` was pasted by hand: when it ends is unknown.
    let isPasted: Bool
    let now: Instant
  }

  /// The row of a profile. One that does not resolve is shown as it is written.
  private func row(_ name: String, _ listed: ListedProfiles.Listed?) -> Row {
    let session = session(of: name)
    let isHere = context.shell.activeProfile.map(name.isExactly) ?? false
    let isPasted = shared.sessionSection(of: name) == .adoptable
    guard let listed else {
      let profile = shared.profile(name)
      return Row(
        name: name, region: profile?[.region], serial: profile?[.mfaSerial], roleARN: profile?[.roleARN],
        source: profile?.hasRoleARN ?? false ? profile?[.sourceProfile] : nil, keyID: profile?[.accessKeyID],
        session: session, isHere: isHere, hasKeys: false, isPasted: isPasted, now: context.now)
    }
    let keyID = listed.keys.keyID
    return Row(
      name: name, region: listed.region, serial: listed.serial ?? keyID.flatMap { remembered(of: $0, listed) },
      roleARN: listed.roleARN, source: listed.source, keyID: keyID, session: session, isHere: isHere,
      hasKeys: listed.keys != .none, isPasted: isPasted, now: context.now)
  }

  private func table(_ rows: [Row]) -> String {
    guard !rows.isEmpty else { return "no profiles; aws-mfa setup NAME makes one\n" }
    let cells = [["PROFILE", "MFA DEVICE", "ROLE", "SESSION"]] + rows.map(\.cells)
    let widths = widths(of: cells)
    return cells.map { row in
      zip(row, widths).map { HelpText.padded(shortened($0, to: $1 - 2), $1) }.joined() + row[3] + "\n"
    }.joined()
  }

  /// The widths of all columns but the last. At a narrow terminal, long devices and roles are cut: names never are,
  /// because people copy them.
  private func widths(of cells: [[String]]) -> [Int] {
    var widths = (0..<4).map { column in (cells.map { $0[column].count }.max() ?? 0) + 2 }
    if let most = context.world.terminal.width() {
      let shortest = 12
      for column in [1, 2].sorted(by: { widths[$0] > widths[$1] }) {
        let surplus = widths.reduce(-2, +) - most
        widths[column] -= max(0, min(surplus, widths[column] - shortest))
      }
    }
    return widths.dropLast()
  }

  private func shortened(_ text: String, to width: Int) -> String {
    text.count > width ? text.prefix(width - 1) + "…" : text
  }
}

extension List.Row {
  fileprivate var cells: [String] {
    let device = serial.map { DeviceSerial($0)?.deviceName ?? $0 }
    let role = roleARN.map { RoleName(arn: $0).name }
    let left = session.map { Lifetime.text($0.secondsLeft(at: now)) + " left" } ?? (isPasted ? "pasted" : nil)
    let parts = isHere ? [left ?? "ended", "active here"] : [left ?? "-"]
    return [name, device ?? (hasKeys ? "found at login" : "-"), role ?? "-", parts.joined(separator: ", ")].map(
      printable)
  }

  fileprivate var json: JSON {
    .object([
      ("name", .string(name)),
      ("region", JSON(region)),
      ("mfa_serial", JSON(serial)),
      ("role_arn", JSON(roleARN)),
      ("source_profile", JSON(source)),
      ("base_access_key_id", JSON(keyID)),
      ("session", session.map(sessionJSON) ?? .null),
    ])
  }

  private func sessionJSON(_ session: SessionCredentials) -> JSON {
    .object([
      ("expiration", .string(session.expiration.rfc3339)),
      ("seconds_left", .number(session.secondsLeft(at: now))),
    ])
  }
}
