import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

/// A login, or the list of devices, when no device is known.
struct DeviceDiscoveryTests {
  private static let phone = "arn:aws:iam::111122223333:mfa/phone"
  private static let passkey = "arn:aws:iam::111122223333:u2f/user/alice/key"
  private static let keys = Sample.keys.replacing("mfa_serial = \(Sample.serial)\n", with: "")

  private static func list(_ serials: String..., marker: String? = nil) -> Result<HTTPAnswer, TransportError> {
    let members = serials.map { "<member><UserName>alice</UserName><SerialNumber>\($0)</SerialNumber></member>" }
    let rest = marker.map { "<Marker>\($0)</Marker>" } ?? ""
    return .success(Sample.answer("ListMFADevices", "\(rest)<MFADevices>\(members.joined())</MFADevices>"))
  }

  private static let denied = Result<HTTPAnswer, TransportError>.success(
    Sample.refusal("AccessDenied", "User: x is not authorized to perform: iam:ListMFADevices on resource: y"))
  private static let session = Result<HTTPAnswer, TransportError>.success(Sample.answer())

  private static func identity(_ arn: String = "arn:aws:iam::111122223333:user/team/alice")
    -> Result<HTTPAnswer, TransportError>
  {
    .success(Sample.answer("GetCallerIdentity", "<Arn>\(arn)</Arn><Account>111122223333</Account>"))
  }

  private func stage(_ replies: [Result<HTTPAnswer, TransportError>], answers: [Answer] = []) -> Stage {
    let stage = Stage()
    stage.files[Stage.credentials] = Self.keys
    stage.replies = replies
    stage.answers = answers
    return stage
  }

  private func sent(_ stage: Stage) -> [String] {
    stage.requests.map { request in
      let fields = request.fields.filter { $0.name != "DurationSeconds" }.map { $0.value.reveal() }
      return ([request.action] + fields).joined(separator: " ")
    }
  }

  struct Search: Sendable {
    var replies: [Result<HTTPAnswer, TransportError>]
    var answers: [Answer] = [.line("123456")]
  }

  @Test(arguments: [
    Case(
      "the only one", Search(replies: [list(Sample.serial), session]),
      ["ListMFADevices", "GetSessionToken \(Sample.serial) 123456"]),
    Case(
      "the only one that gives codes", Search(replies: [list(passkey, "GAHT12345678"), session]),
      ["ListMFADevices", "GetSessionToken GAHT12345678 123456"]),
    Case(
      "on the second page", Search(replies: [list(passkey, marker: "1"), list(phone), session]),
      ["ListMFADevices", "ListMFADevices 1", "GetSessionToken \(phone) 123456"]),
    Case(
      "the first of several, by Enter",
      Search(replies: [list(phone, Sample.serial), session], answers: [.line(""), .line("123456")]),
      ["ListMFADevices", "GetSessionToken \(phone) 123456"]),
    Case(
      "the second of several",
      Search(replies: [list(phone, Sample.serial), session], answers: [.line(" 2 "), .line("123456")]),
      ["ListMFADevices", "GetSessionToken \(Sample.serial) 123456"]),
    Case(
      "after a slip",
      Search(
        replies: [list(phone, Sample.serial), session], answers: [.line("3"), .line("0"), .line("2"), .line("123456")]),
      ["ListMFADevices", "GetSessionToken \(Sample.serial) 123456"]),
    Case(
      "by the user's name", Search(replies: [denied, identity(), list(phone), session]),
      ["ListMFADevices", "GetCallerIdentity", "ListMFADevices alice", "GetSessionToken \(phone) 123456"]),
    Case(
      "the guess, by Enter",
      Search(replies: [denied, identity(), denied, session], answers: [.line(""), .line("123456")]),
      ["ListMFADevices", "GetCallerIdentity", "ListMFADevices alice", "GetSessionToken \(Sample.serial) 123456"]),
    Case(
      "what is typed",
      Search(replies: [denied, identity(), denied, session], answers: [.line(" \(phone) "), .line("123456")]),
      ["ListMFADevices", "GetCallerIdentity", "ListMFADevices alice", "GetSessionToken \(phone) 123456"]),
    Case(
      "the root user's guess",
      Search(
        replies: [denied, identity("arn:aws:iam::111122223333:root"), session], answers: [.line(""), .line("123456")]),
      [
        "ListMFADevices", "GetCallerIdentity",
        "GetSessionToken arn:aws:iam::111122223333:mfa/root-account-mfa-device 123456",
      ]),
    Case(
      "what is typed after two slips",
      Search(
        replies: [denied, identity(), denied, session],
        answers: [.line("my phone"), .line("alice"), .line(phone), .line("123456")]),
      ["ListMFADevices", "GetCallerIdentity", "ListMFADevices alice", "GetSessionToken \(phone) 123456"]),
    Case(
      "the guess where IAM is not reached",
      Search(replies: [.failure(.notConnected), identity(), session], answers: [.line(""), .line("123456")]),
      ["ListMFADevices", "GetCallerIdentity", "GetSessionToken \(Sample.serial) 123456"]),
  ])
  func `a login finds the device`(_ row: Case<Search, [String]>) {
    let stage = stage(row.given.replies, answers: row.given.answers)
    let failure = stage.run("p").failure
    #expect(failure == nil && sent(stage) == row.wanted)
  }

  @Test func `devices are offered by number, and passkeys named`() {
    let stage = stage([Self.list(Self.passkey, Self.phone, Sample.serial)], answers: [.interrupted])
    let ending = stage.run("p")
    #expect(
      ending
        == Ending(
          failure: .interrupted,
          questions: [
            """
            MFA devices of p:
              1  phone, 111122223333
              2  alice, 111122223333
              -  user/alice/key, 111122223333: a passkey, which gives no code
            MFA device (1 to 2, Enter for 1):\u{20}
            """
          ], calls: 1))
  }

  @Test func `a denied list is reported, and a guess offered`() {
    let stage = stage([Self.denied, Self.identity(), Self.denied], answers: [.interrupted])
    #expect(
      stage.run("p")
        == Ending(
          failure: .interrupted,
          questions: [
            """
            aws-mfa: the user of profile p is not allowed to list MFA devices (iam:ListMFADevices)
            hint: enter the device yourself: it is under Security credentials in the AWS console
            MFA device (Enter for \(Sample.serial)):\u{20}
            """
          ], calls: 3))
  }

  @Test(arguments: [
    Case("none", Search(replies: [list()], answers: []), Failure.noDevice(profile: "p")),
    Case(
      "only a passkey", Search(replies: [list(passkey)], answers: []),
      .passkey(DeviceLabel(text: "user/alice/key, 111122223333"))),
    Case(
      "several, and nobody to choose", Search(replies: [list(phone, Sample.serial)], answers: [.nobody]),
      .severalDevices([DeviceLabel(text: phone), DeviceLabel(text: Sample.serial)], profile: "p")),
    Case(
      "three slips",
      Search(replies: [list(phone, Sample.serial)], answers: [.line("x"), .line("9"), .line("-9223372036854775808")]),
      .badChoice("-9223372036854775808")),
    Case(
      "denied, and nobody to ask", Search(replies: [denied, identity(), denied], answers: [.nobody]),
      .refused(.devices(guess: Sample.serial), profile: "p")),
    Case(
      "denied, and an answer that is none",
      Search(
        replies: [denied, identity(), denied], answers: [.line("no device"), .line("none"), .line("no device here")]),
      .badSerial("no device here", source: "the answer")),
    Case(
      "denied, and a passkey for an answer", Search(replies: [denied, identity(), denied], answers: [.line(passkey)]),
      .passkey(DeviceLabel(text: "user/alice/key, 111122223333"))),
    Case(
      "denied, nobody's user, and no answer",
      Search(
        replies: [denied, identity("arn:aws:sts::111122223333:assumed-role/a/b")],
        answers: [.line(""), .line(""), .line("")]),
      .badSerial("", source: "the answer")),
    Case(
      "another refusal",
      Search(
        replies: [
          .success(Sample.refusal("InvalidClientTokenId", "x")), .success(Sample.refusal("InvalidClientTokenId", "x")),
        ], answers: []),
      .refused(.unknownKey(id: "AKIAEXAMPLE000000001", .file), profile: "p")),
    Case(
      "IAM not reached, and nobody to ask", Search(replies: [.failure(.unresolved), identity()], answers: [.nobody]),
      .transport(.unresolved, host: "iam.amazonaws.com")),
    Case(
      "neither is reached", Search(replies: [.failure(.unresolved), .failure(.timedOut)], answers: []),
      .transport(.timedOut, host: "sts.us-east-1.amazonaws.com")),
    Case("interrupted", Search(replies: [.failure(.interrupted)], answers: []), .callInterrupted),
  ])
  func `a search that finds no device says why`(_ row: Case<Search, Failure>) {
    let stage = stage(row.given.replies, answers: row.given.answers)
    #expect(stage.run("p").failure == row.wanted)
  }

  @Test func `a device that worked elsewhere is not used with AWS`() {
    let stage = stage([Self.list(Sample.serial)], answers: [.interrupted])
    stage.files[Sample.state + "/devices"] =
      "AKIAEXAMPLE000000001 arn:aws:iam::000000000000:mfa/localstack 1 http%3A%2F%2Flocalhost%3A4566\n"
    #expect(stage.run("p").questions == [Sample.question])
  }

  @Test func `a device that no longer works is forgotten, so that the next login looks for one`() {
    let refusal = Sample.refusal("AccessDenied", "MultiFactorAuthentication failed, unable to validate MFA code.")
    let stage = stage([.success(refusal), Self.list(Sample.serial)], answers: [.line("123456"), .interrupted])
    stage.files[Sample.state + "/devices"] = "AKIAEXAMPLE000000001 \(Self.phone) 1\n"
    _ = stage.run("p")
    _ = stage.run("p")
    #expect(sent(stage) == ["GetSessionToken \(Self.phone) 123456", "ListMFADevices"])
  }

  @Test func `a login with a root user's found device asks for one hour`() {
    let root = "arn:aws:iam::111122223333:mfa/root-account-mfa-device"
    let stage = stage([Self.list(root), Self.session], answers: [.line("123456")])
    _ = stage.run("p")
    #expect(stage.requests.last?.fields.first { $0.name == "DurationSeconds" }?.value.reveal() == "3600")
  }

  @Test func `the device that worked last is used without a search`() {
    let stage = stage(
      [Self.list(Self.phone), Self.session, Self.session], answers: [.line("123456"), .line("654321")])
    _ = stage.run("p")
    _ = stage.run("p", "--force")
    #expect(sent(stage).suffix(2) == ["GetSessionToken \(Self.phone) 123456", "GetSessionToken \(Self.phone) 654321"])
  }

  @Test func `the devices are listed, the one that worked last first`() {
    let stage = stage([Self.list(Self.passkey, Self.phone, Sample.serial)])
    stage.files[Sample.state + "/devices"] = "AKIAEXAMPLE000000001 \(Sample.serial) 1\n"
    let ending = stage.run("devices", "p")
    #expect(
      ending
        == Ending(
          output: """
            DEVICE                                        GIVES CODES
            arn:aws:iam::111122223333:mfa/alice           yes, used last
            arn:aws:iam::111122223333:u2f/user/alice/key  no, a passkey
            arn:aws:iam::111122223333:mfa/phone           yes

            """,
          said: [
            """
            aws-mfa: a passkey gives no code, so sessions are opened with the other devices
            hint: `aws login` signs in with a passkey
            """
          ], calls: 1))
  }

  @Test func `a user who only has passkeys is told of another way`() {
    #expect(
      stage([Self.list(Self.passkey)]).run("devices", "p").said == [
        """
        aws-mfa: AWS does not accept passkeys for access-key sessions
        hint: sign in with `aws login`, or add an authenticator app as a second device in the AWS console
        """
      ])
  }

  @Test func `another user's devices are listed by name, with the live session`() {
    let stage = stage([Self.list(Self.phone)])
    stage.files[Stage.credentials] = Self.keys + Sample.section("old", Sample.live)
    let output = stage.run("devices", "p", "--user-name", "bob").output
    let callers = stage.requests.map { "\($0.caller.keys.id) \($0.caller.token?.reveal() ?? "")" }
    #expect(
      output.contains(Self.phone) && sent(stage) == ["ListMFADevices bob"]
        && callers == ["ASIAEXAMPLE00000old token+old"])
  }

  @Test func `a user without devices is told so`() {
    #expect(stage([Self.list()]).run("devices", "p") == Ending(output: "no MFA device\n", calls: 1))
  }

  @Test func `a list that is denied names the guess`() {
    #expect(
      stage([Self.denied, Self.identity(), Self.denied]).run("devices", "p")
        == Ending(failure: .refused(.devices(guess: Sample.serial), profile: "p"), calls: 3))
  }
}
