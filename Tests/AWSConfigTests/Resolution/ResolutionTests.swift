import Testing

@testable import AWSConfig

/// The chain from a profile to its keys.
struct ResolutionTests {
  /// `profiles · roles · keys`, or the trouble.
  private static func told(_ name: String, config: String, credentials: String = "") throws -> String {
    let shared = SharedConfig(
      config: try INIDocument(Array(config.utf8)), credentials: try INIDocument(Array(credentials.utf8)))
    do {
      let found = try shared.resolution(of: name)
      let keys =
        switch found.keys {
        case .file(let keys): keys.id + (keys.isTemporary ? " temporary" : "")
        case .process(let command): "process \(command)"
        case .store(let keys): "store \(keys.store.rawValue) \(keys.id)"
        case .environment: "environment"
        case .none: "none"
        }
      return [found.profiles.map(\.name).joined(separator: " "), found.roles.map(\.arn).joined(separator: " "), keys]
        .joined(separator: " | ")
    } catch { return "\(error)" }
  }

  fileprivate static let keys = "[b]\naws_access_key_id = AKIAB\naws_secret_access_key = s\n"

  struct Chain: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let config: String
    let credentials: String
    let told: String

    init(_ name: String, _ config: String, _ credentials: String, _ told: String) {
      (testDescription, self.config, self.credentials, self.told) = (name, config, credentials, told)
    }

    init(_ name: String, _ config: String, _ told: String) {
      self.init(name, config, ResolutionTests.keys, told)
    }
  }

  fileprivate static let chains = [
    Chain("a role on keys", "[profile a]\nrole_arn = r\nsource_profile = b\n", "a b | r | AKIAB"),
    Chain(
      "a role on a role",
      "[profile a]\nrole_arn = r\nsource_profile = c\n[profile c]\nrole_arn = q\nsource_profile = b\n",
      "a c b | q r | AKIAB"),
    Chain(
      "a source's keys win over its role",
      "[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = q\nsource_profile = c\n",
      "a b | r | AKIAB"),
    Chain(
      "its own source", "[profile a]\nrole_arn = r\nsource_profile = a\n", "[a]\naws_access_key_id = AKIAA\n",
      "a | r | AKIAA"),
    Chain(
      "its own source without keys", "[profile a]\nrole_arn = r\nsource_profile = a\n",
      #"loop(["a", "a"], key: AWSConfig.ProfileKey.sourceProfile)"#),
    Chain(
      "a loop",
      "[profile a]\nrole_arn = r\nsource_profile = c\n[profile c]\nrole_arn = q\nsource_profile = a\n",
      #"loop(["a", "c", "a"], key: AWSConfig.ProfileKey.sourceProfile)"#),
    Chain("a role without a value", "[profile a]\nrole_arn =\nsource_profile = b\n", "a b |  | AKIAB"),
    Chain(
      "a role without a value, beside keys", "[profile a]\nrole_arn =\n", "[a]\naws_access_key_id = AKIAA\n",
      #"noSource("a")"#),
    Chain("a source without a value", "[profile a]\nrole_arn = r\nsource_profile =\n", #"noSource("a")"#),
    Chain(
      "two sources, one without a value", "[profile a]\nrole_arn = r\nsource_profile = b\ncredential_source =\n",
      #"twoSources("a")"#),
    Chain(
      "a source's key without a value", "[profile a]\nrole_arn = r\nsource_profile = b\n",
      "[b]\naws_access_key_id =\nrole_arn = q\nsource_profile = a\n", "a b | r | none"),
    Chain(
      "a role's source in DEFAULT", "[DEFAULT]\nsource_profile = b\n[profile a]\nrole_arn = r\n", "a b | r | AKIAB"),
    Chain(
      "keys in DEFAULT", "[profile a]\nregion = x\n", "[DEFAULT]\naws_access_key_id = AKIAD\n[a]\n", "a |  | AKIAD"),
    Chain(
      "keys in DEFAULT of the other file", "[profile a]\nregion = x\n", "[DEFAULT]\naws_access_key_id = AKIAD\n[b]\n",
      "a |  | none"),
    Chain("no source", "[profile a]\nrole_arn = r\n", #"noSource("a")"#),
    Chain(
      "two sources", "[profile a]\nrole_arn = r\nsource_profile = b\ncredential_source = Environment\n",
      #"twoSources("a")"#),
    Chain(
      "the environment", "[profile a]\nrole_arn = r\ncredential_source = Environment\n", "a | r | environment"),
    Chain(
      "a machine", "[profile a]\nrole_arn = r\ncredential_source = EcsContainer\n",
      #"machine("EcsContainer", of: "a")"#),
    Chain(
      "a source that is not there", "[profile a]\nrole_arn = r\nsource_profile = x\n",
      #"unknownSource("x", of: "a", key: AWSConfig.ProfileKey.sourceProfile)"#),
    Chain("a process", "[profile a]\ncredential_process = p 1\n", "a |  | process p 1"),
    Chain(
      "keys of the credentials file win over a process", "[profile a]\ncredential_process = p\n",
      "[a]\naws_access_key_id = AKIAA\n", "a |  | AKIAA"),
    Chain(
      "a process wins over keys of the config file", "[profile a]\ncredential_process = p\naws_access_key_id = AKIAA\n",
      "a |  | process p"),
    Chain(
      "single sign-on", "[profile a]\nsso_account_id = 1\nsso_role_name = r\n",
      #"foreign(AWSConfig.ForeignIdentity.singleSignOn, of: "a")"#),
    Chain(
      "a web identity", "[profile a]\nrole_arn = r\nweb_identity_token_file = f\n",
      #"foreign(AWSConfig.ForeignIdentity.webIdentity, of: "a")"#),
    Chain(
      "a role that is included", "[profile a]\ninclude_profile = c\n[profile c]\nrole_arn = r\nsource_profile = b\n",
      "a b | r | AKIAB"),
    Chain(
      "a loop of includes", "[profile a]\ninclude_profile = c\n[profile c]\ninclude_profile = a\n",
      #"loop(["a", "c", "a"], key: AWSConfig.ProfileKey.includeProfile)"#),
    Chain(
      "a source that is a session of ours", "[profile a]\nrole_arn = r\nsource_profile = b-mfa\n",
      keys + "[b-mfa]\nmanager = aws-mfa\n", "a b | r | AKIAB"),
    Chain(
      "keys that the older aws-mfa has put aside", "",
      "[a]\naws_access_key_id = ASIAA\naws_session_token = t\n[a-long-term]\naws_access_key_id = AKIAA\n",
      "a |  | AKIAA"),
    Chain(
      "temporary keys", "", "[a]\naws_access_key_id = ASIAA\naws_session_token = t\n", "a |  | ASIAA temporary"),
  ]

  @Test(arguments: chains) func `a profile leads to its keys as in botocore`(_ chain: Chain) throws {
    #expect(try Self.told("a", config: chain.config, credentials: chain.credentials) == chain.told)
  }

  @Test(
    arguments: [
      ("AKIASP2TPHJSQH3FJXYZ", "171436882533"), ("AKIAVJ2E6QGR2WZILJFM", "364679954851"),
      ("AKIAIOSFODNN7EXAMPLE", nil), ("AKIAEXAMPLE000000001", nil), ("ASIASP2TPHJSQH3FJXYZ", nil), ("AKIASP2T", nil),
    ] as [(String, String?)])
  func `a current key id contains its account`(id: String, account: String?) {
    #expect(AccessKeys.account(ofID: id) == account)
  }

  @Test func `a session of the older aws-mfa is read`() throws {
    let text = """
      [a-long-term]
      aws_access_key_id = AKIAEXAMPLE000000001
      aws_mfa_device = GAHT12345678
      [a]
      aws_access_key_id = ASIAEXAMPLE00000old
      aws_secret_access_key = s
      aws_session_token = t
      expiration = 2026-01-01 22:00:00
      """
    let shared = SharedConfig(config: try INIDocument([]), credentials: try INIDocument(Array(text.utf8)))
    let session = shared.olderSession(of: "a")
    #expect(session?.credentials.expiration.rfc3339 == "2026-01-01T22:00:00Z")
    #expect(
      session?.tie == Tie(base: .accessKey("AKIAEXAMPLE000000001"), serial: "GAHT12345678", endpoint: nil))
  }
}
