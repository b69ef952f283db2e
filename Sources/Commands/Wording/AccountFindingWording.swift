import AWSAPI
import AWSConfig
import Text

/// What `doctor` says about what AWS says.
extension FindingWords {
  static func notReached(_ failure: Failure) -> FindingWords {
    FindingWords(
      finding: "AWS was not reached, so the clock, the keys and the devices were not checked",
      why: failure.words().error, fix: failure.words().hint)
  }

  static func clock(_ seconds: Int, isRefused: Bool) -> FindingWords {
    FindingWords(
      finding: "this computer's clock is \(Wording.clockError(seconds))",
      why: isRefused
        ? "AWS refuses signatures of a wrong time, and codes do not match"
        : "AWS will soon refuse calls, and times here are wrong",
      fix: "set the clock (timedatectl set-ntp true; on WSL: hwclock -s)")
  }

  static func noKeysAtAll() -> FindingWords {
    FindingWords(
      finding: "no profile has access keys", why: "aws-mfa needs long-term keys to open a session",
      fix: "add them with: aws-mfa setup NAME")
  }

  static func keysRefused(_ failure: Failure, _ paths: Paths) -> FindingWords {
    FindingWords(failure.words(paths), why: "no session can be opened with these keys")
  }

  static func sessionRefused(_ failure: Failure) -> FindingWords {
    FindingWords(failure.words(), why: "every tool that uses it fails until it is opened again")
  }

  static func noDevice(_ profile: String) -> FindingWords {
    FindingWords(FailureWords.noDevice(profile), why: "without one, AWS opens no session with MFA")
  }

  static func passkeysOnly(_ profile: String) -> FindingWords {
    FindingWords(
      finding: "the only MFA devices of the user of profile \(printable(profile)) are passkeys",
      why: "AWS does not accept passkeys for access-key sessions",
      fix: "sign in with aws login, or add an authenticator app as a second device in the AWS console")
  }

  static func unknownDevice(_ device: Device, _ profile: String, instead: [DeviceSerial]) -> FindingWords {
    FindingWords(
      finding:
        "\(device.source) is not a device of the user of profile \(printable(profile)): \(printable(device.serial.text))",
      why: "AWS refuses every code with it",
      fix: "use \(instead.map { printable($0.text) }.joined(separator: " or "))")
  }

  static func oldKey(
    _ id: String, days: Int, isExact: Bool = true, _ profile: String, isStored: Bool
  ) -> FindingWords {
    let age = "\(isExact ? "" : "at least ")\(days) days old"
    return FindingWords(
      finding: "the access key \(printable(id)) of profile \(printable(profile)) is \(age)",
      why: "the longer a key is used, the more places it may have been copied to",
      fix: isStored
        ? "replace it: aws-mfa keys restore \(shellWord(profile)), then \(rotateCommand(profile))"
        : "replace it with \(rotateCommand(profile))")
  }
}
