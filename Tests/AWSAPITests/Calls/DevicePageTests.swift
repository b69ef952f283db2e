import Secrecy
import TestSupport
import Testing
import Text

@testable import AWSAPI

struct DevicePageTests {
  private func answer(_ members: String, _ rest: String = "<IsTruncated>false</IsTruncated>") -> HTTPAnswer {
    Sample.answer("ListMFADevices", "\(rest)<MFADevices>\(members)</MFADevices>")
  }

  private static func member(_ serial: String) -> String {
    "<member><UserName>alice</UserName><SerialNumber>\(serial)</SerialNumber><EnableDate>x</EnableDate></member>"
  }

  @Test(arguments: [
    Case("none", "", []), Case("one", member(Sample.serial), [Sample.serial]),
    Case(
      "three of all kinds",
      member(Sample.serial) + member("arn:aws:iam::111122223333:u2f/user/alice/key") + member("GAHT12345678"),
      [Sample.serial, "arn:aws:iam::111122223333:u2f/user/alice/key", "GAHT12345678"]),
  ])
  func `devices are listed in AWS's order`(_ row: Case<String, [String]>) throws {
    let page = try Answering.result(.devices(of: nil), answer(row.given))
    #expect(page.devices.map(\.serial.text) == row.wanted && page.marker == nil)
  }

  @Test func `a page says where the next one begins`() throws {
    let page = try Answering.result(
      .devices(of: nil), answer("", "<IsTruncated>true</IsTruncated><Marker>7</Marker>"))
    #expect(page.marker == "7")
  }

  @Test func `the request names the user and the marker`() {
    #expect(
      Call.devices(of: "bob", after: "7").request(by: Answering.caller).body.reveal()
        == "Action=ListMFADevices&Version=2010-05-08&UserName=bob&Marker=7")
  }

  @Test(arguments: [
    Case("a hostile serial", answerText(member("arn:aws:iam::1:mfa/a b"))),
    Case("no user", answerText("<member><SerialNumber>GAHT12345678</SerialNumber></member>")),
    Case("no list", "<IsTruncated>false</IsTruncated>"),
  ])
  func `a hostile list is refused`(_ row: Case<String, Nothing>) {
    #expect(
      Answering.failure(.devices(of: nil), Sample.answer("ListMFADevices", row.given))
        == CallError.notAWS(status: 200))
  }

  private static func answerText(_ members: String) -> String { "<MFADevices>\(members)</MFADevices>" }

  @Test(arguments: [
    Case(
      "denied",
      Sample.refusal(
        "AccessDenied", "User: x is not authorized to perform: iam:ListMFADevices on resource: user alice because …"),
      Refusal.devices(guess: nil)),
    Case(
      "no such user", Sample.refusal("NoSuchEntity", "The user with name bob cannot be found.", status: 404),
      .user("bob")),
    Case("another denial", Sample.refusal("AccessDenied", "x"), .other(code: "AccessDenied", message: "x")),
  ])
  func `a refusal of AWS's is understood`(_ row: Case<HTTPAnswer, Refusal>) {
    #expect(Answering.failure(.devices(of: "bob"), row.given) == CallError.refused(row.wanted))
  }
}
