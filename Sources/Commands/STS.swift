import AWSConfig
import Secrecy

/// A code of a device, as a call carries it.
struct DeviceCode: Equatable {
  let device: Device
  let code: Secret
  /// AWS accepted one of the device just before, which may have been this one.
  let mayBeUsed: Bool

  fileprivate var fields: [FormField] {
    [
      FormField(name: "SerialNumber", value: Secret(device.serial.text)), FormField(name: "TokenCode", value: code),
    ]
  }

  /// AWS has one text for a wrong code, a used one and one that is over, and another one for all else.
  fileprivate func refusal(_ error: AWSError) -> Refusal? {
    switch error.code {
    case "AccessDenied" where error.message.contains("one time pass code"): .code(usedBefore: mayBeUsed)
    case "AccessDenied" where error.message.contains("unable to validate MFA code"):
      .device(serial: device.serial.text, source: device.source)
    default: nil
    }
  }
}

/// A role to assume.
struct RoleRequest: Equatable {
  let arn: String
  let sessionName: String
  let externalID: String?
  /// In seconds; `nil` for AWS's own hour.
  let duration: Int?
}

extension Call where Result == SessionCredentials {
  /// `GetSessionToken`.
  static func sessionToken(_ code: DeviceCode, duration: Int) -> Call {
    Call(
      service: .sts, action: "GetSessionToken",
      fields: [FormField(name: "DurationSeconds", number: duration)] + code.fields,
      result: SessionCredentials.init(issuedIn:),
      refusal: { error in
        switch error.code {
        case "AccessDenied" where error.message.contains("with session credentials"): .temporaryKeys
        case "ValidationError" where error.isAboutDuration: .duration(error.message)
        default: code.refusal(error)
        }
      })
  }

  /// `AssumeRole`, with a session or with long-term keys and a code.
  static func assumeRole(_ role: RoleRequest, code: DeviceCode? = nil) -> Call {
    let fields: [(String, String?)] = [
      ("RoleArn", role.arn), ("RoleSessionName", role.sessionName), ("ExternalId", role.externalID),
    ]
    let duration = role.duration.map { FormField(name: "DurationSeconds", number: $0) }
    return Call(
      service: .sts, action: "AssumeRole",
      fields: fields.compactMap { name, value in value.map { FormField(name: name, value: Secret($0)) } }
        + [duration].compactMap { $0 } + (code?.fields ?? []),
      result: SessionCredentials.init(issuedIn:),
      refusal: { error in code?.refusal(error) ?? role.refusal(error) })
  }
}

extension Call where Result == Identity {
  /// `GetCallerIdentity`, which AWS answers to whoever has keys.
  static var callerIdentity: Call {
    Call(
      service: .sts, action: "GetCallerIdentity", fields: [], result: Identity.init(in:), refusal: { _ in nil })
  }
}

/// Whose keys they are.
struct Identity: Equatable {
  let arn: String
  let account: String

  fileprivate init?(in element: Element) {
    guard let arn = element.text(at: "Arn"), let account = element.text(at: "Account"),
      arn.hasPrefix("arn:"), arn.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      account.utf8.count == 12, account.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    self.arn = arn
    self.account = account
  }

  /// `alice` of `arn:aws:iam::111122223333:user/team/alice`; `nil` if it is not a user's.
  var userName: String? {
    let parts = arn.split(separator: "/")
    return parts[0].hasSuffix(":user") && parts.count > 1 ? parts.last.map(String.init) : nil
  }

  var isRoot: Bool { arn.hasSuffix(":root") }

  /// `aws` of `arn:aws:iam::111122223333:user/alice`.
  var partition: Substring { arn.split(separator: ":", omittingEmptySubsequences: false)[1] }
}

extension SessionCredentials {
  /// Every value is held to its alphabet: it goes to a shell and to a file.
  fileprivate init?(issuedIn element: Element) {
    func field(_ name: String) -> String? { element.text(at: "Credentials", name) }
    guard let id = field("AccessKeyId"), AccessKeys.isID(id),
      let secret = field("SecretAccessKey"), AccessKeys.isSecretText(secret),
      let token = field("SessionToken"), AccessKeys.isSecretText(token),
      let expiration = field("Expiration").flatMap(Instant.init(rfc3339:))
    else { return nil }
    self.init(keys: AccessKeys(id: id, secret: Secret(secret)), token: Secret(token), expiration: expiration)
  }
}

extension RoleRequest {
  /// AWS says the same of a role that is not there and of one that trusts somebody else; its newer texts say a little more.
  fileprivate func refusal(_ error: AWSError) -> Refusal? {
    switch error.code {
    case "AccessDenied" where error.message.contains("sts:AssumeRole"):
      .role(arn: arn, RoleDenial(error.message), hasExternalID: externalID != nil)
    case "AccessDenied" where error.message.contains("by root accounts"): .roleOfRoot(arn: arn)
    case "ValidationError" where error.message.contains("role chaining"): .chainedDuration
    case "ValidationError" where error.message.contains("MaxSessionDuration"): .roleDuration(arn: arn)
    case "ValidationError" where error.isAboutDuration: .duration(error.message)
    default: nil
    }
  }
}

extension RoleDenial {
  fileprivate init(_ message: String) {
    if message.contains("explicit deny") {
      self = .forbidden
    } else if message.contains("no identity-based policy") {
      self = .notAllowed
    } else if message.contains("no resource-based policy") || message.contains("trust policy") {
      self = .notTrusted
    } else {
      self = .unsaid
    }
  }
}

extension AWSError {
  fileprivate var isAboutDuration: Bool {
    message.contains("durationSeconds") || message.contains("DurationSeconds")
  }
}
