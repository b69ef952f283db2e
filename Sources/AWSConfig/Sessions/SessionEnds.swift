import Text

extension SharedConfig {
  /// When the sessions end whose keys are in a section of ours, or in one pasted by hand that a login would adopt.
  package var sessionEnds: [(profile: String, end: Instant)] {
    credentials.withoutDefaults.sections.compactMap { section in
      guard let profile = credentials.name(of: section).before(ending: SessionSection.suffix) else { return nil }
      switch sessionSection(of: profile) {
      case .session(let session): return (profile, session.credentials.expiration)
      case .adoptable:
        let end = self.profile(SessionSection.name(for: profile))?.credentialsValue(.expiration)
        return end.flatMap(Instant.init(rfc3339:)).map { (profile, $0) }
      case .absent, .empty, .foreign: return nil
      }
    }
  }
}
