import AWSConfig
import Text

/// What is written in the two files, section by section and profile by profile.
struct ProfileChecks {
  let inspection: Inspection

  private var shared: SharedConfig { inspection.shared }

  func run() -> [Finding] {
    oddities + profiles + expired
  }

  // MARK: Sections

  private var oddities: [Finding] {
    let found = shared.oddities.map(finding)
    func those(_ check: Check, _ fine: String) -> [Finding] { found.filter { $0.check == check }.or(check, fine) }
    return those(.headerForm, "every header has the form of its file")
      + those(.quotedValue, "no value is in quotes")
      + those(.trailingComment, "no value has a comment behind it")
      + those(.securityToken, "there is no old aws_security_token")
      + those(.shadowedProcess, "no keys hide a credential_process")
  }

  private func finding(_ oddity: Oddity) -> Finding {
    let path = oddity.file == .config ? inspection.paths.config : inspection.paths.credentials
    let words = FindingWords.odd(oddity, "\(printable(inspection.shown(path))):\(oddity.line)")
    return switch oddity.kind {
    case .profileHeader, .bareHeader, .headerOfManyWords: .warning(.headerForm, words)
    case .quoted: .warning(.quotedValue, words)
    case .comment: .warning(.trailingComment, words)
    case .otherSecurityToken: .error(.securityToken, words)
    case .loneSecurityToken: .warning(.securityToken, words)
    case .hiddenProcess: .warning(.shadowedProcess, words)
    }
  }

  // MARK: Profiles

  private var profiles: [Finding] {
    var broken: [Finding] = []
    var names: [Finding] = []
    var foreign: [Finding] = []
    var listed = ListedProfiles(shared)
    for profile in inspection.context.userProfiles {
      do throws(ResolutionError) {
        var keys = listed.listed(profile)?.keys
        if keys == nil { keys = try shared.resolution(of: profile).keys }
        if keys == Resolution.KeySource.none { continue }
        if let name = SessionSection.unreadability(of: profile) {
          names.append(.warning(.profileName, .unreadableName(name, of: profile)))
        } else if case .foreign(let owner) = shared.sessionSection(of: profile) {
          foreign.append(.warning(.foreignSection, .foreignSection(owner, of: profile)))
        }
      } catch {
        if error.isOtherWay { continue }
        broken.append(.warning(.profile, .unusable(.resolution(error), inspection.paths, isChosen: false)))
      }
    }
    return broken.or(.profile, "every profile leads to its credentials")
      + names.or(.profileName, "every SDK can read the profiles' names")
      + foreign.or(.foreignSection, "no section is in the way of a session's")
  }

  private var expired: [Finding] {
    let now = inspection.context.now
    let ended = shared.sessionEnds.filter { $0.end < now }
    return ended.map { Finding.warning(.expiredSection, .expired($0.profile, at: $0.end.rfc3339)) }
      .or(.expiredSection, "no expired session is left in the credentials file")
  }
}

extension ResolutionError {
  /// Whether the profile signs in by means that are none of ours, and nothing is wrong with it.
  var isOtherWay: Bool {
    switch self {
    case .foreign, .machine: true
    case .unknownProfile, .unknownSource, .loop, .twoSources, .noSource, .unknownCredentialSource: false
    }
  }
}
