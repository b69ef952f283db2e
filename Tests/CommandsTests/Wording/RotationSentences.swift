import TestSupport

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands

/// The messages about a long-term key that is replaced.
extension FailureSentence {
  private static let (old, new) = ("AKIAOLD", "AKIANEW")
  private static let denied = Failure.refused(.keyAction("iam:DeleteAccessKey"), profile: "p")
  private static let may = "ask an administrator to allow it for the user's own keys"

  private static func rotation(
    _ cause: RotationError, _ error: String, _ hint: String, _ status: Commands.ExitStatus = .failed
  ) -> FailureSentence {
    FailureSentence(.rotation(cause, profile: "p q"), status, error, hint)
  }

  private static func stopped(_ stage: RotationStage, _ standing: String) -> FailureSentence {
    FailureSentence(
      .rotationStopped(denied, stage, profile: "p"), .refused,
      "the user of profile p is not allowed to delete access keys (iam:DeleteAccessKey)", "\(may); \(standing)")
  }

  private static func described(_ id: String, _ isActive: Bool, _ lastUse: LastUse?) -> KeyDescription {
    KeyDescription(
      ListedKey(id: id, created: Sample.now + -86_400 * 2, isActive: isActive), lastUse: lastUse, now: Sample.now)
  }

  static let rotations: [FailureSentence] = [
    rotation(
      .fromProcess(isOurs: true),
      "the keys of profile p q are in a password store, and rotate replaces keys in the files only",
      "bring them back with aws-mfa keys restore 'p q', rotate, then move them again"),
    rotation(
      .fromProcess(isOurs: false),
      "the keys of profile p q come from its credential_process, which rotate cannot change",
      "replace the key where that program gets it"),
    rotation(
      .fromEnvironment, "the keys of profile p q come from the environment, which rotate cannot change",
      "make a new key in the AWS console, and set it where the environment is set"),
    rotation(
      .besideRole,
      "profile p q has both a role and the keys that it is assumed with, and rotate needs a session of the keys' user",
      "put the keys into a profile of their own, named by source_profile"),
    rotation(
      .ofRoot(id: old),
      "the access key AKIAOLD of profile p q is the root user's, which is not replaced but given up",
      "make an IAM user with keys of its own, then delete this one under Security credentials in the AWS console"),
    rotation(
      .inactive(id: old), "the access key AKIAOLD of profile p q is inactive",
      "make it active, or enter another one: "
        + "aws-mfa exec 'p q' -- aws iam update-access-key --access-key-id AKIAOLD --status Active"),
    rotation(
      .unlisted(id: old, others: []), "AWS does not list the access key AKIAOLD of profile p q",
      "it may be deleted: enter a key that exists with aws configure --profile 'p q'"),
    rotation(
      .unlisted(id: old, others: [new]), "AWS does not list the access key AKIAOLD of profile p q, but AKIANEW",
      "it may be deleted: enter a key that exists with aws configure --profile 'p q'"),
    rotation(
      .twoKeys(
        here: described(old, true, .at(Sample.now, service: "s3")), other: described(new, false, .never)),
      "the user of profile p q has two access keys already, the most that AWS allows: AKIAOLD (2 days old, last used on "
        + "2026-01-01 for s3), which is in the file, and AKIANEW (inactive, 2 days old, never used)",
      "once nothing needs AKIANEW, delete it, then rotate again: "
        + "aws-mfa exec 'p q' -- aws iam delete-access-key --access-key-id AKIANEW"),
    rotation(
      .orphan(id: new),
      "an interrupted rotation has left the access key AKIANEW, and there is no terminal to ask on",
      "run aws-mfa rotate 'p q' in a terminal: it offers to delete that key, and goes on", .noSession),
    rotation(
      .notEditable(path: "/home/u/.aws/credentials"),
      "the access key of profile p q cannot be replaced in ~/.aws/credentials: its two lines are not in one section",
      "put aws_access_key_id and aws_secret_access_key below the same header"),
    rotation(
      .changedMeanwhile(path: "/home/u/.aws/credentials"),
      "another program has put a different access key into ~/.aws/credentials, so it was left alone",
      "check which key is right"),
    rotation(
      .notAccepted(id: new, seconds: 90), "AWS did not accept the new access key AKIANEW within 90 seconds",
      "try again later"),
    rotation(
      .notOurs(id: new), "the new access key AKIANEW is not one of the user of profile p q",
      "check which endpoints the profile's settings name"),
    rotation(
      .running, "another aws-mfa is replacing the access key of profile p q", "wait until it has finished"),
    stopped(.creating, "whether AWS has made a key is unknown: aws-mfa rotate p finds out"),
    stopped(.undone(new: new, old: old), "the new key AKIANEW is deleted again, and AKIAOLD is used as before"),
    stopped(
      .orphaned(new: new, old: old),
      "AKIAOLD is used as before, and the new key AKIANEW is in no file: aws-mfa rotate p deletes it"),
    stopped(
      .unclear(new: new, old: old),
      "the new key AKIANEW is kept, as AKIAOLD is, because the file does not show which of them it has: "
        + "aws-mfa rotate p goes on once it does"),
    stopped(
      .written(new: new, old: old),
      "AKIANEW is in the file, and AKIAOLD may still be active: aws-mfa rotate p goes on from here"),
    stopped(
      .retired(new: new, old: old),
      "AKIANEW is in the file, and AKIAOLD is inactive: aws-mfa rotate p --delete deletes it"),
    FailureSentence(
      .rotationStopped(.callInterrupted, .retired(new: new, old: old), profile: "p"), .interrupted, "interrupted",
      "AKIANEW is in the file, and AKIAOLD is inactive: aws-mfa rotate p --delete deletes it"),
    FailureSentence(
      .refused(.keyAction("iam:ListAccessKeys"), profile: "p"), .refused,
      "the user of profile p is not allowed to list access keys (iam:ListAccessKeys)", may),
    FailureSentence(
      .refused(.keyAction("iam:CreateAccessKey"), profile: "p"), .refused,
      "the user of profile p is not allowed to make access keys (iam:CreateAccessKey)", may),
    FailureSentence(
      .refused(.keyAction("iam:UpdateAccessKey"), profile: "p"), .refused,
      "the user of profile p is not allowed to make access keys inactive (iam:UpdateAccessKey)", may),
    FailureSentence(
      .refused(.keyAction("iam:GetAccessKeyLastUsed"), profile: "p"), .refused,
      "the user of profile p is not allowed to see when access keys were used (iam:GetAccessKeyLastUsed)", may),
    FailureSentence(
      .refused(.keyLimit, profile: "p"), .refused,
      "the user of profile p has two access keys already, and AWS allows no more",
      "aws-mfa rotate p says which is which"),
    FailureSentence(
      .refused(.noSuchKey(old), profile: "p"), .refused, "the user of profile p has no access key AKIAOLD",
      "look under Security credentials in the AWS console"),
  ]
}
