import TestSupport
import Testing

@testable import AWSConfig

struct SharedConfigTests {
  @Test(arguments: [
    Case("default", "[default]", ["default"]),
    Case("default spelt as a profile", "[profile default]", ["default"]),
    Case("a profile", "[profile a]", ["a"]),
    Case("a quoted name", #"[profile "a b"]"#, ["a b"]),
    Case("a tab", "[profile\ta]", ["a"]),
    Case("what only begins like a profile", "[profiles a]", ["a"]),
    Case("a bare name is no profile here", "[a]", []),
    Case("three words", "[profile a b]", []),
    Case("an open quote", #"[profile "a]"#, []),
    Case("other kinds", "[services s]\n[sso-session t]\n[plugins]", []),
    Case("twice in two spellings", "[profile a]\n[profile 'a']", ["a"]),
  ])
  func `the config file's headers name profiles`(_ row: Case<String, [String]>) throws {
    #expect(try shared(config: row.given + "\n").profileNames == row.wanted)
  }

  @Test func `the credentials file's headers are taken as they are`() throws {
    let both = try shared(config: "[profile a]\n", credentials: "[b]\n[profile c]\n[a]\n[\"d\"]\n")
    #expect(both.profileNames == ["a", "b", "profile c", "\"d\""])
  }

  @Test(arguments: [
    Case("in neither", ["", ""], nil),
    Case("in the config file", ["region = c\n", ""], "c"),
    Case("in the credentials file", ["", "region = r\n"], "r"),
    Case("in both", ["region = c\n", "region = r\n"], "r"),
    Case("empty in the credentials file", ["region = c\n", "region =\n"], nil),
    Case("in another case", ["REGION = c\n", ""], "c"),
    Case("a nested block", ["region =\n  x = 1\n", ""], nil),
  ])
  func `a key is looked up in both files`(_ row: Case<[String], String?>) throws {
    let both = try shared(config: "[profile p]\n" + row.given[0], credentials: "[p]\n" + row.given[1])
    #expect(both.profile("p")?[.region] == row.wanted)
  }

  @Test func `a profile is in either file or does not exist`() throws {
    let both = try shared(config: "[profile a]\n[services c]\n", credentials: "[b]\n")
    #expect(["a", "b", "c", "d"].map { both.profile($0)?.name } == ["a", "b", nil, nil])
  }

  @Test func `of two sections for a profile the later one counts`() throws {
    let both = try shared(config: "[default]\nregion = one\n[profile default]\nregion = two\n")
    #expect(both.profile("default")?[.region] == "two")
  }

  @Test func `default is not inherited`() throws {
    let both = try shared(config: "[default]\nregion = one\n[profile p]\n")
    #expect(both.profile("p")?[.region] == nil)
  }

  @Test func `an empty profile has no keys`() {
    #expect(Profile.empty("x").name == "x" && Profile.empty("x")[.region] == nil)
  }

  @Test(arguments: [
    Case("nested", "[services s]\nsts =\n  endpoint_url = https://a\n", "https://a"),
    Case(
      "among others", "[services s]\ns3 =\n  endpoint_url = https://b\nsts =\n  x = 1\n  endpoint_url=https://a\n",
      "https://a"),
    Case(
      "the last one counts", "[services s]\nsts =\n  endpoint_url = https://b\n  endpoint_url = https://a\n",
      "https://a"),
    Case("a value with =", "[services s]\nsts =\n  endpoint_url = https://a?b=c\n", "https://a?b=c"),
    Case("a quoted section name", "[services 's']\nsts =\n  endpoint_url = https://a\n", "https://a"),
    Case("another service", "[services s]\ns3 =\n  endpoint_url = https://b\n", nil),
    Case("not nested", "[services s]\nsts = endpoint_url = https://b\n", nil),
    Case("another section", "[services t]\nsts =\n  endpoint_url = https://b\n", nil),
    Case("none", "", nil),
  ])
  func `a service's setting is nested`(_ row: Case<String, String?>) throws {
    let both = try shared(config: row.given)
    #expect(both.serviceSetting(.endpointURL, service: "sts", of: "s") == row.wanted)
  }

  @Test func `a services section exists or does not`() throws {
    let both = try shared(config: "[services s]\n[profile t]\n")
    #expect([both.hasServices("s"), both.hasServices("t")] == [true, false])
  }

  @Test func `the last header that names a profile counts, however it is written`() throws {
    let both = try shared(
      config:
        "[profile a]\nregion = one\n[profile 'a']\nregion = two\n[profile b]\nregion = three\n[profile \"default\"]\n"
        + "region = four\n[default]\nregion = five\n[services c]\n[plain]\n[profile  d]\nregion = six\n[profile d]\n",
      credentials: "[a]\naws_access_key_id = k\n[c d]\nregion = seven\n")
    let found = (both.profileNames + ["c", "plain", "none", "profile a"]).map { name in
      [both.profile(name)?.name, both.profile(name)?[.region], both.profile(name)?[.accessKeyID]]
    }
    #expect(
      found == [
        ["a", "two", "k"], ["b", "three", nil], ["default", "five", nil], ["d", nil, nil], ["c d", "seven", nil],
        [nil, nil, nil], [nil, nil, nil], [nil, nil, nil], [nil, nil, nil],
      ])
  }

  /// One name to `String`, two to botocore.
  private static let spellings = ["caf\u{E9}", "cafe\u{301}"]

  private func twoSpellings() throws -> SharedConfig {
    let sections = Self.spellings.enumerated().map { number, name in
      (config: "[profile '\(name)']\nregion = r\(number)\n", credentials: "[\(name)]\naws_access_key_id = k\(number)\n")
    }
    return try shared(config: sections.map(\.config).joined(), credentials: sections.map(\.credentials).joined())
  }

  @Test func `two spellings of one name are two profiles`() throws {
    #expect(try twoSpellings().profileNames.map { Array($0.utf8) } == Self.spellings.map { Array($0.utf8) })
  }

  @Test(arguments: [0, 1])
  func `each spelling has its own values`(_ number: Int) throws {
    let profile = try twoSpellings().profile(Self.spellings[number])
    #expect([profile?[.region], profile?[.accessKeyID]] == ["r\(number)", "k\(number)"])
  }

  @Test func `each spelling of a services section has its own settings`() throws {
    let both = try shared(
      config: Self.spellings.map { "[services \($0)]\nsts =\n  endpoint_url = \(Array($0.utf8).count)\n" }.joined())
    #expect(Self.spellings.map { both.serviceSetting(.endpointURL, service: "sts", of: $0) } == ["5", "6"])
  }

  @Test func `a source in another spelling is another profile`() throws {
    let config = "[profile caf\u{E9}]\nrole_arn = r\nsource_profile = cafe\u{301}\n"
    let both = try shared(config: config, credentials: "[cafe\u{301}]\naws_access_key_id = k\n")
    #expect(try both.resolution(of: "caf\u{E9}").profiles.map { $0.name.utf8.count } == [5, 6])
  }

  @Test(arguments: [
    Case("delimiters before a combining mark", "sts =\n  a = b\n  endpoint_url =\u{301}x\n", "\u{301}x"),
    Case("what Python takes for the end of a line", "sts =\n  a = b\u{B}endpoint_url = x\u{2028}c = d\n", "x"),
  ])
  func `a nested block is split as Python splits it`(_ row: Case<String, String>) throws {
    let both = try shared(config: "[services s]\n" + row.given)
    #expect(both.serviceSetting(.endpointURL, service: "sts", of: "s") == row.wanted)
  }

  @Test func `a header is recognized by its first bytes`() throws {
    #expect(try shared(config: "[profile\u{301} a]\n[profile '\u{301}b']\n").profileNames == ["a", "\u{301}b"])
  }

  // MARK: [DEFAULT]

  private func defaulted() throws -> SharedConfig {
    try shared(
      config: """
        [DEFAULT]
        region = one
        sts =
          endpoint_url = https://default
        [profile p]
        [profile q]
        region = two
        [profile e]
        region =
        [services s]
        [services t]
        sts =
          endpoint_url = https://t

        """,
      credentials: """
        [q]
        [DEFAULT]
        mfa_serial = GAHT12345678
        region = three
        [r]

        """)
  }

  @Test func `DEFAULT is not a profile`() throws {
    #expect(try defaulted().profileNames == ["p", "q", "e", "r"])
    #expect(try defaulted().profile("DEFAULT") == nil)
  }

  @Test func `[profile DEFAULT] names a profile`() throws {
    let both = try shared(config: "[DEFAULT]\nregion = one\n[profile DEFAULT]\n")
    #expect((both.profileNames + [both.profile("DEFAULT")?[.region] ?? ""]) == ["DEFAULT", "one"])
  }

  @Test(arguments: [
    Case("p", ProfileKey.region, "one"), Case("p", .mfaSerial, nil), Case("q", .region, "three"),
    Case("q", .mfaSerial, "GAHT12345678"), Case("e", .region, nil), Case("r", .region, "three"),
  ])
  func `what DEFAULT says applies to every section of its file`(_ row: Case<ProfileKey, String?>) throws {
    #expect(try defaulted().profile(row.testDescription)?[row.given] == row.wanted)
  }

  @Test func `a service's setting may be in DEFAULT`() throws {
    let both = try defaulted()
    #expect(
      ["s", "t", "u"].map { both.serviceSetting(.endpointURL, service: "sts", of: $0) }
        == ["https://default", "https://t", nil])
  }
}
