import AWSAPI
import AWSConfig
import Secrecy

/// What a target's role is assumed with, and at which endpoint.
extension Context {
  /// The target whose session the role is assumed with; `nil` if it is assumed with the long-term keys and a code.
  ///
  /// The endpoint settings of a role's profile apply to every call made for it. If they differ from its source's, the
  /// source's own session is not used.
  func source(of target: Target) throws(Failure) -> Target? {
    guard let step = try step(from: target) else { return nil }
    if leadToSame(target.governing, step.resolution, target.device) { return try self.target(of: step, for: target) }
    guard !step.roles.isEmpty else { return nil }
    return try self.target(of: step, for: target, errand: target.governing)
  }

  /// Whether a role's endpoint settings differ from those of the profile that has the keys.
  func hasOwnEndpoint(_ target: Target) -> Bool {
    guard target.role != nil else { return false }
    var base = target.resolution
    while let source = base.source { base = source }
    return !leadToSame(target.governing, base, target.device)
  }

  /// The target that a chain of roles starts from, whose keys are a user's own.
  func keysOwner(of target: Target) throws(Failure) -> Target {
    guard target.role != nil, let step = try step(from: target) else { return target }
    return try keysOwner(of: self.target(of: step, for: target))
  }

  /// The step from a role to what it is assumed with, at whichever endpoint.
  private struct Step {
    let resolution: Resolution
    let roles: [Resolution.Role]
    /// The source's own device, if it has one.
    let device: Device?
  }

  /// `nil` if the next step is the keys, which have no section of their own.
  private func step(from target: Target) throws(Failure) -> Step? {
    let roles = Array(target.roles.dropLast())
    let rest = target.isOneOff ? target.resolution : target.resolution.source
    guard let rest, target.isOneOff || !roles.isEmpty || rest.hasPlainBase else { return nil }
    let own = target.device?.isGiven ?? false ? target.device : try device(nil, rest, isNeeded: target.needsDevice)
    return Step(resolution: rest, roles: roles, device: own)
  }

  private func target(of step: Step, for target: Target, errand: Resolution? = nil) throws(Failure) -> Target {
    var source = try self.target(
      step.resolution, step.roles, target.base, step.device ?? target.device, errand: errand)
    source.isSource = true
    source.needsDevice = target.needsDevice
    source.hasOwnDevice = step.device != nil
    return source
  }

  private func leadToSame(_ one: Resolution, _ other: Resolution, _ device: Device?) -> Bool {
    rules(one, device).leadToSame(as: rules(other, device))
  }
}
