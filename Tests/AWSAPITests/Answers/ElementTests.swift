import TestSupport
import Testing

@testable import AWSAPI
@testable import Text

struct ElementTests {
  @Test func `a result in JSON has the shape of one in XML`() {
    let xml = "<R><A>x</A><L><member><B>1</B></member><member><B>2</B></member></L></R>"
    #expect(Element(json: #"{"A": "x", "L": [{"B": "1"}, {"B": 2}]}"#, name: "R") == Element(xml: xml))
  }

  @Test(arguments: ["", "x", "{", "{\"A\": }", "<R/>"])
  func `what is not JSON is not a result`(_ text: String) {
    #expect(Element(json: text, name: "R") == nil)
  }

  @Test func `the AWS CLI's result is a session`() throws {
    let body = """
      {"Credentials": {"AccessKeyId": "ASIAEXAMPLE00000new", "SecretAccessKey": "secret/new", "SessionToken": "token+new",
       "Expiration": "2026-01-02T22:00:00+00:00"}}
      """
    let call = Call.sessionToken(try .sample(), duration: 900)
    #expect(
      try Answering.result(call, HTTPAnswer(status: 200, date: nil, content: .json(body)))
        == Answering.result(call, Sample.answer()))
  }

  @Test func `the AWS CLI's error is AWS's`() throws {
    let answer = HTTPAnswer(
      status: 403, date: nil, content: .error(code: "AccessDenied", message: "invalid MFA one time pass code. "))
    #expect(
      Answering.failure(.sessionToken(try .sample(), duration: 900), answer)
        == CallError.refused(.code(serial: Sample.serial, usedBefore: false)))
  }
}
