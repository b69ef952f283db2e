import TestSupport

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about MFA devices and durations.
extension FailureSentence {
  static let devices: [FailureSentence] = [
    FailureSentence(
      .otherAccount(
        Sample.serial, source: "mfa_serial of profile p", account: "444455556666", profile: "p"),
      .failed,
      "mfa_serial of profile p belongs to another account than the keys of profile p: \(Sample.serial)",
      "use a device of account 444455556666 (aws-mfa devices p lists them), or keys of the device's account"),
    FailureSentence(
      .chainedDuration(7200, source: "--duration"), .usage,
      "--duration asks for 2h, but a role assumed with another role lasts one hour at most",
      "use 1h or less: only a role assumed with long-term keys and a code can last longer"),
    FailureSentence(
      .noSerial(profile: "p"), .failed, "no MFA device is known for p",
      "add mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME to the profile, or pass --serial ARN"),
    FailureSentence(
      .badSerial("x y", source: "--serial"), .failed, "--serial is not an MFA device: x y",
      "use the device's ARN, such as arn:aws:iam::ACCOUNT:mfa/NAME, or a hardware token's serial number"),
    FailureSentence(
      .badSerial("arn:aws:iam::111122223333:user/alice", source: "mfa_serial of profile p", profile: "a b"), .failed,
      "mfa_serial of profile p is not an MFA device: arn:aws:iam::111122223333:user/alice",
      "use the device's ARN, such as arn:aws:iam::111122223333:mfa/NAME, or a hardware token's serial number; "
        + "aws-mfa devices 'a b' lists them"),
    FailureSentence(
      .badSerial("\(Sample.serial) # mine", source: "mfa_serial of profile p", profile: "p"), .failed,
      "mfa_serial of profile p is not an MFA device: \(Sample.serial) # mine", comment("# mine")),
    FailureSentence(
      .badDuration("3600 # 1h", source: "duration_seconds of profile p"), .failed,
      "duration_seconds of profile p is not a number of seconds: 3600 # 1h", comment("# 1h")),
    FailureSentence(
      .passkey(DeviceLabel(text: "alice, 1")), .failed,
      "alice, 1 is a passkey, and AWS does not accept passkeys for access-key sessions",
      "sign in with `aws login`, or add an authenticator app as a second device in the AWS console"),
    FailureSentence(
      .badDuration("12h", source: "duration_seconds of profile p"), .failed,
      "duration_seconds of profile p is not a number of seconds: 12h", "write it in seconds: 43200"),
    FailureSentence(
      .durationOutOfBounds(60, 900...129_600, source: "--duration"), .usage,
      "--duration asks for 1m, which AWS does not allow", "use 15m to 36h"),
    FailureSentence(
      .durationOutOfBounds(50_000, 900...43_200, source: "duration_seconds of profile p"), .failed,
      "duration_seconds of profile p asks for 50000 seconds, which AWS does not allow",
      "use 15m to 12h, in seconds: 900 to 43200"),
    FailureSentence(
      .noDevice(profile: "p"), .failed, "the user of profile p has no MFA device",
      "add an authenticator app under Security credentials in the AWS console"),
    FailureSentence(
      .severalDevices([DeviceLabel(text: "arn:a"), DeviceLabel(text: "arn:b")], profile: "p"),
      .failed,
      "p has several MFA devices: arn:a, arn:b", "pass one of them with --serial ARN"),
  ]
}
