import AWSConfig
import Secrecy

/// Which MFA devices a user has, as far as IAM tells.
struct DeviceSearch {
  let context: Context
  /// Whose keys they are, without a role.
  let target: Target
  let keys: AccessKeys
  var token: Secret?

  enum Finding: Equatable {
    case listed([ListedDevice])
    /// The user may not list them. Most are named like the guess, as the AWS console proposes.
    case denied(guess: DeviceSerial?)
  }

  /// More pages than anybody has devices.
  private static let pages = 100

  /// Those of the keys' own user. Some policies allow that only where the user is named.
  func run() throws(Failure) -> Finding {
    if let devices = try ifAllowed({ () throws(Failure) in try devices(of: nil) }) { return .listed(devices) }
    let identity = try context.send(
      .callerIdentity, by: context.caller(for: target, with: keys, token: token), of: target.profile.name
    ).result
    if let user = identity.userName,
      let devices = try ifAllowed({ () throws(Failure) in try devices(of: user) })
    {
      return .listed(devices)
    }
    return .denied(guess: identity.usualDevice)
  }

  func devices(of user: String?) throws(Failure) -> [ListedDevice] {
    let caller = try context.iamCaller(for: target, with: keys, token: token)
    var devices: [ListedDevice] = []
    var marker: String?
    for _ in 0..<Self.pages {
      let page = try context.send(.devices(of: user, after: marker), by: caller, of: target.profile.name).result
      devices += page.devices
      marker = page.marker
      if marker == nil { break }
    }
    return devices
  }

  private func ifAllowed(_ list: () throws(Failure) -> [ListedDevice]) throws(Failure) -> [ListedDevice]? {
    do throws(Failure) { return try list() } catch {
      guard case .refused(.devices, profile: _) = error else { throw error }
      return nil
    }
  }
}

extension Identity {
  fileprivate var usualDevice: DeviceSerial? {
    let name = isRoot ? "root-account-mfa-device" : userName
    return name.flatMap { DeviceSerial("arn:\(partition):iam::\(account):mfa/\($0)") }
  }
}
