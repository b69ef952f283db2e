import TestSupport
import Testing

@testable import Commands
@testable import Text

/// Slips of people who know another tool, or who type what a text or a file shows.
struct SlipTests {
  private static func login(_ operands: [String] = [], _ values: [Option: String]) -> Arguments {
    Arguments(verb: .login, operands: operands, values: values, isVerbNamed: false)
  }

  private static func exec(_ operands: [String], _ command: [String], _ values: [Option: String] = [:]) -> UsageError {
    .missingCommand(.exec, near: Arguments(verb: .exec, operands: operands, command: command, values: values))
  }

  @Test(arguments: [
    Case(
      "a word before the code", ["code", "123456"],
      UsageError.unexpectedOperand("123456", nil, near: login([], [.code: "123456"]))),
    Case(
      "the code before the profile", ["123456", "p"],
      .unexpectedOperand("p", nil, near: login(["p"], [.code: "123456"]))),
    Case(
      "a code with a dash", ["p", "123-456"],
      .unexpectedOperand("123-456", nil, near: login(["p"], [.code: "123456"]))),
    Case(
      "a duration after the profile", ["p", "12h"],
      .unexpectedOperand("12h", nil, near: login(["p"], [.duration: "12h"]))),
    Case("a number after the profile", ["p", "12"], .twoProfiles("p", "12")),
    Case("another word for the code", ["p", "--mfa", "123456"], .unknownOption("--mfa", nil, near: "--code")),
    Case("hours", ["p", "--hours", "12"], .unknownOption("--hours", nil, near: "--duration")),
    Case("one long dash", ["login", "p", "—force"], .unknownOption("—force", .login, near: "--force")),
    Case("a shorter one", ["p", "–code=1"], .unknownOption("–code=1", nil, near: "--code")),
    Case("a long dash before no option", ["p", "—x"], .twoProfiles("p", "—x")),
    Case("capital letters", ["--CODE", "1"], .unknownOption("--CODE", nil, near: "--code")),
    Case("a profile joined to its option", ["-pp"], .unknownOption("-pp", nil, near: "-p NAME")),
    Case(
      "the version of a verb", ["login", "--version"], .unknownOption("--version", .login, near: "aws-mfa --version")),
    Case("an option for what the verb does", ["list", "-l"], .unknownOption("-l", .list, near: nil)),
    Case("the list of another verb", ["allow", "-l"], .unknownOption("-l", .allow, near: "--list")),
    Case("JSON of export", ["export", "p", "--json"], .otherOption("--json", .export, .json)),
    Case("a shell as an option", ["init", "--shell", "bash"], .otherOption("--shell", .initialize, .shell)),
    Case("no value for an option of another verb", ["prompt", "--format"], .missingValue(.format, .prompt)),
    Case(
      "a word for profile", ["profile", "p"], .unknownVerb("profile", near: Arguments(verb: .login, operands: ["p"]))),
    Case("no -- before a command", ["exec", "p", "aws", "s3", "ls"], exec(["p"], ["aws", "s3", "ls"])),
    Case("no -- and no profile", ["exec", "aws", "s3", "ls"], exec([], ["aws", "s3", "ls"])),
    Case("no -- after options", ["exec", "--region", "x", "-p", "p", "env"], exec(["p"], ["env"], [.region: "x"])),
    Case("no -- before options of a shell", ["exec", "p", "-c", "env"], .missingCommand(.exec, near: nil)),
    Case("no -- and no command", ["exec", "p"], .missingCommand(.exec, near: nil)),
    Case("no -- after an option that is none", ["exec", "-x", "p", "env"], .missingCommand(.exec, near: nil)),
  ])
  func `a slip is answered with what was meant`(_ row: Case<[String], UsageError>) {
    #expect(throws: row.wanted) { try Request(parsing: row.given) }
  }

  @Test(arguments: [
    Case("of a verb", ["--help", "renew"], Request.help(.renew)), Case("in short", ["-h", "use", "p"], .help(.use)),
    Case("of no verb", ["--help", "p"], .help(nil)),
  ])
  func `help before a verb is the verb's`(_ row: Case<[String], Request>) throws {
    #expect(try Request(parsing: row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("a header", "[prod]", ["prod"]), Case("the config file's header", "[profile prod]", ["prod"]),
    Case("its words", "profile prod", ["prod"]), Case("quotes", "\"prod\"", ["prod"]),
    Case("a space", "prod ", ["prod"]),
    Case("a key and its value", "profile: prod", ["prod"]), Case("capital letters", "PROD", ["prod"]),
    Case("another name", "[profile x]", []), Case("nothing but marks", "[]", []),
  ])
  func `a name is found in what stands for it in a file`(_ row: Case<String, [String]>) {
    #expect(suggestions(for: row.given, among: ["prod", "test"]) == row.wanted)
  }
}
