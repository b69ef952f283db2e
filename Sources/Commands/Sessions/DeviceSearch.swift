import AWSAPI
import AWSConfig
import Secrecy

/// Which MFA devices a user has, as far as IAM tells.
struct DeviceSearch {
  let context: Context
  /// Whose keys they are, without a role.
  let target: Target
  let keys: AccessKeys
  var token: Secret?

  enum Result: Equatable {
    case listed([ListedDevice])
    /// IAM gave no list. Most devices are named like the guess, as the AWS console proposes.
    case unlisted(Failure, guess: DeviceSerial?)
  }

  /// More pages than anybody has devices.
  private static let pages = 100

  /// Those of the keys' own user. Some policies allow that only where the user is named. What is wrong with the keys or the
  /// clock STS says as well; what is wrong with IAM alone leaves the guess.
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
