import AWSConfig

/// What `status` says once a week about the key of a profile that has become old.
///
/// AWS is not asked. The age is what ``Verb/doctor`` or ``Verb/rotate`` saw in IAM's list or, if neither has run, the
/// time since a session was first opened with the key here: then the key is at least so old.
struct KeyAgeNotice {
  let context: Context
  /// The profile of this shell.
  let profile: String?

  /// Empty if there is nothing to say.
  var text: String {
    guard let profile, let resolution = try? context.shared.resolution(of: profile),
      let id = resolution.keys.keyID, let key = context.stateDirectory.knownKey(id),
      key.isDue(at: context.now, limit: context.settings.keyAge)
    else { return "" }
    context.stateDirectory.noteKey(key, told: context.now)
    let days = (context.now - key.since) / 86_400
    return """
      key      \(Wording.oldKey(key.id, days: days, isExact: key.isExact))
      hint     \(Wording.replacingOldKey(resolution.base.name, resolution.keys))

      """
  }
}
