import AWSConfig

/// Offers to delete a session's token that was left beside the profile's long-term keys.
struct TokenRemoval {
  let context: Context
  let profile: String

  /// Whether a token was there, and is deleted.
  ///
  /// - Throws: `leftoverToken`, if the user wants to keep it.
  func run() throws(Failure) -> Bool {
    let shared = context.shared
    guard let resolution = try? shared.resolution(of: profile), case .file(let keys) = resolution.keys,
      let token = shared.leftoverToken(beside: keys, of: resolution.base)
    else { return false }
    let failure = Failure.leftoverToken(profile: resolution.base.name, token)
    context.world.say(Wording.cause(failure, context.paths))
    let change = ShownChange(
      context: context, profile: profile, isInCredentials: token.isInCredentials, old: shared.document(of: token).bytes,
      new: shared.removing(token), diff: token.diff)
    guard try change.offer(orElse: .setupNeedsTerminal(profile: profile)) else { throw failure }
    return true
  }
}
