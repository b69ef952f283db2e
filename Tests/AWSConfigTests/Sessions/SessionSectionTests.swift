import Secrecy
import TestSupport
import Testing

@testable import AWSConfig

struct SessionSectionTests {
  private static let triple = """
    aws_access_key_id = ASIAEXAMPLE000000001
    aws_secret_access_key = secret/1
    aws_session_token = token+1

    """
  private static let whole =
    triple + """
      expiration = 2026-01-01T10:00:00Z
      manager = aws-mfa
      awsmfa_base_access_key_id = AKIAEXAMPLE000000001

      """
  private static func stored(serial: String? = nil, endpoint: String? = nil) -> SessionSection {
    .session(
      StoredSession(
        credentials: SessionCredentials(
          keys: AccessKeys(id: "ASIAEXAMPLE000000001", secret: "secret/1"), token: "token+1",
          expiration: Instant(seconds: 1_767_261_600)),
        tie: Tie(base: .accessKey("AKIAEXAMPLE000000001"), serial: serial, endpoint: endpoint)))
  }

  /// Each row has the options of `[p-mfa]` in the credentials file.
  @Test(arguments: [
    Case("nothing but the header", "", SessionSection.adoptable),
    Case("a pasted triple", triple, .adoptable),
    Case("a pasted triple with the old name", triple + "aws_security_token = t\n", .adoptable),
    Case("a pasted triple with an expiry", triple + "expiration = soon\n", .adoptable),
    Case("a pasted triple with a region", triple + "region = eu-west-1\n", .adoptable),
    Case("only a region", "region = eu-west-1\n", .adoptable),
    Case(
      "a long-term key", "aws_access_key_id = AKIAEXAMPLE000000001\naws_secret_access_key = s\n", .foreign(.longTermKey)
    ),
    Case(
      "a long-term id beside a token", "aws_access_key_id = AKIAEXAMPLE000000001\naws_session_token = t\n",
      .foreign(.longTermKey)),
    Case("a temporary key without a token", "aws_access_key_id = ASIAEXAMPLE000000001\n", .adoptable),
    Case("a key of no known kind without a token", "aws_access_key_id = EXAMPLE\n", .foreign(.longTermKey)),
    Case("an unknown key", triple + "note = mine\n", .foreign(.unknownKey("note"))),
    Case("a role", "role_arn = arn:aws:iam::1:role/r\n", .foreign(.unknownKey("role_arn"))),
    Case("another manager", triple + "manager = other\n", .foreign(.manager("other"))),
    Case("ours and whole", whole, stored()),
    Case(
      "ours with its tie", whole + "awsmfa_mfa_serial = GAHT12345678\nawsmfa_endpoint = https://x\n",
      stored(serial: "GAHT12345678", endpoint: "https://x")),
    Case("ours with keys of the user's", whole + "note = mine\n", stored()),
    Case("ours after logout", "manager = aws-mfa\ncredential_process = x\n", .empty),
    Case("ours without an expiry", triple + "manager = aws-mfa\nawsmfa_base_access_key_id = A\n", .empty),
    Case("ours without a tie", triple + "expiration = 2026-01-01T10:00:00Z\nmanager = aws-mfa\n", .empty),
    Case("ours with a hostile token", whole.replacing("token+1", with: "$(id)"), .empty),
    Case("ours with a hostile id", whole.replacing("ASIAEXAMPLE000000001", with: "ASIA'EXAMPLE00000001"), .empty),
    Case("ours with a hostile secret", whole.replacing("secret/1", with: "a b"), .empty),
  ])
  func `a section is classified by its keys`(_ row: Case<String, SessionSection>) throws {
    let both = try shared(credentials: "[p]\naws_access_key_id = AKIA\n[p-mfa]\n" + row.given)
    #expect(both.sessionSection(of: "p") == row.wanted)
  }

  @Test(arguments: [
    "role_arn", "sso_session", "sso_start_url", "sso_account_id", "sso_role_name", "login_session",
    "web_identity_token_file", "credential_process", "aws_access_key_id", "include_profile",
  ])
  func `a profile of that name with its own credentials is foreign`(_ key: String) throws {
    let both = try shared(config: "[profile p-mfa]\n\(key) = x\n", credentials: "[p-mfa]\n" + Self.whole)
    #expect(both.sessionSection(of: "p") == .foreign(.configured(key)))
  }

  @Test func `a profile of that name with only settings does not own the section`() throws {
    let config = "[profile p-mfa]\nregion = eu-west-1\n"
    #expect(
      try [
        shared(config: config).sessionSection(of: "p"),
        shared(config: config, credentials: "[p-mfa]\n" + Self.whole).sessionSection(of: "p"),
      ]
        == [.absent, Self.stored()])
  }

  /// Each row is what `[DEFAULT]` has beside it.
  @Test(arguments: [
    "note = mine", "aws_access_key_id = AKIAEXAMPLE000000001", "manager = other", "manager = aws-mfa",
    "awsmfa_expired = x", "credential_process = x", "role_arn = r",
  ])
  func `what DEFAULT says does not make a section someone else's`(_ line: String) throws {
    let defaults = "[DEFAULT]\n\(line)\n"
    let both = try shared(
      config: defaults + "[profile p-mfa]\n[profile q-mfa]\n",
      credentials: defaults + "[p-mfa]\n" + Self.whole + "[q-mfa]\n" + Self.triple + "[r-mfa]\nmanager = aws-mfa\n")
    #expect(["p", "q", "r"].map(both.sessionSection) == [Self.stored(), .adoptable, .empty])
    #expect(both.managedProfiles == ["p", "r"])
    #expect(both.wasLoggedOut("r"))
  }

  @Test func `a missing section is absent`() throws {
    #expect(try shared(credentials: "[p]\n").sessionSection(of: "p") == .absent)
  }

  @Test(arguments: [
    Case("absent", SessionSection.absent, true), Case("empty", .empty, true),
    Case("a session", stored(), true), Case("adoptable", .adoptable, true),
    Case("foreign", .foreign(.longTermKey), false),
  ])
  func `every section except a foreign one may be written`(_ row: Case<SessionSection, Bool>) {
    #expect(row.given.isFreeToUse == row.wanted)
  }

  @Test func `managed profiles are those with a section of ours, in file order`() throws {
    let both = try shared(
      credentials: """
        [b-mfa]
        manager = aws-mfa
        [a-mfa]
        manager = aws-mfa
        [c-mfa]
        manager = other
        [d-mfa]
        [e]
        manager = aws-mfa
        [-mfa]
        manager = aws-mfa

        """)
    #expect(both.managedProfiles == ["b", "a"])
  }
}
