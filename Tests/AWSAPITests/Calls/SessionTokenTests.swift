import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Text

struct SessionTokenTests {
  private func call(mayBeUsed: Bool = false) throws -> Call<SessionCredentials> {
    .sessionToken(try .sample(mayBeUsed: mayBeUsed), duration: 900)
  }

  @Test func `a good answer is a session`() throws {
    #expect(
      try Answering.result(call(), Sample.answer())
        == SessionCredentials(
          keys: AccessKeys(id: "ASIAEXAMPLE00000new", secret: "secret/new"), token: "token+new",
          expiration: Instant(seconds: Sample.newSeconds)))
  }

  @Test(
    arguments: [
      Case("a hostile id", ["ASIAEXAMPLE00000new", "ASIA$(id)00000new000"]),
      Case("a short id", ["ASIAEXAMPLE00000new", "ASIA"]),
      Case("a hostile secret", ["secret/new", "a'b"]),
      Case("a secret of two lines", ["secret/new", "a\nb"]),
      Case("an empty secret", ["secret/new", ""]),
      Case("a hostile token", ["token+new", "a;b"]),
      Case("a token with an escape character", ["token+new", "a&#27;b"]),
      Case("an expiry that is none", ["2026-01-02T22:00:00Z", "tomorrow"]),
      Case("an expiry without a zone", ["2026-01-02T22:00:00Z", "2026-01-02T22:00:00"]),
      Case("a missing field", ["SessionToken>", "Session>"]),
      Case("another answer", ["GetSessionTokenResponse", "AssumeRoleResponse"]),
      Case("another result", ["GetSessionTokenResult", "AssumeRoleResult"]),
      Case("broken XML", ["</Credentials>", ""]),
    ] as [Case<[String], Nothing>])
  func `a hostile field does not make a session`(_ row: Case<[String], Nothing>) throws {
    let good = Sample.answer()
    let answer = HTTPAnswer(
      status: 200, date: nil, body: good.body.replacing(row.given[0], with: row.given[1]))
    #expect(try Answering.failure(call(), answer) == CallError.notAWS(status: 200) && answer.body != good.body)
  }

  @Test func `a good answer counts only with status 200`() throws {
    let answer = HTTPAnswer(status: 403, date: nil, body: Sample.answer().body)
    #expect(try Answering.failure(call(), answer) == CallError.notAWS(status: 403))
  }

  /// The messages are AWS's own.
  @Test(arguments: [
    Case(
      "a wrong code",
      Sample.refusal("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. "),
      Refusal.code(serial: Sample.serial, usedBefore: false)),
    Case(
      "an unknown device",
      Sample.refusal(
        "AccessDenied",
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user."
      ),
      .device(serial: Sample.serial, source: "--serial")),
    Case(
      "session credentials", Sample.refusal("AccessDenied", "Cannot call GetSessionToken with session credentials"),
      .temporaryKeys),
    Case(
      "another denial", Sample.refusal("AccessDenied", "User: x is not authorized"),
      .other(code: "AccessDenied", message: "User: x is not authorized")),
    Case(
      "a clock that is behind",
      Sample.refusal(
        "SignatureDoesNotMatch", "Signature expired: 20260101T094000Z is now earlier than 20260101T094500Z", date: 1200),
      .clock(minutes: -20)),
    Case(
      "a clock that is ahead",
      Sample.refusal("SignatureDoesNotMatch", "Signature not yet current: x is still later than y", date: -330),
      .clock(minutes: 6)),
    Case(
      "a wrong clock without a date", Sample.refusal("SignatureDoesNotMatch", "Signature expired: x", date: nil),
      .clock(minutes: 0)),
    Case(
      "a wrong secret",
      Sample.refusal(
        "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided."),
      .wrongSecret(id: "AKIAEXAMPLE000000001", .file)),
    Case(
      "an unknown key",
      Sample.refusal("InvalidClientTokenId", "The security token included in the request is invalid."),
      .unknownKey(id: "AKIAEXAMPLE000000001", .file)),
    Case(
      "an expired token", Sample.refusal("ExpiredToken", "The security token included in the request is expired"),
      .deadSession),
    Case("an expired token, newer", Sample.refusal("ExpiredTokenException", "x"), .deadSession),
    Case("a region that is off", Sample.refusal("RegionDisabledException", "x"), .regionDisabled("me-south-1")),
    Case(
      "a duration",
      Sample.refusal("ValidationError", "Value '1' at 'durationSeconds' failed to satisfy constraint"),
      .duration("Value '1' at 'durationSeconds' failed to satisfy constraint")),
    Case(
      "a root user's duration", Sample.refusal("ValidationError", "The requested DurationSeconds exceeds x"),
      .duration("The requested DurationSeconds exceeds x")),
    Case(
      "another value", Sample.refusal("ValidationError", "tokenCode"),
      .other(code: "ValidationError", message: "tokenCode")),
    Case(
      "too many calls", Sample.refusal("Throttling", "Rate exceeded", status: 400), .busy(code: "Throttling")),
    Case("a fault of AWS's", Sample.refusal("InternalFailure", "x", status: 500), .busy(code: "InternalFailure")),
    Case(
      "anything else", Sample.refusal("Elsewhere", "why", status: 400), .other(code: "Elsewhere", message: "why")),
    Case(
      "control characters", Sample.refusal("Thr&#27;ottling", "a&#10;b&#x202E;"),
      .other(code: "Thr?ottling", message: "a?b?")),
    Case("no message", Sample.refusal("Elsewhere", ""), .other(code: "Elsewhere", message: "")),
  ])
  func `a refusal of AWS's is understood`(_ row: Case<HTTPAnswer, Refusal>) throws {
    #expect(try Answering.failure(call(), row.given) == CallError.refused(row.wanted))
  }

  @Test func `a code that was used before is reported as used`() throws {
    #expect(
      try Answering.failure(call(mayBeUsed: true), Sample.wrongCode)
        == CallError.refused(.code(serial: Sample.serial, usedBefore: true)))
  }

  @Test(arguments: ["", "<html></html>", "<ErrorResponse></ErrorResponse>", "Service Unavailable", #"{"Error":{}}"#])
  func `what is not an AWS error is not a refusal`(_ body: String) throws {
    let answer = HTTPAnswer(status: 503, date: nil, body: body)
    #expect(try Answering.failure(call(), answer) == CallError.notAWS(status: 503))
  }
}
