import TestSupport

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

/// The messages about what AWS refuses.
extension FailureSentence {
  static let refusals: [FailureSentence] = [
    FailureSentence(
      refused(.busy(code: "Throttling")), .refused, "AWS cannot answer now: Throttling",
      "try again in a moment; if you gave a code, use the next one"),
    FailureSentence(
      refused(.code(serial: Sample.serial, usedBefore: false)), .refused,
      "AWS refused the code of device alice (account 111122223333): it is wrong, or no longer valid",
      "check the device (aws-mfa devices p) and the phone's clock, then run aws-mfa again"),
    FailureSentence(
      refused(.code(serial: "GAHT12345678", usedBefore: false)), .refused,
      "AWS refused the code of device GAHT12345678: it is wrong, or no longer valid",
      "check the device (aws-mfa devices p) and the phone's clock, then run aws-mfa again"),
    FailureSentence(
      refused(.code(serial: Sample.serial, usedBefore: true)), .refused,
      "AWS refused the code of device alice (account 111122223333): it is wrong, or was already used less than a minute ago (each works once)",
      "wait for the next code, then run aws-mfa again; if that fails too, check the device (aws-mfa devices p) and the phone's clock"
    ),
    FailureSentence(
      refused(.device(serial: Sample.serial, source: "--serial")), .refused,
      "\(Sample.serial) is not an MFA device of the user these keys belong to",
      "aws-mfa devices p lists them; check --serial, and that the keys are of the same account"),
    FailureSentence(
      refused(.clock(minutes: 7)), .refused,
      "AWS refused the call: this computer's clock is 7 min ahead of AWS's",
      clock),
    FailureSentence(
      refused(.clock(minutes: -7)), .refused,
      "AWS refused the call: this computer's clock is 7 min behind AWS's",
      clock),
    FailureSentence(
      refused(.clock(minutes: 0)), .refused, "AWS refused the call: this computer's clock is wrong",
      clock),
    FailureSentence(
      refused(.unknownKey(id: "AKIA1", .file)), .refused,
      "AWS does not know the access key AKIA1, or it is inactive",
      "check it in the AWS console, then enter both keys again: aws configure --profile p"),
    FailureSentence(
      refused(.unknownKey(id: "AKIA1", .environment)), .refused,
      "AWS does not know the access key AKIA1, or it is inactive",
      "check it in the AWS console, then set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY again"),
    FailureSentence(
      refused(.unknownKey(id: "AKIA1", .typed)), .refused,
      "AWS does not know the access key AKIA1, or it is inactive",
      "check it in the AWS console, then enter both again"),
    FailureSentence(
      refused(.wrongSecret(id: "AKIA1", .typed)), .refused,
      "the secret access key does not belong to AKIA1",
      "copy it again, whole; if it is lost, make a new access key: AWS shows a secret only once"),
    FailureSentence(
      refused(.wrongSecret(id: "AKIA1", .file)), .refused,
      "the secret access key does not belong to AKIA1",
      "enter both keys again: aws configure --profile p"),
    FailureSentence(
      refused(.wrongSecret(id: "AKIA1", .process)), .refused,
      "the secret access key does not belong to AKIA1",
      "check what credential_process of profile p prints"),
    FailureSentence(
      refused(.temporaryKeys), .refused, "AWS does not open a session with the keys of another session",
      "put long-term keys into profile p"),
    FailureSentence(
      refused(.deadSession), .refused, "AWS no longer accepts the session of profile p",
      "run aws-mfa p --force"),
    FailureSentence(
      refused(.duration("too long")), .refused, "AWS refused the duration: too long",
      "choose another one with --duration"),
    FailureSentence(
      refused(.regionDisabled("me-south-1")), .refused,
      "STS is not enabled in region me-south-1 for this account",
      "enable the region in the AWS console, or set another one with AWS_REGION"),
    FailureSentence(
      refused(.other(code: "Throttling", message: "slow down")), .refused,
      "AWS refused: Throttling: slow down",
      "look up Throttling in the AWS documentation"),
    FailureSentence(
      refused(.other(code: "AccessDenied", message: "explicit deny")), .refused,
      "AWS refused: AccessDenied: explicit deny",
      "ask an administrator, who can see which policy denies it"),
    FailureSentence(
      refused(.other(code: "Throttling", message: "")), .refused, "AWS refused: Throttling",
      "look up Throttling in the AWS documentation"),
    FailureSentence(
      refused(.role(arn: "arn:r", .unsaid, hasExternalID: false)), .refused,
      "AWS did not grant the role arn:r",
      "check that it exists, that it trusts the user or role of profile p, and whether it requires an external_id, which you set in the profile "
        + "or give to setup as --external-id"
    ),
    FailureSentence(
      refused(.role(arn: "arn:r", .unsaid, hasExternalID: true)), .refused,
      "AWS did not grant the role arn:r",
      "check that it exists, that it trusts the user or role of profile p, and its external_id"),
    FailureSentence(
      refused(.role(arn: "arn:r", .notAllowed, hasExternalID: false)), .refused,
      "no policy of profile p's user or role allows sts:AssumeRole on arn:r",
      "ask an administrator to allow it"),
    FailureSentence(
      refused(.role(arn: "arn:r", .forbidden, hasExternalID: false)), .refused,
      "a policy denies sts:AssumeRole on arn:r",
      "check the role's conditions and the policies of profile p's user or role with an administrator"
    ),
    FailureSentence(
      refused(.role(arn: "arn:r", .notTrusted, hasExternalID: true)), .refused,
      "the role does not trust the user or role of profile p: arn:r",
      "check the principal and the conditions of its trust policy, and its external_id"),
    FailureSentence(
      refused(.roleOfRoot(arn: "arn:r")), .refused, "the root user cannot assume a role: arn:r",
      "put the keys of an IAM user into profile p"),
    FailureSentence(
      refused(.roleDuration(arn: "arn:r")), .refused, "the role does not allow sessions that long: arn:r",
      "ask for less with --duration or duration_seconds; the AWS console shows its maximum session duration"
    ),
    FailureSentence(
      refused(.chainedDuration), .refused,
      "a role assumed with a session lasts one hour at most",
      "ask for 1h or less with --duration or duration_seconds"),
    FailureSentence(
      refused(.devices(guess: "arn:aws:iam::1:mfa/alice")), .refused,
      "the user of profile p is not allowed to list MFA devices (iam:ListMFADevices)",
      "try --serial arn:aws:iam::1:mfa/alice, or look under Security credentials in the AWS console"
    ),
    FailureSentence(
      refused(.devices(guess: nil)), .refused,
      "the user of profile p is not allowed to list MFA devices (iam:ListMFADevices)",
      "find the device under Security credentials in the AWS console, and pass it with --serial ARN"
    ),
    FailureSentence(
      refused(.user("bob")), .refused, "there is no user bob in the account of profile p",
      "check the name after --user-name"),
    FailureSentence(
      refused(.unknownKey(id: "AKIA1", .process)), .refused,
      "AWS does not know the access key AKIA1, or it is inactive",
      "check it in the AWS console, then check what credential_process of profile p prints"),
    FailureSentence(
      refused(.wrongSecret(id: "AKIA1", .environment)), .refused,
      "the secret access key does not belong to AKIA1",
      "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY again"),
  ]

  private static func refused(_ refusal: Refusal) -> Failure {
    .refused(refusal, profile: "p")
  }

  private static let clock =
    "set the clock (timedatectl set-ntp true; on WSL: hwclock -s), then try again"
}
