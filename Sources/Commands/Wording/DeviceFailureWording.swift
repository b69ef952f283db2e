import AWSAPI
import Text

/// The command that lists the devices of a profile's user.
func devicesCommand(_ profile: String) -> String { commandLine(Arguments(verb: .devices, operands: [profile])) }

extension Wording {
  /// What is printed above the next question for a code.
  static func askedAgain(after failure: Failure) -> String {
    let words = failure.words()
    let hint =
      switch failure {
      case .refused(.code(_, usedBefore: true), profile: _): "wait for the next code, and type that one"
      case .refused(.code, let profile):
        "type the code that it shows now; if that fails too, check the device (\(devicesCommand(profile))) and the phone's clock"
      case .badCode: "type the digits that your device shows now"
      default: words.hint
      }
    return "aws-mfa: \(words.error)\nhint: \(hint)"
  }
}

/// What is said when no MFA device can be used, or its code is refused.
extension FailureWords {
  /// No question follows: the hint must not make anyone type a code into the shell.
  static func refusedCode(of serial: String, usedBefore: Bool, _ profile: String) -> FailureWords {
    let checks = "the device (\(devicesCommand(profile))) and the phone's clock"
    return FailureWords(
      error: "AWS refused the code of \(named(serial)): it is wrong, or "
        + (usedBefore ? "was already used less than a minute ago (each works once)" : "no longer valid"),
      hint: usedBefore
        ? "wait for the next code, then run aws-mfa again; if that fails too, check \(checks)"
        : "check \(checks), then run aws-mfa again")
  }

  private static func named(_ serial: String) -> String {
    guard let device = DeviceSerial(serial), let name = device.deviceName, let account = device.account else {
      return "device \(printable(serial))"
    }
    return "device \(printable(name)) (account \(printable(account)))"
  }

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
    let account = (DeviceSerial(text)?.account ?? "").filter { $0 != "-" }
    return "arn:aws:iam::\(account.utf8.count == 12 ? account : "ACCOUNT"):mfa/NAME"
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
      hint:
        "use a device of account \(account) (\(devicesCommand(profile)) lists them), or keys of the device's account")
  }
}
