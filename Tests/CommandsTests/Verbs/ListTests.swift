import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

struct ListTests {
  private let stage = Stage()

  init() {
    stage.shell = nil
    stage.files[Stage.config] = """
      [profile p]
      region = eu-west-1
      [profile "a b"]
      role_arn = arn:aws:iam::111122223333:role/team/admin
      source_profile = p

      """
    stage.files[Stage.credentials] =
      Sample.keys + Sample.section("old", Sample.live) + "[x-mfa]\naws_access_key_id = AKIA\n"
  }

  @Test func `list shows every profile of the user's`() {
    #expect(
      stage.run("list")
        == Ending(
          output: """
            PROFILE  MFA DEVICE      ROLE   SESSION
            p        alice           -      12h00m left
            a b      alice           admin  -
            x-mfa    found at login  -      -

            """))
  }

  @Test(arguments: [
    Case("a live session", Sample.section("old", Sample.live), "12h00m left, active here"),
    Case("one that was logged out elsewhere", Sample.ended, "ended, active here"),
  ])
  func `what is active here is marked`(_ row: Case<String, String>) {
    stage.environment = Sample.inSession
    stage.memory = Sample.memory
    stage.files[Stage.credentials] = Sample.keys + row.given
    #expect(stage.run("list").output.contains("p        alice       -      \(row.wanted)\n"))
  }

  @Test func `a session that only this shell has is shown`() {
    stage.environment = Sample.inSession.merging(["AWS_PROFILE": ""]) { $1 }
    stage.environment["AWS_PROFILE"] = nil
    stage.memory = Sample.memory.replacing(" >AWS_ACCESS", with: " unstored >AWS_ACCESS")
      .replacing("AWS_PROFILE=p-mfa", with: "AWS_PROFILE")
    #expect(stage.run("list").output.contains("p        alice           -      12h00m left, active here\n"))
  }

  private static let pasted =
    "aws_access_key_id = ASIAEXAMPLE000000009\naws_secret_access_key = s\naws_session_token = t\n"

  @Test(arguments: [
    Case("the three keys", pasted, "pasted"),
    Case("with the older token", pasted.replacing("session", with: "security"), "pasted"),
    Case("with another tool's keys", pasted + "x_security_token_expires = 2026\n", "-"),
    Case("of another tool", pasted + "manager = saml2aws\n", "-"),
    Case("ours, without a session", "manager = aws-mfa\n", "-"),
  ])
  func `a session's section is not a profile of its own`(_ row: Case<String, String>) {
    stage.files[Stage.config] = ""
    stage.files[Stage.credentials] = Sample.keys + "[p-mfa]\n" + row.given
    #expect(
      (stage.run("list").output, stage.run("list", "--names").output) == (
        "PROFILE  MFA DEVICE  ROLE  SESSION\np        alice       -     \(row.wanted)\n", "p\n"
      ))
  }

  @Test func `at a narrow terminal devices and roles are cut, and names are not`() {
    let long = String(repeating: "x", count: 40)
    stage.files[Stage.config] = """
      [profile \(long)]
      role_arn = arn:aws:iam::111122223333:role/\(long)
      source_profile = p

      """
    stage.files[Stage.credentials] = Sample.keys.replacing("mfa/alice", with: "mfa/\(long)")
    stage.width = 80
    #expect(
      stage.run("list").output == """
        PROFILE                                   MFA DEVICE  ROLE               SESSION
        \(long)  xxxxxxxxx…  xxxxxxxxxxxxxxxx…  -
        p                                         xxxxxxxxx…  -                  -

        """)
    stage.width = nil
    #expect(stage.run("list").output.contains("\(long)  \(long)  \(long)  -\n"))
  }

  @Test func `two spellings of one name are two profiles`() {
    stage.files[Stage.config] = "[profile caf\u{E9}]\n[profile cafe\u{301}]\n"
    stage.files[Stage.credentials] = "[caf\u{E9}-mfa]\nmanager = aws-mfa\n[cafe\u{301}-mfa]\nmanager = other\n"
    #expect(
      Array(stage.run("list", "--names").output.utf8)
        == Array("caf\u{E9}\ncafe\u{301}\ncafe\u{301}-mfa\n".utf8))
  }

  @Test func `names are printed one per line`() {
    #expect(stage.run("list", "--names") == Ending(output: "p\na b\nx-mfa\n"))
  }

  @Test func `list in JSON is one array with every key`() {
    #expect(
      stage.run("list", "--json")
        == Ending(
          output:
            #"[{"name": "p", "region": "eu-west-1", "mfa_serial": "arn:aws:iam::111122223333:mfa/alice", "role_arn": null, "source_profile": null, "base_access_key_id": "AKIAEXAMPLE000000001", "session": {"expiration": "2026-01-01T22:00:00Z", "seconds_left": 43200}}, "#
            + #"{"name": "a b", "region": "eu-west-1", "mfa_serial": "arn:aws:iam::111122223333:mfa/alice", "role_arn": "arn:aws:iam::111122223333:role/team/admin", "source_profile": "p", "base_access_key_id": "AKIAEXAMPLE000000001", "session": null}, "#
            + #"{"name": "x-mfa", "region": null, "mfa_serial": null, "role_arn": null, "source_profile": null, "base_access_key_id": "AKIA", "session": null}]"#
            + "\n"))
  }

  @Test func `a source that counts for nothing is not shown`() {
    stage.files[Stage.config] = "[profile q]\nsource_profile = p\n[profile r]\nsource_profile = r\nregion = x\n"
    #expect(!stage.run("list", "--json").output.contains(#""source_profile": ""#))
  }

  @Test func `a session pasted by hand is its profile's`() {
    stage.files[Stage.config] = nil
    let pasted = "[p-mfa]\naws_access_key_id = ASIA\naws_secret_access_key = s\naws_session_token = t\n"
    stage.files[Stage.credentials] = Sample.keys + pasted + pasted.replacing("[p-mfa]", with: "[lonely-mfa]")
    #expect(stage.run("list", "--names").output == "p\nlonely-mfa\n")
  }

  @Test func `an expired session is not shown`() {
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", "2026-01-01T10:00:00Z")
    #expect(stage.run("list").output.contains("p        alice       -      -\n"))
  }

  @Test func `a session that nothing would use is not shown`() {
    stage.files[Stage.credentials] =
      Sample.keys.replacing("AKIAEXAMPLE000000001", with: "AKIAEXAMPLE000000009") + Sample.section("old", Sample.live)
    #expect(stage.run("list").output.contains("p        alice       -      -\n"))
  }

  @Test func `a device that was found is shown`() {
    stage.files[Stage.credentials] = Sample.keys.replacing("mfa_serial", with: "other")
    stage.files[Sample.state + "/devices"] = "AKIAEXAMPLE000000001 arn:aws:iam::111122223333:mfa/phone 1\n"
    #expect(stage.run("list").output.contains("p        phone       -"))
  }

  @Test func `a session of the environment's keys, which no profile has, is shown`() {
    stage.files = [Stage.credentials: Sample.section("old", Sample.live).replacing("[p-mfa]", with: "[default-mfa]")]
    #expect(
      stage.run("list").output == """
        PROFILE  MFA DEVICE  ROLE  SESSION
        default  -           -     12h00m left

        """)
  }

  @Test func `a hostile name does not control the terminal`() {
    stage.files[Stage.config] = "[profile 'a\u{1B}[31mb']\n"
    stage.files[Stage.credentials] = nil
    #expect(stage.run("list", "--names") == Ending(output: "a?[31mb\n"))
  }

  @Test(arguments: [
    Case("as a table", [], "no profiles; aws-mfa setup NAME makes one\n"), Case("in JSON", ["--json"], "[]\n"),
    Case("names", ["--names"], ""),
  ])
  func `having no profile is not a failure`(_ row: Case<[String], String>) {
    stage.files = [:]
    #expect(stage.run(words: ["list"] + row.given) == Ending(output: row.wanted))
  }
}
