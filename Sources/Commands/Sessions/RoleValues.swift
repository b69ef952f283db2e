import AWSAPI
import AWSConfig
import Text

/// What a profile or an option says about a role, and where.
extension Resolution.Role {
  /// Checks the values that go into a call and into a file.
  func check() throws(Failure) {
    guard RoleName.isRole(arn: arn) else { throw .badRole(arn, source: source(.roleARN)) }
    try check(externalID, .externalID, 2...1224, "_+=,.@:/-")
    try check(sessionName, .roleSessionName, 2...64, "_+=,.@-")
    try check(sourceIdentity, .sourceIdentity, 2...64, "_+=,.@-")
    var tags = SessionTags()
    do throws(SessionTags.Problem) { tags = try own() } catch { throw .badTags(error, source: source(.sessionTags)) }
    guard let transitiveTags else { return }
    do throws(SessionTags.Problem) { try tags.read(transitive: transitiveTags) } catch {
      throw .badTags(error, source: source(.transitiveSessionTags))
    }
  }

  private func own() throws(SessionTags.Problem) -> SessionTags {
    try sessionTags.map { text throws(SessionTags.Problem) in try SessionTags(text) } ?? SessionTags()
  }

  /// The tags that the profile sets, once they have been checked.
  var tags: SessionTags {
    var tags = (try? own()) ?? SessionTags()
    if let transitiveTags { try? tags.read(transitive: transitiveTags) }
    return tags
  }

  /// Checks a value against the lengths and alphabets that STS documents.
  private func check(
    _ text: String?, _ key: ProfileKey, _ lengths: ClosedRange<Int>, _ marks: String
  ) throws(Failure) {
    guard let text else { return }
    guard lengths.contains(text.utf8.count), text.isAlphanumeric(or: marks) else {
      throw .badRoleValue(text, source: source(key), marks: marks, lengths: lengths)
    }
  }

  func source(_ key: ProfileKey) -> String {
    guard let profile else {
      return switch key {
      case .externalID: Option.externalID.flag
      case .roleSessionName: Option.roleSessionName.flag
      default: Option.role.flag
      }
    }
    switch giver {
    case .assumeRole(let section) where key == .roleARN:
      return "\(ProfileKey.olderRole.rawValue) of [\(printable(section))]"
    case .environment where key == .roleARN: return Variable.olderRole.rawValue
    case .roleARN, .assumeRole, .environment: return "\(key.rawValue) of profile \(printable(profile))"
    }
  }
}
