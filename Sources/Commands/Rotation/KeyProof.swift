import AWSAPI
import AWSConfig

/// Waits until AWS accepts a key that it has just made: that takes some seconds, and sometimes more.
struct KeyProof {
  let owner: KeyOwner
  let key: NewKey

  /// How long to wait in total, and between two calls, in milliseconds.
  private static let (patience, pause) = (90_000, 1000)

  private var world: World { owner.context.world }

  /// - Throws: `callInterrupted`, also if Ctrl-C ends a wait.
  func run() throws(Failure) {
    let begin = world.clock.uptime()
    var hasSaid = false
    while true {
      let cause: Failure
      do throws(Failure) { return try call() } catch { cause = error }
      guard cause.isPassing else { throw cause }
      guard world.clock.uptime() - begin < Self.patience else { throw last(cause) }
      if !hasSaid { world.say(Wording.waitingForKey(key.keys.id)) }
      hasSaid = true
      guard world.clock.pause(Self.pause) else { throw .callInterrupted }
    }
  }

  private func call() throws(Failure) {
    let caller = owner.context.caller(for: owner.target, with: key.keys)
    let identity = try owner.context.send(.callerIdentity, by: caller, of: owner.target.profile.name).result
    guard identity == owner.identity else {
      throw .rotation(.notOurs(id: key.keys.id), profile: owner.target.profile.name)
    }
  }

  private func last(_ cause: Failure) -> Failure {
    guard case .refused(.unknownKey, profile: let profile) = cause else { return cause }
    return .rotation(.notAccepted(id: key.keys.id, seconds: Self.patience / 1000), profile: profile)
  }
}

extension Failure {
  /// Whether the same call may succeed a moment later.
  fileprivate var isPassing: Bool {
    switch self {
    case .refused(.unknownKey, profile: _), .refused(.wrongSecret, profile: _), .refused(.busy, profile: _), .notAWS:
      true
    case .transport(let cause, host: _): cause != .curlMissing && cause != .curlTooOld
    default: false
    }
  }
}
