import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import Text

/// `setup` of a profile that is not there yet.
struct NewProfileTests {
  private static let id = "AKIAEXAMPLE000000001"
  private static let secret = "0123456789/abcdefghijklmnopqrstuvwxyz+AB"
  private static let code = Answer.line("123456")
  private static let identity = Sample.answer(
    "GetCallerIdentity",
    "<Arn>arn:aws:iam::111122223333:user/alice</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account>")
  private static let list = Sample.answer(
    "ListMFADevices",
    "<MFADevices><member><UserName>alice</UserName><SerialNumber>\(Sample.serial)</SerialNumber></member></MFADevices>")
  private static let good: [Result<HTTPAnswer, TransportError>] = [
    .success(identity), .success(list), .success(Sample.answer()),
  ]
  private static let keys: [Answer] = [.line(id), .line(secret), .line("")]
  private static let written = "[p]\naws_access_key_id = \(id)\naws_secret_access_key = \(secret)\n"
  private static let config = "[profile p]\nregion = us-east-1\nmfa_serial = \(Sample.serial)\n"

  private func stage(_ answers: [Answer], replies: [Result<HTTPAnswer, TransportError>] = good) -> Stage {
    let stage = Stage()
    stage.answers = answers
    stage.replies = replies
    return stage
  }

  @Test func `keys and region are asked for, checked, tested, shown without the secret, and written`() {
    let stage = stage(Self.keys + [Self.code, .line("12h"), .line("")])
    let ending = stage.run("setup", "p")
    #expect(
      [ending.files[Stage.config], ending.files[Stage.credentials].map { String($0.prefix(Self.written.count)) }]
        == [Self.config + "duration_seconds = 43200\n", Self.written])
    #expect(
      ending.questions == [
        "access key id: ", "secret access key (not shown): ", "region (Enter for us-east-1): ", Sample.question,
        "usual length of a session (15m to 36h, Enter for 36h00m): ",
        """

        ~/.aws/config:
        + [profile p]
        + region = us-east-1
        + mfa_serial = \(Sample.serial)
        + duration_seconds = 43200

        ~/.aws/credentials:
        + [p]
        + aws_access_key_id = \(Self.id)
        + aws_secret_access_key = …
        write this to ~/.aws/config and ~/.aws/credentials? (y or n, Enter for y): 
        """,
      ])
    #expect(ending.plan.contains("AWS_ACCESS_KEY_ID=ASIAEXAMPLE00000new"))
    #expect(ending.said.contains("AWS accepts the keys: they are alice's, account 111122223333"))
  }

  @Test func `a profile that has only a region is given keys`() {
    let stage = stage([.line(Self.id), .line(Self.secret), Self.code, .line(""), .line("y")])
    stage.files[Stage.config] = "# mine\n[profile p]\nregion = eu-west-1\n\n[profile q]\n"
    let ending = stage.run("setup", "p")
    #expect(
      ending.failure == nil
        && ending.files[Stage.config]
          == "# mine\n[profile p]\nregion = eu-west-1\nmfa_serial = \(Sample.serial)\n\n[profile q]\n"
    )
  }

  @Test(arguments: [
    Case("a name", Answer.line("p"), "[profile p]\n"), Case("Enter", .line(""), "[default]\n"),
  ])
  func `where nothing exists the name is asked for, too`(_ row: Case<Answer, String>) {
    let stage = stage([row.given] + Self.keys + [Self.code, .line(""), .line("")])
    let ending = stage.run("setup")
    #expect(
      ending.questions.first == "name of the new profile (Enter for default): "
        && ending.files[Stage.config]?.hasPrefix(row.wanted) == true)
  }

  @Test(arguments: [
    Case("at the id", [Answer.interrupted]), Case("at the secret", [.line(id), .interrupted]),
    Case("at the region", [.line(id), .line(secret), .interrupted]), Case("at the code", keys + [.interrupted]),
    Case("at the length", keys + [code, .interrupted]), Case("at the consent", keys + [code, .line(""), .interrupted]),
  ])
  func `whenever it is interrupted, nothing is written`(_ row: Case<[Answer], Nothing>) {
    let ending = stage(row.given).run("setup", "p")
    #expect(
      ending.failure == .interrupted
        && Set(ending.files.keys).isDisjoint(with: [Stage.config, Stage.credentials]))
  }

  @Test func `a no writes nothing, and keeps no session`() {
    let ending = stage(Self.keys + [Self.code, .line(""), .line("n")]).run("setup", "p")
    #expect(
      ending.failure == nil && ending.plan == []
        && ending.said.last == "nothing is written to ~/.aws/config and ~/.aws/credentials"
        && Set(ending.files.keys).isDisjoint(with: [Stage.config, Stage.credentials]))
  }

  @Test func `without a terminal it says where to type it`() {
    #expect(stage([.nobody]).run("setup", "p").failure == .setupNeedsTerminal(profile: "p"))
  }

  @Test func `a wrong secret is asked for again, three times in all`() {
    let refusal = Sample.refusal("SignatureDoesNotMatch", "The request signature we calculated does not match")
    let stage = stage(
      Self.keys + [.line(Self.secret), .line(Self.secret)], replies: Array(repeating: .success(refusal), count: 3))
    let ending = stage.run("setup", "p")
    #expect(
      ending.failure == .refused(.wrongSecret(id: Self.id, .typed), profile: "p") && ending.calls == 3
        && ending.questions.suffix(2) == ["secret access key (not shown): ", "secret access key (not shown): "]
        && ending.files == [:] && stage.forgotten > 0)
  }

  @Test func `an unknown key is asked for again, whole`() {
    let refusal = Sample.refusal("InvalidClientTokenId", "The security token included in the request is invalid.")
    let stage = stage(
      Self.keys + [.line(Self.id), .line(Self.secret), .interrupted], replies: [.success(refusal)] + Self.good)
    let ending = stage.run("setup", "p")
    #expect(ending.failure == .interrupted && ending.questions.count == 6)
  }

  @Test func `a region whose host does not exist is asked for again`() {
    let stage = stage(Self.keys + [.line("eu-west-1"), .interrupted], replies: [.failure(.unresolved)] + Self.good)
    let ending = stage.run("setup", "p")
    #expect(ending.failure == .interrupted && ending.questions[3] == "region (Enter for us-east-1): ")
  }

  @Test func `a region like a known one has to be typed twice`() {
    let stage = stage([.line(Self.id), .line(Self.secret), .line("eu-west-4"), .line("eu-west-4"), .interrupted])
    let ending = stage.run("setup", "p")
    #expect(
      ending.questions[3]
        == "aws-mfa: did you mean eu-west-1? If eu-west-4 is right, type it again\nregion (Enter for us-east-1): ")
    #expect(stage.requests.first?.caller.endpoint.region == "eu-west-4")
  }

  @Test(arguments: [
    Case("the environment's", ["AWS_REGION": "eu-north-1"], "eu-north-1"), Case("another profile's", [:], "eu-west-3"),
  ])
  func `the usual region is one that is used already`(_ row: Case<[String: String], String>) {
    let stage = stage([.line(Self.id), .line(Self.secret), .interrupted])
    stage.environment.merge(row.given) { $1 }
    stage.files[Stage.config] = "[profile far]\nregion = eu-west-3\n"
    #expect(stage.run("setup", "p").questions.last == "region (Enter for \(row.wanted)): ")
  }

  @Test(arguments: ["a b", "a#b", "__proto__", ":a"])
  func `a name that some SDK cannot read is refused`(_ name: String) {
    #expect(stage([]).run("setup", name).failure == .badProfileName(name))
  }

  @Test func `a name that shares no letter with another one is not taken for a slip`() {
    let stage = stage([.interrupted])
    stage.files[Stage.credentials] = Sample.keys
    #expect(stage.run("setup", "q").questions == ["access key id: "])
  }

  @Test func `a folder that cannot be written is found before anything is asked`() {
    let stage = stage([])
    stage.readOnlyFolders = ["/home/u"]
    #expect(
      stage.run("setup", "p")
        == Ending(failure: .file(FileError(path: Stage.config, reason: .notWritable("Permission denied")))))
  }

  @Test func `if the second file cannot be written, the first is as it was`() {
    let stage = stage(Self.keys + [Self.code, .line(""), .line("")])
    stage.files[Stage.config] = "[profile q]\nregion = us-east-1\n"
    stage.unwritable[Stage.credentials] = FileError(path: Stage.credentials, reason: .diskFull)
    let ending = stage.run("setup", "p")
    #expect(
      ending.failure == .file(FileError(path: Stage.credentials, reason: .diskFull))
        && ending.files[Stage.config] == nil)
  }

  @Test func `what others write meanwhile stays`() {
    let stage = stage(Self.keys + [Self.code, .line(""), .line("")])
    stage.meanwhile[Stage.config] = "[profile other]\n"
    let ending = stage.run("setup", "p")
    #expect(ending.failure == nil && ending.files[Stage.config] == "[profile other]\n\n" + Self.config)
  }

  @Test func `the same profile of somebody else is not changed`() {
    let stage = stage(Self.keys + [Self.code, .line(""), .line("")])
    stage.meanwhile[Stage.config] = "[profile p]\nregion = x\n"
    let ending = stage.run("setup", "p")
    #expect(
      ending.failure == .profileAppeared(profile: "p", path: Stage.config)
        && stage.files[Stage.config] == "[profile p]\nregion = x\n" && stage.files[Stage.credentials] == nil)
  }

  // MARK: Names

  @Test(arguments: [
    Case("Enter", [Answer.line(""), .interrupted], Sample.question),
    Case("y", [.line("y"), .interrupted], Sample.question),
    Case("its name", [.line("p"), .interrupted], Sample.question),
    Case("n", [.line("n"), .interrupted], "access key id: "),
  ])
  func `a name like another one is asked about`(_ row: Case<[Answer], String>) {
    let stage = stage(row.given, replies: [.success(Self.list)])
    stage.files[Stage.credentials] = Sample.keys
    let ending = stage.run("setup", "pp")
    #expect(
      ending.questions == [
        "there is no profile pp, but p\ndid you mean p? (y, or n for a new profile, Enter for y): ", row.wanted,
      ])
  }

  @Test func `without a terminal a name like another one is an error that proposes it`() {
    let stage = stage([.nobody])
    stage.files[Stage.credentials] = Sample.keys
    #expect(
      stage.run("setup", "pp").failure
        == .unknownProfile(
          "pp", near: ["p"], files: ["~/.aws/config", "~/.aws/credentials"],
          line: Arguments(verb: .setup, operands: ["pp"])))
  }

  // MARK: Roles

  private static let arn = "arn:aws:iam::111122223333:role/Deploy"

  private func roleStage(_ answers: [Answer] = [.line("")]) -> Stage {
    let stage = stage(answers, replies: [.success(Sample.roleAnswer)])
    stage.files[Stage.credentials] = Sample.keys + Sample.section("old", Sample.live)
    stage.files[Stage.config] = "[profile p]\nregion = eu-west-1\n"
    return stage
  }

  @Test func `a role is proven with the live session of its source, and nothing that is known is asked`() {
    let stage = roleStage()
    let ending = stage.run("setup", "admin", "--role", Self.arn, "--source", "p")
    let section = "role_arn = \(Self.arn)\nsource_profile = p\nregion = eu-west-1\n"
    #expect(
      ending.failure == nil && ending.calls == 1
        && ending.files[Stage.config] == "[profile p]\nregion = eu-west-1\n\n[profile admin]\n" + section)
    #expect(
      ending.questions == [
        """

        ~/.aws/config:
        + [profile admin]
        + role_arn = \(Self.arn)
        + source_profile = p
        + region = eu-west-1
        write this to ~/.aws/config? (y or n, Enter for y): 
        """
      ])
    #expect(ending.files[Stage.credentials]?.contains("[admin-mfa]") == true)
  }

  @Test func `the only profile with keys is the source if none is named`() {
    let ending = roleStage().run("setup", "admin", "--role", Self.arn, "--region", "us-west-2")
    #expect(
      ending.files[Stage.config]?.hasSuffix("source_profile = p\nregion = us-west-2\n") == true)
  }

  @Test func `where a role is in use, its keys' profile is the source`() {
    let stage = roleStage()
    stage.files[Stage.config]? += "\n[profile other]\nrole_arn = \(Self.arn)\nsource_profile = p\n"
    stage.environment["AWS_PROFILE"] = "other"
    let ending = stage.run("setup", "admin", "--role", Self.arn)
    #expect(
      ending.files[Stage.config]?.hasSuffix(
        "[profile admin]\nrole_arn = \(Self.arn)\nsource_profile = p\nregion = eu-west-1\n") == true)
  }

  @Test func `without curl and the AWS CLI nothing is asked`() {
    var world = stage([]).world
    world.aws.canCall = { false }
    #expect(throws: Failure.transport(.curlMissing, host: "")) { try Commands.run(["setup", "p"], in: world) }
  }

  @Test func `a role that AWS refuses is not written`() {
    let stage = roleStage([])
    stage.replies = [.success(Sample.refusal("AccessDenied", "not authorized to perform: sts:AssumeRole"))]
    let ending = stage.run("setup", "admin", "--role", Self.arn, "--source", "p")
    #expect(
      ending.failure == .refused(.role(arn: Self.arn, .unsaid, hasExternalID: false), profile: "p")
        && ending.files == [:])
  }

  @Test(arguments: [
    Case("no role ARN", ["admin", "--role", "Deploy"], Failure.badRole("Deploy", source: "--role")),
    Case("no name", ["--role", arn], .usage(.missingOperand(.setup))),
    Case("a profile that is there", ["p", "--role", arn], .profileExists(profile: "p")),
    Case("no role", ["admin", "--source", "p"], .usage(.needs(.source, .role))),
    Case(
      "an unknown source", ["admin", "--role", arn, "--source", "x"],
      .unknownNamed("x", near: ["p"], by: .option("--source"), files: ["~/.aws/config", "~/.aws/credentials"])),
    Case(
      "a bad region", ["admin", "--role", arn, "--source", "p", "--region", "here"],
      .endpoint(.badRegion("here", source: "--region"))),
  ])
  func `what is wrong in itself is refused before any question or call`(_ row: Case<[String], Failure>) {
    #expect(roleStage([]).run(words: ["setup"] + row.given) == Ending(failure: row.wanted))
  }
}
