import AWSAPI
import AWSConfig

/// What a new profile may be called, and where it may be.
enum ProfileName {
  /// - Throws: `badProfileName`, for a name that some SDK would not read or that looks like an option.
  static func check(_ name: String) throws(Failure) {
    guard !name.isEmpty, !name.hasPrefix("-"), SessionSection.unreadability(of: name) == nil else {
      throw .badProfileName(name)
    }
  }

  /// The region that an option gives, checked.
  static func region(_ text: String?) throws(Failure) -> String? {
    guard let text else { return nil }
    guard RegionName.isWellFormed(text), RegionName.meant(by: text) == nil else {
      throw .endpoint(.badRegion(text, source: Option.region.flag))
    }
    return text
  }
}

extension Context {
  /// Says how a profile is reached whose name is a verb too.
  func sayIfVerb(_ name: String) {
    if Verb(rawValue: name) != nil { world.say(Wording.nameIsVerb(name)) }
  }

  /// This context with a profile in it that is not written yet.
  func with(_ draft: ProfileDraft) throws(Failure) -> Context {
    var next = self
    do throws(INIDocument.Malformed) { next.shared = try shared.with(draft) } catch {
      throw .malformed(path: draft.name, error)
    }
    return next
  }
}
