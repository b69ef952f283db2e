import AWSAPI
import Text

/// What is said when no MFA device can be used.
extension FailureWords {
  static func noSerial(_ profile: String) -> FailureWords {
    FailureWords(
      error: "no MFA device is known for \(printable(profile))",
      hint: "add mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME to the profile, or pass --serial ARN")
  }

  static func noDevice(_ profile: String) -> FailureWords {
    FailureWords(
      error: "the user of profile \(printable(profile)) has no MFA device",
      hint: "add an authenticator app under Security credentials in the AWS console")
  }

  static func severalDevices(_ devices: [DeviceLabel], _ profile: String) -> FailureWords {
    FailureWords(
      error:
        "\(printable(profile)) has several MFA devices: \(devices.map { printable($0.text) }.joined(separator: ", "))",
      hint: "pass one of them with --serial ARN")
  }

  /// - Parameter profile: the profile whose devices can be listed.
  static func badSerial(_ serial: String, source: String, _ profile: String?) -> FailureWords {
    FailureWords(
      error: "\(source) is not an MFA device: \(printable(serial))",
      hint: "use the device's ARN, such as \(deviceARN(like: serial)), or a hardware token's serial number"
        + (profile.map { "; aws-mfa devices \(shellWord($0)) lists them" } ?? "")
    ).about(serial)
  }

  /// The form of a device's ARN, with the account of another ARN.
  private static func deviceARN(like text: String) -> String {
    let account = DeviceSerial(text)?.account ?? ""
    return "arn:aws:iam::\(account.isEmpty ? "ACCOUNT" : account):mfa/NAME"
  }

  static func passkey(_ device: DeviceLabel) -> FailureWords {
    FailureWords(
      error: "\(printable(device.text)) is a passkey, and AWS does not accept passkeys for access-key sessions",
      hint: "sign in with `aws login`, or add an authenticator app as a second device in the AWS console")
  }

  static func otherAccount(_ serial: String, source: String, account: String, _ profile: String) -> FailureWords {
    FailureWords(
      error: "\(source) belongs to another account than the keys of profile \(printable(profile)): "
        + printable(serial),
      hint: "use a device of account \(account), or keys of the device's account")
  }
}
