@testable import AWSConfig
@testable import Commands

/// The messages about a profile that is made by `setup`.
extension FailureSentence {
  private static let whole = "copy it again, whole"

  static let newProfiles: [FailureSentence] = [
    FailureSentence(
      .badProfileName("a b"), .failed, "a new profile cannot be called a b",
      "begin with a letter, and use letters, digits and - _ . / @ % + only: every SDK reads those"),
    FailureSentence(
      .profileExists(profile: "p"), .failed, "there is a profile p already",
      "choose another name, or change its role_arn and source_profile in ~/.aws/config"),
    FailureSentence(
      .profileAppeared(profile: "p", path: "/home/u/.aws/config"), .failed,
      "somebody else has written profile p to ~/.aws/config in the meantime, so nothing was written",
      "look at it, then run aws-mfa setup p again"),
    FailureSentence(
      .badTypedKey(.noID), .failed, "no access key id was given", "it has 20 characters and begins with AKIA"),
    FailureSentence(
      .badTypedKey(.noSecret), .failed, "no secret access key was given",
      "it has 40 characters; AWS shows it when the key is made"),
    FailureSentence(
      .badTypedKey(.temporaryID), .failed,
      "an id that begins with ASIA is a session's, and AWS opens no session with it",
      "use a long-term key of your own, whose id begins with AKIA"),
    FailureSentence(
      .badTypedKey(.otherID(prefix: "AIDA")), .failed, "an id that begins with AIDA is not an access key's",
      "make an access key under Security credentials in the AWS console: its id begins with AKIA"),
    FailureSentence(
      .badTypedKey(.secretForID), .failed, "that looks like the secret access key",
      "give the id first: it begins with AKIA"),
    FailureSentence(
      .badTypedKey(.idForSecret), .failed, "that is an access key id again",
      "give its secret: it has 40 characters"),
    FailureSentence(
      .badTypedKey(.notAnID), .failed, "that is not an access key id",
      "it has 20 capital letters and digits, and begins with AKIA"),
    FailureSentence(
      .badTypedKey(.notASecret), .failed, "that is not a secret access key",
      "it has 40 letters, digits, + and /: copy it again, whole"),
    FailureSentence(
      .badTypedKey(.idLength(19)), .failed, "an access key id has 20 characters, and this one has 19", whole),
    FailureSentence(
      .badTypedKey(.secretLength(39)), .failed, "a secret access key has 40 characters, and this one has 39", whole),
  ]

  static let console: [FailureSentence] = [
    FailureSentence(
      .browserFailed("firefox", status: 3, Arguments(verb: .console, operands: ["a b", "s3"])), .failed,
      "firefox, the setting browser, failed with status 3",
      "correct the setting, or print the URL instead: aws-mfa console 'a b' s3 --print"),
    FailureSentence(
      .browserFailed("firefox", status: nil, Arguments(verb: .console, operands: ["p"])), .failed,
      "there is no program firefox, which the setting browser names",
      "correct the setting, or print the URL instead: aws-mfa console p --print"),
    FailureSentence(
      .unknownService("lamda", near: "lambda"), .usage, "the console has no service lamda that aws-mfa knows",
      "did you mean lambda? Otherwise write the page's path in the console, such as ec2/home"),
    FailureSentence(
      .unknownService("a b", near: nil), .usage, "the console has no service a b that aws-mfa knows",
      "use a name such as s3, or write the page's path in the console, such as ec2/home"),
    FailureSentence(
      .consoleRegion("cn-north-1", partition: "aws", profile: "p"), .usage,
      "region cn-north-1 is not in partition aws, where the role of p is",
      "use a region of that partition, such as us-east-1"),
  ]
}
