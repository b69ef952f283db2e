import AWSAPI
import AWSConfig
import Secrecy

/// Finds out which MFA devices a user has, as far as IAM tells.
struct DeviceSearch {
  let context: Context
  /// The target that the keys belong to, without a role.
  let target: Target
  let keys: AccessKeys
  var token: Secret?

  enum Result: Equatable {
    case listed([ListedDevice])
    /// IAM gave no list. The guess has the name that the AWS console proposes, as most devices do.
    case unlisted(Failure, guess: DeviceSerial?)
  }

  /// The most pages to read: more than any user has devices.
  private static let pages = 100

  /// Lists the devices of the keys' own user. Some policies allow that only if the call names the user. If the keys or
  /// the clock are wrong, STS fails too and its failure is thrown; if only IAM fails, a guess is left.
  func run() throws(Failure) -> Result {
    let why: Failure
    do throws(Failure) { return .listed(try devices(of: nil)) } catch { why = error }
    if why == .callInterrupted { throw why }
    let identity = try context.send(
      .callerIdentity, by: context.caller(for: target, with: keys, token: token), of: target.profile.name
    ).result
    if why.isDenial, let user = identity.userName {
      do throws(Failure) { return .listed(try devices(of: user)) } catch { if !error.isDenial { throw error } }
    }
    return .unlisted(why, guess: identity.usualDevice)
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
}

extension Failure {
  fileprivate var isDenial: Bool { if case .refused(.devices, profile: _) = self { true } else { false } }
}

extension Identity {
  fileprivate var usualDevice: DeviceSerial? {
    let name = isRoot ? "root-account-mfa-device" : userName
    return name.flatMap { DeviceSerial("arn:\(partition):iam::\(account):mfa/\($0)") }
  }
}
