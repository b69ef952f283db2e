import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Text

struct AssumeRoleTests {
  private static let arn = "arn:aws:iam::111122223333:role/admin"

  private func call(externalID: String? = nil, code: DeviceCode? = nil) -> Call<SessionCredentials> {
    .assumeRole(
      RoleRequest(arn: Self.arn, sessionName: "alice", externalID: externalID, duration: 900), code: code)
  }

  private func body(_ call: Call<SessionCredentials>) -> String {
    call.request(by: Answering.caller).body.reveal()
  }

  @Test func `everything known about a role is sent`() throws {
    let code = try DeviceCode.sample()
    #expect(
      [
        body(call(externalID: "e x", code: code)),
        body(.assumeRole(RoleRequest(arn: "r", sessionName: "a", externalID: nil, duration: nil))),
      ]
        == [
          "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fadmin"
            + "&RoleSessionName=alice&ExternalId=e%20x&DurationSeconds=900"
            + "&SerialNumber=arn%3Aaws%3Aiam%3A%3A111122223333%3Amfa%2Falice&TokenCode=123456",
          "Action=AssumeRole&Version=2011-06-15&RoleArn=r&RoleSessionName=a",
        ])
  }

  private static var tagged: Call<SessionCredentials> {
    get throws {
      var role = RoleRequest(arn: "r", sessionName: "a", externalID: nil, duration: 900)
      role.tags = try SessionTags("b=2 é,a=1")
      try role.tags.read(transitive: "a")
      role.sourceIdentity = "alice"
      role.policy = #"{"Version":"2012-10-17"}"#
      return .assumeRole(role)
    }
  }

  @Test func `tags, source identity and policy are sent in a form`() throws {
    #expect(
      body(try Self.tagged)
        == "Action=AssumeRole&Version=2011-06-15&RoleArn=r&RoleSessionName=a&SourceIdentity=alice"
        + "&Policy=%7B%22Version%22%3A%222012-10-17%22%7D&Tags.member.1.Key=a&Tags.member.1.Value=1&Tags.member.2.Key=b"
        + "&Tags.member.2.Value=2%20%C3%A9&TransitiveTagKeys.member.1=a&DurationSeconds=900")
  }

  @Test func `tags, source identity and policy are sent in JSON`() throws {
    #expect(
      try Self.tagged.request(by: Answering.caller).json.reveal()
        == #"{"RoleArn": "r", "RoleSessionName": "a", "SourceIdentity": "alice", "#
        + #""Policy": "{\"Version\":\"2012-10-17\"}", "Tags": [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2 é"}], "#
        + #""TransitiveTagKeys": ["a"], "DurationSeconds": 900}"#)
  }

  @Test func `a good answer is a session`() throws {
    let body = Sample.answer().body.replacing("GetSessionToken", with: "AssumeRole")
    #expect(
      try Answering.result(call(), HTTPAnswer(status: 200, date: nil, body: body))
        == SessionCredentials(
          keys: AccessKeys(id: "ASIAEXAMPLE00000new", secret: "secret/new"), token: "token+new",
          expiration: Instant(seconds: Sample.newSeconds)))
  }

  private static let denied =
    "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: \(arn)"

  /// The messages are AWS's own.
  @Test(arguments: [
    Case(
      "as ever", Sample.refusal("AccessDenied", denied), Refusal.role(arn: arn, .unsaid, hasExternalID: false)),
    Case(
      "no permission",
      Sample.refusal("AccessDenied", denied + " because no identity-based policy allows the sts:AssumeRole action"),
      .role(arn: arn, .notAllowed, hasExternalID: false)),
    Case(
      "a denial", Sample.refusal("AccessDenied", denied + " with an explicit deny in an identity-based policy"),
      .role(arn: arn, .forbidden, hasExternalID: false)),
    Case(
      "no trust",
      Sample.refusal("AccessDenied", denied + " because no resource-based policy allows the sts:AssumeRole action"),
      .role(arn: arn, .notTrusted, hasExternalID: false)),
    Case(
      "the root user", Sample.refusal("AccessDenied", "Roles may not be assumed by root accounts."),
      .roleOfRoot(arn: arn)),
    Case(
      "longer than the role gives",
      Sample.refusal(
        "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        status: 400),
      .roleDuration(arn: arn)),
    Case(
      "longer than a session gives",
      Sample.refusal(
        "ValidationError",
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining", status: 400
      ),
      .chainedDuration),
    Case(
      "shorter than a session can be",
      Sample.refusal("ValidationError", "Value '1' at 'durationSeconds' failed", status: 400),
      .duration("Value '1' at 'durationSeconds' failed")),
    Case(
      "another value", Sample.refusal("ValidationError", "externalId", status: 400),
      .other(code: "ValidationError", message: "externalId")),
    Case(
      "tags", Sample.refusal("AccessDenied", denied.replacing("AssumeRole", with: "TagSession")),
      .roleExtra(arn: arn, .tags)),
    Case(
      "a source identity", Sample.refusal("AccessDenied", denied.replacing("AssumeRole", with: "SetSourceIdentity")),
      .roleExtra(arn: arn, .sourceIdentity)),
    Case("a policy", Sample.refusal("MalformedPolicyDocument", "Syntax", status: 400), .policy("Syntax")),
    Case("too much", Sample.refusal("PackedPolicyTooLarge", "112%", status: 400), .packedPolicy("112%")),
    Case("a session that has ended", Sample.refusal("ExpiredToken", "x"), .deadSession),
  ])
  func `a refusal of AWS's is understood`(_ row: Case<HTTPAnswer, Refusal>) {
    #expect(Answering.failure(call(), row.given) == CallError.refused(row.wanted))
  }

  @Test func `a refusal says that an external id was given`() {
    #expect(
      Answering.failure(call(externalID: "e"), Sample.refusal("AccessDenied", Self.denied))
        == CallError.refused(.role(arn: Self.arn, .unsaid, hasExternalID: true)))
  }

  /// AWS has the same message for a session's key that has expired and a user's key that never existed.
  @Test(arguments: [
    Case("of a session", Optional("t" as Secret), Refusal.deadSession),
    Case("of a user", Optional<Secret>.none, Refusal.unknownKey(id: "AKIAEXAMPLE000000001", .file)),
  ])
  func `an unknown key is reported by its kind`(_ row: Case<Secret?, Refusal>) {
    let keys = Answering.caller
    #expect(
      Answering.failure(
        call(), by: Caller(endpoint: keys.endpoint, keys: keys.keys, token: row.given, timeLimit: keys.timeLimit),
        Sample.refusal("InvalidClientTokenId", "The security token included in the request is invalid."))
        == CallError.refused(row.wanted))
  }

  @Test func `a wrong code is reported as a wrong code, not as the role's refusal`() throws {
    #expect(
      Answering.failure(call(code: try .sample(mayBeUsed: true)), Sample.wrongCode)
        == CallError.refused(.code(serial: Sample.serial, usedBefore: true)))
  }
}
