/// The lines that a profile lacks.
package struct ProfileEdit {
  private let values: [(key: String, value: String)]
  private let profile: String
  /// A key in the credentials file would hide one in the config file, be it without a value.
  package let isInCredentials: Bool

  package init(serial: String, duration: Int?, for profile: Profile) {
    var values: [(key: String, value: String)] = []
    if profile[.mfaSerial] != serial { values.append((ProfileKey.mfaSerial.rawValue, serial)) }
    if let duration { values.append((ProfileKey.durationSeconds.rawValue, String(duration))) }
    self.values = values
    self.profile = profile.name
    isInCredentials = [.mfaSerial, .durationSeconds].contains(where: profile.hasCredentialsKey)
  }

  package func applied(to shared: SharedConfig) -> [UInt8] {
    let document = document(of: shared)
    return values.isEmpty ? document.bytes : document.setting(values, in: header(in: shared))
  }

  /// The lines that go and come, as they are shown. They are those of the edited keys and no others: beside them stand secrets.
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
