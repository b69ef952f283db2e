import AWSAPI
import AWSConfig
import Secrecy

/// The user that a long-term key belongs to, and the calls about their keys. They are signed with a session, which
/// policies that enforce MFA want.
struct KeyOwner {
  let context: Context
  /// A target without a role.
  let target: Target
  let identity: Identity
  private let caller: Caller

  init(context: Context, target: Target, session: SessionCredentials) throws(Failure) {
    self.context = context
    self.target = target
    caller = try context.iamCaller(for: target, with: session.keys, token: session.token)
    identity = try context.send(
      .callerIdentity, by: context.caller(for: target, with: session.keys, token: session.token),
      of: target.profile.name
    ).result
  }

  /// Some policies allow these calls only if they name the user; the root user has no name.
  private var user: String? { identity.userName }

  /// The user's keys, and the time by AWS's clock.
  func keys() throws(Failure) -> (keys: [ListedKey], date: Instant) {
    let reply = try send(.accessKeys(of: user))
    for key in reply.result { context.stateDirectory.noteKey(key.id, made: key.created) }
    return (reply.result, reply.date ?? context.now)
  }

  func makeKey() throws(Failure) -> NewKey { try send(.createKey(of: user)).result }

  /// A key that is gone is inactive too. Returns the time by AWS's clock.
  func deactivate(_ id: String) throws(Failure) -> Instant {
    do throws(Failure) { return try send(.deactivateKey(id, of: user)).date ?? context.now } catch {
      guard case .refused(.noSuchKey, profile: _) = error else { throw error }
      return context.now
    }
  }

  /// Returns whether the key was still there.
  @discardableResult
  func delete(_ id: String) throws(Failure) -> Bool {
    do throws(Failure) {
      let date = try send(.deleteKey(id, of: user)).date
      context.stateDirectory.noteDeletion(of: id, at: date ?? context.now)
    } catch {
      guard case .refused(.noSuchKey, profile: _) = error else { throw error }
      return false
    }
    context.stateDirectory.forgetKey(id)
    return true
  }

  /// `nil` if AWS does not tell.
  func lastUse(of id: String) throws(Failure) -> LastUse? {
    do throws(Failure) { return try send(.lastUse(of: id)).result } catch {
      if error == .callInterrupted { throw error }
      return nil
    }
  }

  private func send<Result>(_ call: Call<Result>) throws(Failure) -> Reply<Result> {
    try context.send(call, by: caller, of: target.profile.name)
  }
}
