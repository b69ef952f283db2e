import AWSConfig
import Secrecy

/// `GetSessionToken`: what is asked of STS and what its answers mean.
struct SessionTokenCall {
  let endpoint: Endpoint
  let keys: AccessKeys
  let serial: DeviceSerial
  let serialSource: String
  let code: Secret
  let duration: Int
  let caBundle: String?
  let timeLimit: Int

  var request: SignedRequest {
    SignedRequest(
      endpoint: endpoint, service: "sts", keys: keys,
      form: [
        FormField(name: "Action", value: "GetSessionToken"),
        FormField(name: "Version", value: "2011-06-15"),
        FormField(name: "DurationSeconds", value: Secret(String(duration))),
        FormField(name: "SerialNumber", value: Secret(serial.text)),
        FormField(name: "TokenCode", value: code),
      ], caBundle: caBundle, timeLimit: timeLimit)
  }

  /// The credentials of a good answer. Every value is held to its alphabet: it goes to a shell and to a file.
  func credentials(in answer: HTTPAnswer) -> SessionCredentials? {
    guard answer.status == 200, let root = XMLElement(document: answer.body),
      root.name == "GetSessionTokenResponse"
    else { return nil }
    func field(_ name: String) -> String? {
      root.text(at: "GetSessionTokenResult", "Credentials", name)
    }
    guard let id = field("AccessKeyId"), AccessKeys.isID(id),
      let secret = field("SecretAccessKey"), AccessKeys.isSecretText(secret),
      let token = field("SessionToken"), AccessKeys.isSecretText(token),
      let expiration = field("Expiration").flatMap(Instant.init(rfc3339:))
    else { return nil }
    return SessionCredentials(
      keys: AccessKeys(id: id, secret: Secret(secret)), token: Secret(token),
      expiration: expiration)
  }

  /// What a refusal means; `nil` if the answer is not an error of AWS's.
  func refusal(in answer: HTTPAnswer, now: Instant, codeUsedBefore: Bool) -> Refusal? {
    guard let root = XMLElement(document: answer.body), root.name == "ErrorResponse",
      let code = root.text(at: "Error", "Code"), !code.isEmpty
    else { return nil }
    let message = printable(root.text(at: "Error", "Message") ?? "")
    switch code {
    case "AccessDenied" where message.contains("one time pass code"):
      return .code(usedBefore: codeUsedBefore)
    case "AccessDenied" where message.contains("unable to validate MFA code"):
      return .device(serial: serial.text, source: serialSource)
    case "AccessDenied" where message.contains("with session credentials"):
      return .temporaryKeys
    case "SignatureDoesNotMatch" where message.contains("expired") || message.contains("not yet"):
      return .clock(minutes: answer.date.map { minutes(now - $0) } ?? 0)
    case "SignatureDoesNotMatch": return .wrongSecret(id: keys.id)
    case "InvalidClientTokenId": return .unknownKey(id: keys.id)
    case "ExpiredToken", "ExpiredTokenException": return .expiredSession
    case "RegionDisabledException": return .regionDisabled(endpoint.region)
    case "ValidationError" where message.contains("durationSeconds"),
      "ValidationError" where message.contains("DurationSeconds"):
      return .duration(message)
    default: return .other(code: printable(code), message: message)
    }
  }
}

/// Whole minutes, rounded away from zero: the half minute that breaks a signature is not told as none.
private func minutes(_ seconds: Int) -> Int {
  (seconds + (seconds < 0 ? -59 : 59)) / 60
}

/// Foreign text as it may be shown: control characters would let it write on the terminal.
func printable(_ text: String) -> String {
  let shown = text.unicodeScalars.map { scalar -> Character in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      "?"
    default: Character(scalar)
    }
  }
  return String(shown.prefix(300))
}
