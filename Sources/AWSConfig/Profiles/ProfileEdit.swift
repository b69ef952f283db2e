/// The lines missing from a profile.
package struct ProfileEdit {
  private let values: [(key: String, value: String)]
  private let profile: String
  /// Whether the credentials file has one of the keys, even without a value: there it would hide the config file's.
  package let isInCredentials: Bool

  package init(serial: String, duration: Int?, region: String? = nil, for profile: Profile) {
    var values: [(key: String, value: String)] = []
    if let region, profile[.region] != region { values.append((ProfileKey.region.rawValue, region)) }
    if profile[.mfaSerial] != serial { values.append((ProfileKey.mfaSerial.rawValue, serial)) }
    if let duration { values.append((ProfileKey.durationSeconds.rawValue, String(duration))) }
    self.values = values
    self.profile = profile.name
    let keys = [.mfaSerial, .durationSeconds] + (region == nil ? [] : [ProfileKey.region])
    isInCredentials = keys.contains(where: profile.hasCredentialsKey)
  }

  package func applied(to shared: SharedConfig) -> [UInt8] {
    let document = document(of: shared)
    return values.isEmpty ? document.bytes : document.setting(values, in: header(in: shared))
  }

  /// The lines removed and added, for display. Only the edited keys' lines: the others may hold secrets.
  package struct Diff: Equatable {
    package let header: String
    package let isNewSection: Bool
    package let lines: [Line]

    package enum Line: Equatable {
      case removed(String)
      case added(String)
    }
  }

  package func diff(in shared: SharedConfig) -> Diff {
    let document = document(of: shared)
    let header = header(in: shared)
    let lines = values.flatMap { key, value in
      document.lines(of: key, in: header).map(Diff.Line.removed) + [.added("\(key) = \(value)")]
    }
    return Diff(header: header, isNewSection: document.section(named: header) == nil, lines: lines)
  }

  package func document(of shared: SharedConfig) -> INIDocument {
    isInCredentials ? shared.credentials : shared.config
  }

  private func header(in shared: SharedConfig) -> String {
    isInCredentials ? profile : shared.configHeader(of: profile)
  }
}
