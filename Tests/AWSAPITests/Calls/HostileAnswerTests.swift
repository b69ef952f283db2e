import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Text

/// Answers that AWS never sends.
struct HostileAnswerTests {
  @Test func `an answer is a session in its alphabets, or refused in printable words`() throws {
    let call = Call<SessionCredentials>.sessionToken(try .sample(), duration: 900)
    let good = Sample.answer().body
    let refused = Sample.refusal("AccessDenied", "MultiFactorAuthentication failed").body
    Fuzzing.cases(percent: 6) { generator in
      let body = generator.changed(generator.pick([good, refused, "<a/>"]))
      let answer = HTTPAnswer(status: generator.pick([200, 200, 403, 500]), date: nil, body: body)
      try generator.judge(call, answer)
    }
  }

  @Test func `the same is true of what the AWS CLI prints`() throws {
    let call = Call<SessionCredentials>.sessionToken(try .sample(), duration: 900)
    let good = """
      {"Credentials": {"AccessKeyId": "ASIAEXAMPLE00000new", "SecretAccessKey": "secret/new", "SessionToken": "token+new", \
      "Expiration": "2026-01-02T22:00:00+00:00"}}
      """
    Fuzzing.cases(percent: 3) { generator in
      let content: HTTPAnswer.Content =
        generator.number(below: 4) == 0
        ? .error(code: generator.text(), message: generator.text()) : .json(generator.changed(good))
      try generator.judge(call, HTTPAnswer(status: 200, date: nil, content: content))
    }
  }

  @Test func `a list of devices holds nothing but serials`() {
    let good =
      "<IsTruncated>false</IsTruncated><MFADevices><member><SerialNumber>\(Sample.serial)</SerialNumber><UserName>alice</UserName></member></MFADevices>"
    let answer = Sample.answer("ListMFADevices", good)
    Fuzzing.cases(percent: 2) { generator in
      let hostile = HTTPAnswer(status: 200, date: nil, body: generator.changed(answer.body))
      guard let page = try? Answering.result(.devices(of: nil, after: nil), hostile) else { return }
      for device in page.devices { try hold(device.serial.text.isVisibleASCII, device.serial.text.debugDescription) }
    }
  }

  @Test func `XML is read or refused`() {
    Fuzzing.cases(percent: 2) { generator in
      let depth = generator.number(below: 30)
      let nested =
        String(repeating: "<a>", count: depth) + generator.text(upTo: 3) + String(repeating: "</a>", count: depth)
      let text =
        generator.number(below: 2) == 0
        ? nested : generator.changed("<?xml version=\"1.0\"?><a b='c'>&lt;&#65;<d/></a>")
      _ = Element(xml: text)
    }
  }
}

extension Generator {
  fileprivate func judge(_ call: Call<SessionCredentials>, _ answer: HTTPAnswer) throws(Broken) {
    switch Result(catching: { () throws(CallError) in try Answering.result(call, answer) }) {
    case .success(let session):
      try hold(AccessKeys.isID(session.keys.id), "\(answer)")
      try hold(AccessKeys.isSecretText(session.keys.secret.reveal()), "\(answer)")
      try hold(AccessKeys.isSecretText(session.token.reveal()), "\(answer)")
    case .failure(.refused(.other(let code, let message))):
      try hold((code + message).unprintable(isPrintable: \.isPrintable) == [], "\(answer)")
    case .failure: break
    }
  }
}
