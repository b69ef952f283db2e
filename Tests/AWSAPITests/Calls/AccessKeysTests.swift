import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig

struct AccessKeysTests {
  private func answer(_ members: String) -> HTTPAnswer {
    Sample.answer("ListAccessKeys", "<IsTruncated>false</IsTruncated><AccessKeyMetadata>\(members)</AccessKeyMetadata>")
  }

  private static func member(_ id: String, _ created: String) -> String {
    "<member><UserName>alice</UserName><AccessKeyId>\(id)</AccessKeyId><Status>Active</Status><CreateDate>\(created)</CreateDate></member>"
  }

  @Test func `keys are listed with the time they were made`() throws {
    let members = Self.member("AKIAA", "2026-01-01T10:00:00Z") + Self.member("AKIAB", "2026-01-02T10:00:00+00:00")
    let keys = try Answering.result(.accessKeys(of: nil), answer(members))
    #expect(
      keys.map { "\($0.id) \($0.created.rfc3339)" } == ["AKIAA 2026-01-01T10:00:00Z", "AKIAB 2026-01-02T10:00:00Z"])
    #expect(try Answering.result(.accessKeys(of: nil), answer("")).isEmpty)
  }

  @Test(arguments: [
    Case("a hostile id", member("AKIA A", "2026-01-01T10:00:00Z")), Case("no time", member("AKIAA", "")),
    Case("no id", "<member><CreateDate>2026-01-01T10:00:00Z</CreateDate></member>"),
  ])
  func `anything else is not AWS's answer`(_ row: Case<String, Nothing>) {
    #expect(Answering.failure(.accessKeys(of: nil), answer(row.given)) == .notAWS(status: 200))
  }

  @Test func `the request names the user if one is given`() {
    #expect(
      [nil, "bob"].map { Call.accessKeys(of: $0).request(by: Answering.caller).body.reveal() } == [
        "Action=ListAccessKeys&Version=2010-05-08", "Action=ListAccessKeys&Version=2010-05-08&UserName=bob",
      ])
  }
}
