@testable import AWSAPI
@testable import AWSConfig
@testable import Commands

/// The messages about what goes along with a role: tags, source identity, policy.
extension FailureSentence {
  private static let key = "session_tags of profile p"
  private static let alphabet = "letters, digits, spaces and _.:/=+-@"
  private static let arn = "arn:aws:iam::111122223333:role/Deploy"

  static let roles: [FailureSentence] = [
    FailureSentence(
      .badTags(.noPair("team"), source: key), .failed, "session_tags of profile p has a tag without a value: team",
      "write it as key=value, key=value"),
    FailureSentence(
      .badTags(.noPair(""), source: key), .failed, "session_tags of profile p has an empty tag",
      "write it as key=value, key=value"),
    FailureSentence(
      .badTags(.badKey("a*"), source: key), .failed, "session_tags of profile p cannot have the key a*",
      "AWS accepts 1 to 128 \(alphabet)"),
    FailureSentence(
      .badTags(.badKey(""), source: key), .failed, "session_tags of profile p has a tag without a key",
      "AWS accepts 1 to 128 \(alphabet)"),
    FailureSentence(
      .badTags(.reserved("aws:x"), source: key), .failed, "session_tags of profile p cannot have the key aws:x",
      "AWS keeps aws: for itself: choose another key"),
    FailureSentence(
      .badTags(.badValue("a*", key: "team"), source: key), .failed,
      "session_tags of profile p gives team a value that AWS does not accept: a*", "AWS accepts up to 256 \(alphabet)"),
    FailureSentence(
      .badTags(.twice("Team"), source: key), .failed, "session_tags of profile p has the key Team twice",
      "keep one: AWS does not tell upper and lower case apart"),
    FailureSentence(
      .badTags(.tooMany(51), source: key), .failed, "session_tags of profile p has 51 tags", "AWS accepts up to 50"),
    FailureSentence(
      .badTags(.unknown("team"), source: "transitive_session_tags of profile p"), .failed,
      "transitive_session_tags of profile p names team, which the profile's session_tags do not have",
      "add it there, or leave it out here"),
    FailureSentence(
      .policy(.absent, path: "a.json"), .failed, "there is no file a.json",
      "--policy takes the path of a file with a policy in JSON"),
    FailureSentence(
      .policy(.notJSON, path: "a.json"), .failed, "a.json is not a policy: it does not hold one object in JSON",
      #"a policy looks like {"Version": "2012-10-17", "Statement": […]}"#),
    FailureSentence(
      .policy(.badCharacter("U+2026"), path: "a.json"), .failed,
      "a.json has a character that AWS does not accept in a policy: U+2026", #"write it as \u and four digits"#),
    FailureSentence(
      .policy(.tooLong(2049), path: "a.json"), .failed,
      "a.json has 2049 characters, without the spaces between its words",
      "AWS accepts up to 2048 in a session policy"),
    FailureSentence(
      .policyWithoutRole(profile: "p"), .usage, "--policy restricts the session of a role, and p has no role",
      "add --role ARN, or name a profile with role_arn"),
    FailureSentence(
      .restricted("p/Deploy", again: "aws-mfa p --policy FILE"), .noSession,
      "p/Deploy was opened with --policy, which is not remembered", "open it again: aws-mfa p --policy FILE"),
    FailureSentence(
      .refused(.roleExtra(arn: arn, .tags), profile: "p"), .refused,
      "AWS did not grant the role \(arn) with session_tags: sts:TagSession is not allowed",
      "ask for sts:TagSession in the role's trust policy and in your own policies, or remove session_tags"),
    FailureSentence(
      .refused(.roleExtra(arn: arn, .sourceIdentity), profile: "p"), .refused,
      "AWS did not grant the role \(arn) with source_identity: sts:SetSourceIdentity is not allowed",
      "ask for sts:SetSourceIdentity in the role's trust policy and in your own policies, or remove source_identity"),
    FailureSentence(
      .refused(.policy("Syntax errors in policy"), profile: "p"), .refused,
      "AWS refused the session policy: Syntax errors in policy",
      "check the file after --policy: its Version, and the Effect, Action and Resource of each Statement"),
    FailureSentence(
      .refused(.packedPolicy("112%"), profile: "p"), .refused,
      "the session tags and the session policy are too large for AWS: 112%",
      "shorten the policy, or session_tags of the profile"),
    FailureSentence(
      .usage(.needs(.externalID, .role)), .usage, "--external-id is for a role that --role names",
      "add --role ARN, or set it in the profile"),
    FailureSentence(
      .endpoint(.badRegion("a.b", source: "--region")), .usage, "--region is not a region name: a.b",
      "a region looks like eu-west-1"),
  ]
}
