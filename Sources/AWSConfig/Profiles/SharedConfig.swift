import Text

/// `~/.aws/config` and `~/.aws/credentials` together, by the SDKs' rules.
package struct SharedConfig: Sendable {
  package let config: INIDocument
  package let credentials: INIDocument
  /// The role that the older aws-mfa's variable names, for every profile with its keys in `[NAME-long-term]`.
  package let olderRole: String?
  /// The indices of the sections of the config file whose headers have to be split into words.
  private let oddSections: [Int]

  package init(config: INIDocument, credentials: INIDocument, olderRole: String? = nil) {
    self.config = config
    self.credentials = credentials
    self.olderRole = olderRole
    oddSections = config.sections.indices.filter {
      SectionHeader.kind(of: config.sections[$0].name.range, in: config.bytes) == .odd
    }
  }

  func credentialsSection(named name: String) -> INIDocument.Section? { credentials.section(named: name) }

  /// The last section that names the profile.
  private func configSection(of name: String) -> INIDocument.Section? {
    let bytes = Array(name.utf8)
    var found: [Int?] = []
    if SectionHeader.isPlain(0..<bytes.count, in: bytes) {
      found.append(config.index(of: SectionHeader.plainProfile + bytes))
    }
    if name.isExactly(SectionHeader.unnamed) { found.append(config.index(of: bytes)) }
    found.append(
      oddSections.last { SectionHeader(config.name(of: config.sections[$0])).profile.map(name.isExactly) ?? false })
    return found.compactMap { $0 }.max().map { config.sections[$0] }
  }

  /// The profile that a section of the config file is for.
  private func configuredProfile(_ section: INIDocument.Section) -> String? {
    switch SectionHeader.kind(of: section.name.range, in: config.bytes) {
    case .plain(let name): String(decoding: config.bytes[name], as: UTF8.self)
    case .odd, .other: SectionHeader(config.name(of: section)).profile
    }
  }

  /// The profile of that name, if either file has it. A key in the credentials file overrides that in the config file.
  package func profile(_ name: String) -> Profile? {
    let inConfig = configSection(of: name)
    let inCredentials = credentialsSection(named: name)
    guard inConfig != nil || inCredentials != nil else { return nil }
    return Profile(
      name: name, config: config, credentials: credentials, inConfig: inConfig.map(config.reading),
      inCredentials: inCredentials.map(credentials.reading))
  }

  /// The text between the brackets of the profile's header in the config file, as written or as it would be written.
  func configHeader(of profile: String) -> String {
    configSection(of: profile).map(config.name)
      ?? (profile == SectionHeader.unnamed ? profile : "profile \(posixWord(profile))")
  }

  /// Every profile, once: first those of the config file, each file in its own order.
  package var profileNames: [String] {
    var seen: Set<ExactText> = []
    let configured = config.sections.compactMap(configuredProfile)
    let credentialed = credentials.sections.map(credentials.name)
    return (configured + credentialed).filter { seen.insert(ExactText($0)).inserted }
  }

  /// A key nested under a service in `[services NAME]`: `sts =` and, indented below it, `endpoint_url = …`. `nil` if
  /// the section or the key is missing.
  package func serviceSetting(_ key: ProfileKey, service: String, of services: String) -> String? {
    servicesSection(services).flatMap { config.value(service, in: $0) }.flatMap { nested(key.rawValue, in: $0) }
  }

  package func hasServices(_ name: String) -> Bool {
    servicesSection(name) != nil
  }

  private func servicesSection(_ name: String) -> INIDocument.Section? {
    config.sections.last { SectionHeader(config.name(of: $0)).services.map(name.isExactly) ?? false }
  }
}

/// A profile as the SDKs resolve it: at most one section of each file.
package struct Profile: Sendable {
  package let name: String
  fileprivate let config: INIDocument
  fileprivate let credentials: INIDocument
  fileprivate let inConfig: INIDocument.ReadSection?
  fileprivate let inCredentials: INIDocument.ReadSection?
  /// Profiles whose values are used where this one has none, nearest first.
  private var included: [Profile] = []

  fileprivate init(
    name: String, config: INIDocument, credentials: INIDocument, inConfig: INIDocument.ReadSection?,
    inCredentials: INIDocument.ReadSection?
  ) {
    self.name = name
    self.config = config
    self.credentials = credentials
    self.inConfig = inConfig
    self.inCredentials = inCredentials
  }

  /// A profile that is in neither file: the environment's keys do not need one.
  package static func empty(_ name: String) -> Profile {
    let nothing = INIDocument.empty
    return Profile(
      name: name, config: nothing, credentials: nothing, inConfig: nil, inCredentials: nil)
  }

  /// The profile as written, without what `[DEFAULT]` adds to every section.
  var asWritten: Profile {
    if config.defaults.isEmpty, credentials.defaults.isEmpty { return self }
    return Profile(
      name: name, config: config.withoutDefaults, credentials: credentials.withoutDefaults, inConfig: inConfig,
      inCredentials: inCredentials)
  }

  func including(_ profiles: [Profile]) -> Profile {
    var profile = self
    profile.included = profiles
    return profile
  }

  var withIncluded: [Profile] { [self] + included }

  /// The key's value, from this profile or from those it includes.
  package subscript(key: ProfileKey) -> String? {
    ownValue(key) ?? includedValue(key)
  }

  /// Like the subscript, but empty for a key that this profile has without a value: if it is one of a role's keys,
  /// botocore takes it as present and then fails to use it.
  func valueOrEmpty(_ key: ProfileKey) -> String? {
    let written = written(key)
    return written.flatMap(plain) ?? includedValue(key) ?? written.map { _ in "" }
  }

  /// Whether the profile has `role_arn`, even without a value: only then does botocore look at its source.
  package var hasRoleARN: Bool { valueOrEmpty(.roleARN) != nil }

  private func includedValue(_ key: ProfileKey) -> String? {
    included.lazy.compactMap { $0.ownValue(key) }.first
  }

  /// This profile's own value. An empty value, and one that opens a nested block, count as missing; in the credentials
  /// file they still hide the config file's value.
  func ownValue(_ key: ProfileKey) -> String? {
    written(key).flatMap(plain)
  }

  /// Whether either file has the key for this profile, even without a value.
  func hasOwnKey(_ key: ProfileKey) -> Bool { written(key) != nil }

  private func written(_ key: ProfileKey) -> String? {
    inCredentials.flatMap { credentials.value(key.rawValue, in: $0) }
      ?? inConfig.flatMap { config.value(key.rawValue, in: $0) }
  }

  func configValue(_ key: ProfileKey) -> String? {
    inConfig.flatMap { config.value(key.rawValue, in: $0) }.flatMap(plain)
  }

  func credentialsValue(_ key: ProfileKey) -> String? {
    inCredentials.flatMap { credentials.value(key.rawValue, in: $0) }.flatMap(plain)
  }

  /// Whether the credentials file has the key, even without a value.
  func hasCredentialsKey(_ key: ProfileKey) -> Bool {
    inCredentials.flatMap { credentials.value(key.rawValue, in: $0) } != nil
  }

  private func plain(_ value: String) -> String? {
    value.isEmpty || value.utf8.first == UInt8(ascii: "\n") ? nil : value
  }
}

/// The value of `key = value` in a nested block, split as botocore does.
private func nested(_ key: String, in block: String) -> String? {
  guard block.utf8.first == UInt8(ascii: "\n") else { return nil }
  let pairs = INIReader.nestedLines(of: block).compactMap { line -> (String, String)? in
    let parts = line.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? (trimmed(String(parts[0])), trimmed(String(parts[1]))) : nil
  }
  return pairs.last { $0.0 == key }?.1
}
