package import AWSConfig
package import Secrecy
import Text

/// A device's code, as it is sent with a call.
package struct DeviceCode: Equatable {
  package let device: Device
  let code: Secret
  /// AWS has just accepted a code of the device, which may have been this one.
  let mayBeUsed: Bool

  package init(device: Device, code: Secret, mayBeUsed: Bool) {
    self.device = device
    self.code = code
    self.mayBeUsed = mayBeUsed
  }

  fileprivate var fields: [FormField] {
    [
      FormField(name: "SerialNumber", value: Secret(device.serial.text)), FormField(name: "TokenCode", value: code),
    ]
  }

  /// AWS has one text for a wrong code, a used one and an expired one, and another text for everything else.
  fileprivate func refusal(_ error: AWSError) -> Refusal? {
    switch error.code {
    case "AccessDenied" where error.message.contains("one time pass code"):
      .code(serial: device.serial.text, usedBefore: mayBeUsed)
    case "AccessDenied" where error.message.contains("unable to validate MFA code"):
      .device(serial: device.serial.text, source: device.source)
    default: nil
    }
  }
}

/// A role to assume.
package struct RoleRequest: Equatable {
  let arn: String
  let sessionName: String
  let externalID: String?
  /// In seconds; `nil` for AWS's default of one hour.
  let duration: Int?
  package var tags: SessionTags = SessionTags()
  package var sourceIdentity: String?
  /// What the session may do at most, in JSON.
  package var policy: String?

  package init(arn: String, sessionName: String, externalID: String?, duration: Int?) {
    self.arn = arn
    self.sessionName = sessionName
    self.externalID = externalID
    self.duration = duration
  }
}

extension RoleRequest {
  fileprivate var fields: [FormField] {
    let texts: [(String, String?)] = [
      ("RoleArn", arn), ("RoleSessionName", sessionName), ("ExternalId", externalID),
      ("SourceIdentity", sourceIdentity), ("Policy", policy),
    ]
    return texts.compactMap { name, text in text.map { FormField(name: name, value: Secret($0)) } }
      + FormField.tags("Tags", tags.tags)
      + FormField.texts("TransitiveTagKeys", tags.transitive)
      + (duration.map { [FormField(name: "DurationSeconds", number: $0)] } ?? [])
  }
}

extension Call where Result == SessionCredentials {
  /// `GetSessionToken`.
  package static func sessionToken(_ code: DeviceCode, duration: Int) -> Call<SessionCredentials> {
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
  package static func assumeRole(_ role: RoleRequest, code: DeviceCode? = nil) -> Call<SessionCredentials> {
    Call(
      service: .sts, action: "AssumeRole", fields: role.fields + (code?.fields ?? []),
      result: SessionCredentials.init(issuedIn:),
      refusal: { error in code?.refusal(error) ?? role.refusal(error) })
  }
}

extension Call where Result == Identity {
  /// `GetCallerIdentity`, which AWS answers for any valid keys.
  package static var callerIdentity: Call {
    Call(
      service: .sts, action: "GetCallerIdentity", fields: [], result: Identity.init(in:), refusal: { _ in nil })
  }
}

/// Who the keys belong to.
package struct Identity: Equatable {
  let arn: String
  package let account: String

  fileprivate init?(in element: Element) {
    guard let arn = element.text(at: "Arn"), let account = element.text(at: "Account"),
      arn.hasPrefix("arn:"), arn.isVisibleASCII,
      account.utf8.count == 12, account.isDigits
    else { return nil }
    self.arn = arn
    self.account = account
  }

  /// `alice` in `arn:aws:iam::111122223333:user/team/alice`; `nil` if the ARN is not a user's.
  package var userName: String? {
    guard let resource = ARN(arn)?.resource, resource.hasPrefix("user/") else { return nil }
    return resource.dropFirst("user/".count).split(separator: "/").last.map(String.init)
  }

  package var isRoot: Bool { ARN(arn)?.resource == "root" }

  package var partition: String { ARN(arn)?.partition ?? "" }
}

extension SessionCredentials {
  fileprivate init?(issuedIn element: Element) {
    func field(_ name: String) -> String? { element.text(at: "Credentials", name) }
    self.init(
      id: field("AccessKeyId"), secret: field("SecretAccessKey"), token: field("SessionToken"),
      expiration: field("Expiration").flatMap(Instant.init(rfc3339:)))
  }
}

extension RoleRequest {
  /// AWS has the same text for a missing role and one that trusts someone else; its newer texts say a little more.
  fileprivate func refusal(_ error: AWSError) -> Refusal? {
    switch error.code {
    case "AccessDenied" where error.message.contains("sts:TagSession"): .roleExtra(arn: arn, .tags)
    case "AccessDenied" where error.message.contains("sts:SetSourceIdentity"): .roleExtra(arn: arn, .sourceIdentity)
    case "MalformedPolicyDocument", "MalformedPolicyDocumentException": .policy(error.message)
    case "PackedPolicyTooLarge", "PackedPolicyTooLargeException": .packedPolicy(error.message)
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
