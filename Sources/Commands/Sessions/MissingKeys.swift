import AWSConfig
import Text

/// Why a profile has no keys, as far as the files tell.
extension Context {
  func noKeys(of profile: Profile) -> Failure {
    if let section = shared.misnamedSection(of: profile.name) { return .misnamedSection(section) }
    for key in [ProfileKey.sourceProfile, .credentialSource] {
      guard let source = profile[key], profile[.roleARN] == nil else { continue }
      return .idleSource(profile: profile.name, key: key, source: source)
    }
    if let key = misspelt(.accessKeyID, of: profile) { return .misspeltKey(key) }
    if profile[.secretAccessKey] != nil { return .noKeyID(profile: profile.name) }
    if let section = shared.sectionInOtherCase(of: profile.name) { return .misnamedSection(section) }
    if let absent = absentCredentials { return .absentFile(absent, profile: profile.name, path: paths.credentials) }
    return .noKeys(profile: profile.name)
  }

  /// A key that stands for another, which the profile lacks.
  func misspelt(_ key: ProfileKey, of profile: Profile) -> MisspeltKey? {
    let known = Set(ProfileKey.allCases.map(\.rawValue))
    let found = shared.writtenKeys(of: profile.name).first { written in
      !known.contains(written.name) && Self.isMeant(written.name, for: key)
    }
    return found.map { MisspeltKey(profile: profile.name, written: $0, right: key) }
  }

  private static func isMeant(_ name: String, for key: ProfileKey) -> Bool {
    let bare = name.hasPrefix("export ") ? name.dropFirst("export ".count) : name[...]
    let letters = String(bare.utf8.filter(\.isLowercase).map { Character(UnicodeScalar($0)) })
    let word = letters.hasPrefix("aws") ? String(letters.dropFirst(3)) : letters
    switch key {
    case .accessKeyID:
      return ["accesskeyid", "accesskey", "keyid", "accessid"].contains(word) || editDistance(word, "accesskeyid") < 3
    default:
      return ["secretaccesskey", "secretkey", "secret", "accesssecret"].contains(word)
        || editDistance(word, "secretaccesskey") < 3
    }
  }

  /// Why the credentials file has nothing in it, if it is not simply missing.
  private var absentCredentials: AbsentFile? {
    guard shared.credentials.bytes.isEmpty else { return nil }
    if let facts = world.files.facts(paths.credentials) { return facts.isRegular ? nil : .notRegular }
    if world.files.exists(paths.credentials) { return .brokenLink }
    return world.environment[.sharedCredentialsFile] == nil ? nil : .missing(.sharedCredentialsFile)
  }
}
