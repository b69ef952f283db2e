import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig

/// The calls that make, change and delete access keys.
struct KeyChangeTests {
  private static let made = """
    <AccessKey><UserName>alice</UserName><AccessKeyId>AKIANEW</AccessKeyId><Status>Active</Status>\
    <SecretAccessKey>new/secret+</SecretAccessKey><CreateDate>2026-01-01T10:00:00Z</CreateDate></AccessKey>
    """

  @Test func `a new key comes with its secret`() throws {
    let key = try Answering.result(.createKey(of: "alice"), Sample.answer("CreateAccessKey", Self.made))
    #expect(key == NewKey(keys: AccessKeys(id: "AKIANEW", secret: "new/secret+"), created: Sample.now))
  }

  @Test(arguments: [("AKIANEW", "A B"), ("new/secret+", ""), ("new/secret+", "a b"), ("2026-01-01T10:00:00Z", "today")])
  func `a new key with a value that cannot be right is not AWS's answer`(_ old: String, _ new: String) {
    let answer = Sample.answer("CreateAccessKey", Self.made.replacing(old, with: new))
    #expect(Answering.failure(.createKey(of: nil), answer) == .notAWS(status: 200))
  }

  private static func bare(_ action: String) -> HTTPAnswer {
    HTTPAnswer(
      status: 200, date: nil,
      body: "<\(action)Response><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></\(action)Response>")
  }

  @Test func `a call that only changes something has an answer without a result, from either program`() throws {
    try Answering.result(.deactivateKey("AKIAOLD", of: nil), Self.bare("UpdateAccessKey"))
    try Answering.result(.deleteKey("AKIAOLD", of: nil), Self.bare("DeleteAccessKey"))
    try Answering.result(.deleteKey("AKIAOLD", of: nil), HTTPAnswer(status: 200, date: nil, content: .json("")))
    #expect(Answering.failure(.deleteKey("AKIAOLD", of: nil), Self.bare("UpdateAccessKey")) == .notAWS(status: 200))
    let page = HTTPAnswer(status: 200, date: nil, body: "<html/>")
    #expect(Answering.failure(.deleteKey("AKIAOLD", of: nil), page) == .notAWS(status: 200))
  }

  @Test func `the last use of a key`() throws {
    func use(_ fields: String) throws -> LastUse {
      try Answering.result(
        .lastUse(of: "AKIAOLD"),
        Sample.answer("GetAccessKeyLastUsed", "<AccessKeyLastUsed>\(fields)</AccessKeyLastUsed>"))
    }
    let date = "<LastUsedDate>2026-01-01T10:00:00Z</LastUsedDate><ServiceName>s3</ServiceName>"
    #expect(try use(date) == .at(Sample.now, service: "s3"))
    #expect(try use("<ServiceName>N/A</ServiceName><Region>N/A</Region>") == .never)
  }

  private static func error(_ code: String) -> HTTPAnswer {
    HTTPAnswer(status: 403, date: nil, content: .error(code: code, message: "m"))
  }

  @Test func `refusals name the action and the key`() {
    func refusal<Result>(_ call: Call<Result>, _ code: String) -> CallError? {
      Answering.failure(call, Self.error(code))
    }
    #expect(refusal(.createKey(of: nil), "LimitExceeded") == .refused(.keyLimit))
    #expect(refusal(.createKey(of: nil), "AccessDenied") == .refused(.keyAction("iam:CreateAccessKey")))
    #expect(refusal(.accessKeys(of: nil), "AccessDenied") == .refused(.keyAction("iam:ListAccessKeys")))
    #expect(refusal(.deleteKey("A", of: nil), "AccessDenied") == .refused(.keyAction("iam:DeleteAccessKey")))
    #expect(refusal(.deactivateKey("A", of: nil), "AccessDenied") == .refused(.keyAction("iam:UpdateAccessKey")))
    #expect(refusal(.lastUse(of: "A"), "AccessDenied") == .refused(.keyAction("iam:GetAccessKeyLastUsed")))
    #expect(refusal(.deleteKey("A", of: nil), "NoSuchEntity") == .refused(.noSuchKey("A")))
    #expect(refusal(.deleteKey("A", of: nil), "ServiceFailure") == .refused(.busy(code: "ServiceFailure")))
  }

  @Test func `requests name the key, and the user if one is given`() {
    func body<Result>(_ call: Call<Result>) -> String { call.request(by: Answering.caller).body.reveal() }
    #expect(
      [
        body(.createKey(of: "bob")), body(.deactivateKey("A", of: "bob")), body(.deleteKey("A", of: nil)),
        body(.lastUse(of: "A")),
      ] == [
        "Action=CreateAccessKey&Version=2010-05-08&UserName=bob",
        "Action=UpdateAccessKey&Version=2010-05-08&UserName=bob&AccessKeyId=A&Status=Inactive",
        "Action=DeleteAccessKey&Version=2010-05-08&AccessKeyId=A",
        "Action=GetAccessKeyLastUsed&Version=2010-05-08&AccessKeyId=A",
      ])
  }
}
