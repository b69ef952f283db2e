import AWSConfig

/// `list`: every profile of the user's, with its device and its session.
struct List {
  let context: Context

  func outcome(_ flags: Set<Option>) -> Outcome {
    let names = context.userProfiles
    if flags.contains(.names) {
      return Outcome(output: names.map { printable($0) + "\n" }.joined())
    }
    let rows = names.compactMap(context.shared.profile).map(row)
    if flags.contains(.json) {
      return Outcome(output: JSON.array(rows.map(\.json)).text + "\n")
    }
    return Outcome(output: table(rows))
  }

  fileprivate struct Row {
    let profile: Profile
    let session: SessionCredentials?
    let now: Instant

    var serial: String? { profile[.mfaSerial] }
    var roleARN: String? { profile[.roleARN] }
  }

  private func row(_ profile: Profile) -> Row {
    var session: SessionCredentials?
    if case .session(let stored) = context.shared.sessionSection(of: profile.name),
      stored.credentials.secondsLeft(at: context.now) > 0
    {
      session = stored.credentials
    }
    return Row(profile: profile, session: session, now: context.now)
  }

  private func table(_ rows: [Row]) -> String {
    guard !rows.isEmpty else { return "no profiles; aws configure --profile NAME adds one\n" }
    let cells = [["PROFILE", "MFA DEVICE", "ROLE", "SESSION"]] + rows.map(\.cells)
    let widths = (0..<3).map { column in (cells.map { $0[column].count }.max() ?? 0) + 2 }
    return cells.map { row in
      zip(row, widths).map(Help.padded).joined() + row[3] + "\n"
    }.joined()
  }
}

extension List.Row {
  fileprivate var cells: [String] {
    let device = serial.map { DeviceSerial($0)?.deviceName ?? $0 }
    let role = roleARN.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let left = session.map { Lifetime.text($0.secondsLeft(at: now)) + " left" }
    return [profile.name, device ?? "-", role ?? "-", left ?? "-"].map(printable)
  }

  fileprivate var json: JSON {
    .object([
      ("name", .string(profile.name)),
      ("region", JSON(profile[.region])),
      ("mfa_serial", JSON(serial)),
      ("role_arn", JSON(roleARN)),
      ("source_profile", JSON(profile[.sourceProfile])),
      ("base_access_key_id", JSON(profile[.accessKeyID])),
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
