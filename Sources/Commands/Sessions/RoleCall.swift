import AWSAPI
import AWSConfig
import Secrecy

/// How a role is assumed with the session of what it is assumed from.
extension Context {
  /// - Parameter seconds: how long the call may take.
  func assume(
    _ role: Resolution.Role, of target: Target, lasting duration: Int, with session: StoredSession,
    of source: Target, within seconds: Int
  ) throws(Failure) -> StoredSession {
    let serial = session.tie.serial
    let request = role.request(
      duration, sessionName: RoleRequest.sessionName(for: serial.flatMap(DeviceSerial.init)), policy: target.policy)
    let caller = caller(
      for: target, with: session.credentials.keys, token: session.credentials.token, within: seconds)
    let reply = try send(.assumeRole(request), by: caller, of: source.name)
    let credentials = try credentials(in: reply, asked: duration, from: caller.endpoint)
    return StoredSession(credentials: credentials, tie: target.tie(openedWith: serial, base: session.tie.base))
  }
}

extension Resolution.Role {
  func request(_ duration: Int, sessionName: String, policy: SessionPolicy?) -> RoleRequest {
    var request = RoleRequest(
      arn: arn, sessionName: self.sessionName ?? sessionName, externalID: externalID, duration: duration)
    request.tags = tags
    request.sourceIdentity = sourceIdentity
    request.policy = policy?.text
    return request
  }
}

extension RoleRequest {
  /// The name under which AWS logs the session if the profile sets none: the device's name, which for most users is
  /// their own.
  static func sessionName(for serial: DeviceSerial?) -> String {
    let name = serial?.deviceName?.split(separator: "/").last.map(String.init)
    return name.flatMap { (2...64).contains($0.utf8.count) && !$0.contains(":") ? $0 : nil } ?? "aws-mfa"
  }
}
