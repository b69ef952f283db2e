import Secrecy
import TestSupport
import Testing

@testable import AWSConfig

/// Where the long-term keys of profile `p` are, and what the files become when they move.
struct KeyPlaceTests {
  struct Files: Sendable {
    var config = ""
    var credentials = ""
  }

  private static let pair = "aws_access_key_id = AKIA1\naws_secret_access_key = s\n"
  private static let stored = StoredKeys(store: .pass, id: "AKIA1")
  private static let command = "/bin/awsmfa keys print --from pass --key-id AKIA1 p"
  private static let session = "/bin/awsmfa credential-process p"
  private static let keys = AccessKeys(id: "AKIA1", secret: "s")
  private static let plain = "[p]\ncredential_process = \(session)\n\n[p-long-term]\n"

  private func place(in both: SharedConfig) throws -> KeyPlace {
    try both.keyPlace(of: "p", try both.resolution(of: "p"))
  }

  @Test(arguments: [
    Case("in the credentials file", Files(credentials: "[p]\n\(pair)"), "p true false"),
    Case("in the config file", Files(config: "[profile \"p\"]\n\(pair)"), "profile \"p\" false false"),
    Case("in the older aws-mfa's section", Files(credentials: "[p-long-term]\n\(pair)"), "p-long-term true false"),
    Case("in a store", Files(credentials: "[p]\ncredential_process = \(command)\n"), "p true false"),
    Case(
      "in a store, by the config file", Files(config: "[profile p]\ncredential_process = \(command)\n"),
      "profile p false false"),
    Case("behind the plain name", Files(credentials: plain + pair), "p-long-term true true"),
    Case(
      "behind the plain name, in a store", Files(credentials: plain + "credential_process = \(command)\n"),
      "p-long-term true true"),
    Case(
      "behind a plain name in the config file",
      Files(config: "[profile p]\ncredential_process = \(session)\n", credentials: "[p-long-term]\n\(pair)"),
      "p-long-term true true"),
  ])
  func `keys are found where they are written`(_ test: Case<Files, String>) throws {
    let found = try place(in: shared(config: test.given.config, credentials: test.given.credentials))
    #expect("\(found.section) \(found.isInCredentials) \(found.hasPlainName)" == test.wanted)
  }

  @Test(arguments: [
    Case("nowhere", Files(config: "[profile p]\nregion = x\n"), KeyPlaceError.none),
    Case("from another process", Files(config: "[profile p]\ncredential_process = v\n"), .process),
    Case(
      "of a source", Files(config: "[profile p]\nrole_arn = a\nsource_profile = q\n", credentials: "[q]\n\(pair)"),
      .ofSource("q")),
    Case("beside a role", Files(credentials: "[p]\nrole_arn = a\nsource_profile = p\n\(pair)"), .besideRole),
    Case("included", Files(config: "[profile p]\ninclude_profile = q\n", credentials: "[q]\n\(pair)"), .included("q")),
    Case("in both files", Files(config: "[profile p]\n\(pair)", credentials: "[p]\n\(pair)"), .inBothFiles),
    Case("beside a process", Files(credentials: "[p]\n\(pair)credential_process = v\n"), .besideProcess),
    Case("in the defaults", Files(credentials: "[DEFAULT]\n\(pair)[p]\nregion = x\n"), .inDefaults),
  ])
  func `other keys stay where they are`(_ test: Case<Files, KeyPlaceError>) throws {
    let both = try shared(config: test.given.config, credentials: test.given.credentials)
    #expect(throws: test.wanted) { try place(in: both) }
  }

  @Test(arguments: [
    Case("alone", "[p]\n\(pair)", "[p]\ncredential_process = \(command)\n"),
    Case(
      "among others",
      "# a\r\n[p]\r\n# b\r\nregion = x\r\naws_secret_access_key = s\r\naws_access_key_id = AKIA1\r\n[q]",
      "# a\r\n[p]\r\n# b\r\nregion = x\r\ncredential_process = \(command)\r\n[q]"),
    Case(
      "in place of a command of ours", "[p]\n\(pair)credential_process = \(command)0\n",
      "[p]\ncredential_process = \(command)\n"),
  ])
  func `the command takes the place of the keys`(_ test: Case<String, String>) throws {
    let both = try shared(credentials: test.given)
    let moved = try both.moving(try place(in: both), to: Self.command)
    #expect(text(moved) == test.wanted)
    let after = try shared(credentials: text(moved))
    #expect(try after.resolution(of: "p").keys == .store(Self.stored))
    let back = after.restoring(try place(in: after), Self.keys)
    #expect(try place(in: shared(credentials: text(back))) == place(in: both))
  }

  @Test(arguments: [
    Case("keys", pair, plain + pair),
    Case("a command for them", "credential_process = \(command)\n", plain + "credential_process = \(command)\n"),
  ])
  func `a plain name stands for the session, and back`(_ test: Case<String, String>) throws {
    let both = try shared(credentials: "[p]\n\(test.given)")
    let aside = try both.puttingAside(try place(in: both), behind: Self.session)
    #expect(text(aside) == test.wanted)
    let after = try shared(credentials: text(aside))
    #expect(try after.resolution(of: "p").keys == both.resolution(of: "p").keys)
    #expect([after.nameOfKeys("p-long-term"), "\(after.profilesWithPlainName)"] == ["p", #"["p"]"#])
    #expect(text(after.restoring(try place(in: after), Self.keys)) == "[p]\n\(Self.pair)")
  }

  @Test func `what else is in the section stays there`() throws {
    let both = try shared(credentials: Self.plain + "region = x\n" + Self.pair)
    #expect(
      text(both.restoring(try place(in: both), Self.keys)) == "[p]\n\(Self.pair)\n[p-long-term]\nregion = x\n")
  }

  @Test func `a section that is taken, and a file that is not the credentials file, are no place for them`() throws {
    let taken = try shared(credentials: "[p]\n\(Self.pair)[p-long-term]\nregion = x\n")
    #expect(throws: KeyPlaceError.sectionTaken("p-long-term")) {
      try taken.puttingAside(place(in: taken), behind: Self.session)
    }
    let configured = try shared(config: "[profile p]\n\(Self.pair)")
    #expect(throws: KeyPlaceError.inConfig) {
      try configured.puttingAside(place(in: configured), behind: Self.session)
    }
  }

  @Test func `a command that prints its own session leads to no keys`() throws {
    let both = try shared(credentials: "[p]\ncredential_process = \(Self.session)\n")
    #expect(try both.resolution(of: "p").keys == .process(Self.session))
  }

  @Test func `a role takes its keys from behind the plain name`() throws {
    let both = try shared(
      config: "[profile r]\nrole_arn = a\nsource_profile = p\n",
      credentials: Self.plain + "credential_process = \(Self.command)\n")
    let resolution = try both.resolution(of: "r")
    #expect(resolution.keys == .store(Self.stored))
    #expect(resolution.profiles.map(\.name) == ["r", "p"])
  }
}
