import Secrecy
import Testing

@testable import AWSConfig

struct SessionEditTests {
  private let session = StoredSession(
    credentials: SessionCredentials(
      keys: AccessKeys(id: "ASIAEXAMPLE000000001", secret: "secret/1"), token: "token+1",
      expiration: Instant(seconds: 1_767_261_600)),
    tie: Tie(base: .accessKey("AKIAEXAMPLE000000001"), serial: "GAHT12345678", endpoint: nil))

  private static let stored = """
    aws_access_key_id = ASIAEXAMPLE000000001
    aws_secret_access_key = secret/1
    aws_session_token = token+1
    expiration = 2026-01-01T10:00:00Z
    manager = aws-mfa
    awsmfa_base_access_key_id = AKIAEXAMPLE000000001
    awsmfa_mfa_serial = GAHT12345678

    """

  /// The credentials file after storing for profile `p`.
  private func storing(config: String = "", credentials: String = "") throws -> String {
    let both = try shared(config: config, credentials: credentials)
    return try text(both.storing(session, for: both.resolution(of: "p")))
  }

  @Test func `a session is stored in its own section`() throws {
    #expect(try storing(credentials: "[p]\nx = 1\n") == "[p]\nx = 1\n\n[p-mfa]\n" + Self.stored)
  }

  @Test func `what DEFAULT says is mirrored`() throws {
    #expect(
      try storing(config: "[DEFAULT]\nregion = eu-west-1\n[profile p]\n[profile p-mfa]\n") == "[p-mfa]\n" + Self.stored
        + "awsmfa_mirrored = region\nregion = eu-west-1\n")
  }

  @Test func `the endpoint is stored if it is not AWS's own`() throws {
    let both = try shared(credentials: "[p]\n")
    let elsewhere = StoredSession(
      credentials: session.credentials, tie: Tie(base: .accessKey("A"), serial: nil, endpoint: "http://localhost:1"))
    let new = try INIDocument(both.storing(elsewhere, for: both.resolution(of: "p")))
    let section = try #require(new.section(named: "p-mfa"))
    #expect(
      ["awsmfa_endpoint", "awsmfa_mfa_serial"].map { new.value($0, in: section) } == ["http://localhost:1", nil])
  }

  @Test func `the profile's settings are mirrored and named`() throws {
    let config = """
      [profile p]
      region = eu-west-1
      output = json
      ca_bundle = /ca
      use_fips_endpoint = true
      use_dualstack_endpoint = true
      endpoint_url = https://x
      services = s
      mfa_serial = GAHT12345678

      """
    #expect(
      try storing(config: config) == "[p-mfa]\n" + Self.stored + """
        awsmfa_mirrored = region, output, ca_bundle, use_fips_endpoint, use_dualstack_endpoint, endpoint_url, services
        region = eu-west-1
        output = json
        ca_bundle = /ca
        use_fips_endpoint = true
        use_dualstack_endpoint = true
        endpoint_url = https://x
        services = s

        """)
  }

  @Test func `what the session's own profile sets is not mirrored`() throws {
    let config = "[profile p]\nregion = eu-west-1\n[profile p-mfa]\nregion = us-east-1\n"
    #expect(try storing(config: config) == "[p-mfa]\n" + Self.stored)
  }

  @Test func `a mirrored setting that the profile has lost is removed`() throws {
    let before = "[p-mfa]\n" + Self.stored + "awsmfa_mirrored = region\nregion = eu-west-1\n"
    #expect(try storing(config: "[profile p]\n", credentials: before) == "[p-mfa]\n" + Self.stored)
  }

  @Test func `a setting of the user's in the section stays`() throws {
    let before = "[p-mfa]\n" + Self.stored + "cli_pager = less\n# note\n"
    #expect(try storing(config: "[profile p]\n", credentials: before) == before)
  }

  @Test func `adopted keys are replaced in place, and so is the old name of the token`() throws {
    let before = "[p-mfa]\naws_session_token = t\naws_security_token = t\naws_access_key_id = ASIAOLD\n[z]\n"
    let wanted = """
      [p-mfa]
      aws_session_token = token+1
      aws_access_key_id = ASIAEXAMPLE000000001
      aws_secret_access_key = secret/1
      expiration = 2026-01-01T10:00:00Z
      manager = aws-mfa
      awsmfa_base_access_key_id = AKIAEXAMPLE000000001
      awsmfa_mfa_serial = GAHT12345678
      [z]

      """
    #expect(try storing(config: "[profile p]\n", credentials: before) == wanted)
  }

  @Test func `the message of an ended session is removed when a new one is stored`() throws {
    let before = "[p-mfa]\nmanager = aws-mfa\ncredential_process = awsmfa credential-process p\n"
    #expect(try !storing(config: "[profile p]\n", credentials: before).contains("credential_process"))
  }

  @Test func `what is stored is what is read`() throws {
    let new = try storing(config: "[profile p]\nregion = eu-west-1\n", credentials: "# mine\n[p]\nx = 1")
    #expect(try shared(credentials: new).sessionSection(of: "p") == .session(session))
  }

  @Test(arguments: ["a b", "é", "a]b", "a;b", "#a", "=a", "p:q", "-mfa", "a-mfa"])
  func `a session is read back whatever the profile's name`(_ name: String) throws {
    let both = try shared(credentials: "[\(name)]\nx = 1\n")
    let new = try text(both.storing(session, for: both.resolution(of: name)))
    #expect(try shared(credentials: new).sessionSection(of: name) == .session(session))
  }

  @Test func `a value of several lines cannot break the file`() throws {
    let new = try storing(config: "[profile p]\noutput = json\n  region eu-west-1\nca_bundle = /a\n  manager = x\n")
    #expect(try shared(credentials: new).sessionSection(of: "p") == .session(session))
  }

  @Test func `ending leaves our message and what is the user's`() throws {
    let before =
      "[z]\n\n[p-mfa]\n" + Self.stored
      + "awsmfa_mirrored = region, output\nregion = r\noutput = o\ncli_pager = less\n# note\n"
    let wanted = "[z]\n\n[p-mfa]\nmanager = aws-mfa\ncli_pager = less\ncredential_process = run me\n# note\n"
    #expect(try text(shared(credentials: before).ending([SessionEnd(of: "p", process: "run me")])) == wanted)
  }

  @Test func `an ended session is an empty section`() throws {
    let ended = try shared(credentials: "[p-mfa]\n" + Self.stored).ending([SessionEnd(of: "p", process: "run me")])
    #expect(try shared(credentials: text(ended)).sessionSection(of: "p") == .empty)
  }

  @Test func `ending a session without a section does nothing`() throws {
    let both = try shared(credentials: "[p-mfa]\n" + Self.stored)
    #expect(both.ending([SessionEnd(of: "q", process: "run me")]) == both.credentials.bytes)
  }

  @Test func `ending twice equals ending once`() throws {
    let once = try text(shared(credentials: "[p-mfa]\n" + Self.stored).ending([SessionEnd(of: "p", process: "run me")]))
    #expect(try text(shared(credentials: once).ending([SessionEnd(of: "p", process: "run me")])) == once)
  }

  @Test func `ending the session of one spelling leaves the other's`() throws {
    let names = ["caf\u{E9}", "cafe\u{301}"]
    let both = try shared(credentials: names.map { "[\($0)-mfa]\n" + Self.stored }.joined())
    let ended = both.ending([SessionEnd(of: names[1], process: "x")])
    #expect(both.managedProfiles.map { Array($0.utf8) } == names.map { Array($0.utf8) })
    #expect(
      ended
        == Array(
          ("[caf\u{E9}-mfa]\n" + Self.stored
            + "[cafe\u{301}-mfa]\nmanager = aws-mfa\ncredential_process = x\n").utf8))
  }
}
