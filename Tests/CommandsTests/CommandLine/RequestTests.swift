import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import ShellState
@testable import Text

struct RequestTests {
  private static func login(
    _ operands: [String] = [], isVerbNamed: Bool = false, values: [Option: String] = [:], flags: Set<Option> = []
  ) -> Request {
    .run(Arguments(verb: .login, operands: operands, values: values, flags: flags, isVerbNamed: isVerbNamed))
  }

  private static func traced(_ verb: Verb, _ operands: [String], isVerbNamed: Bool = true) -> Arguments {
    Arguments(verb: verb, operands: operands, isTraced: true, isVerbNamed: isVerbNamed)
  }

  private static func coded(_ operands: [String]) -> Arguments {
    Arguments(verb: .login, operands: operands, values: [.code: "123456"], isVerbNamed: false)
  }

  @Test(arguments: [
    Case("nothing", [], login()),
    Case("a profile", ["prod"], login(["prod"])),
    Case("a verb", ["status"], .run(Arguments(verb: .status))),
    Case("a verb in another case is a profile", ["Status"], login(["Status"])),
    Case("a profile named like a verb", ["login", "status"], login(["status"], isVerbNamed: true)),
    Case("a profile named like a verb, after --", ["--", "status"], login(["status"])),
    Case("a profile that begins with a dash", ["login", "--", "-x"], login(["-x"], isVerbNamed: true)),
    Case("a single dash is a profile", ["-"], login(["-"])),
    Case("an option with its value", ["--code", "123456"], login(values: [.code: "123456"])),
    Case("an option with =", ["--code=123456"], login(values: [.code: "123456"])),
    Case("a value with =", ["--serial=a=b"], login(values: [.serial: "a=b"])),
    Case("a value that looks like an option", ["--serial", "--force"], login(values: [.serial: "--force"])),
    Case("a dash as a value", ["--code", "-"], login(values: [.code: "-"])),
    Case("the last value counts", ["--code=1", "--code=2"], login(values: [.code: "2"])),
    Case("options before and after", ["--force", "prod", "--no-store"], login(["prod"], flags: [.force, .noStore])),
    Case("a flag twice", ["--force", "--force"], login(flags: [.force])),
    Case("several profiles", ["logout", "a", "b"], .run(Arguments(verb: .logout, operands: ["a", "b"]))),
    Case("a long verb", ["credential-process", "a"], .run(Arguments(verb: .credentialProcess, operands: ["a"]))),
    Case("init", ["init", "fish"], .run(Arguments(verb: .initialize, operands: ["fish"]))),
    Case(
      "a command", ["exec", "p", "--code=1", "--", "aws", "--help", "--", ""],
      .run(Arguments(verb: .exec, operands: ["p"], command: ["aws", "--help", "--", ""], values: [.code: "1"]))),
    Case("a command for no profile", ["exec", "--", "p"], .run(Arguments(verb: .exec, command: ["p"]))),
    Case("help of a verb with a command", ["exec", "p", "--help"], .help(.exec)),
    Case("the version", ["--version"], .version),
    Case("the version, short", ["-v"], .version), Case("the version, as the shells have it", ["-V"], .version),
    Case("a profile as an option", ["--profile", "p"], login(["p"])),
    Case("a profile as an option with =", ["--profile=p"], login(["p"])),
    Case("a profile as a short option", ["-p", "p"], login(["p"])),
    Case("a profile named like a verb, as an option", ["-p", "status"], login(["status"])),
    Case("a profile as an option after a verb", ["use", "-p", "p"], .run(Arguments(verb: .use, operands: ["p"]))),
    Case("a profile as an option before a verb", ["-p", "p", "use"], .run(Arguments(verb: .use, operands: ["p"]))),
    Case("with = before a verb", ["--profile=p", "logout"], .run(Arguments(verb: .logout, operands: ["p"]))),
    Case(
      "a profile as an option before a command", ["exec", "-p", "p", "--", "aws", "-p", "q"],
      .run(Arguments(verb: .exec, operands: ["p"], command: ["aws", "-p", "q"]))),
    Case("the same profile twice", ["-p", "p", "p", "--profile=p"], login(["p"])),
    Case(
      "several profiles as options", ["logout", "-p", "a", "-p", "b"],
      .run(Arguments(verb: .logout, operands: ["a", "b"]))),
    Case("the older aws-mfa's device", ["--device", "x"], login(values: [.serial: "x"])),
    Case("the older aws-mfa's role", ["--assume-role=x"], login(values: [.role: "x"])),
    Case(
      "a test of a session", ["status", "p", "--min-ttl", "1h"],
      .run(Arguments(verb: .status, operands: ["p"], values: [.minTTL: "1h"]))),
    Case(
      "status of a profile, the profile first", ["-p", "p", "status"], .run(Arguments(verb: .status, operands: ["p"]))),
    Case("the trace of a login", ["--debug", "p"], .run(Self.traced(.login, ["p"], isVerbNamed: false))),
    Case("the trace of a login without a profile", ["--debug"], .run(Self.traced(.login, [], isVerbNamed: false))),
    Case("the trace of a verb", ["use", "--debug", "p"], .run(Self.traced(.use, ["p"]))),
    Case("the trace of a verb, the option first", ["--debug", "-p", "p", "use"], .run(Self.traced(.use, ["p"]))),
    Case("the trace of a profile named like a verb", ["--debug", "login", "use"], .run(Self.traced(.login, ["use"]))),
    Case("the version, with an option first", ["--debug", "--version"], .version),
    Case("help", ["--help"], .help(nil)),
    Case("short help", ["-h"], .help(nil)),
    Case("the help verb", ["help"], .help(nil)),
    Case("help for a verb", ["help", "list"], .help(.list)),
    Case("help after a verb", ["list", "--json", "--help"], .help(.list)),
    Case("short help after a verb", ["use", "-h"], .help(.use)),
    Case("help after a profile", ["prod", "--help"], .help(.login)),
    Case("help after -- is a profile", ["login", "--", "--help"], login(["--help"], isVerbNamed: true)),
  ])
  func `a command line is understood`(_ row: Case<[String], Request>) throws {
    #expect(try Request(parsing: row.given) == row.wanted)
  }

  @Test(arguments: [
    Case(
      "an unknown option with a near one", ["--durration=1h"],
      UsageError.unknownOption("--durration", nil, near: "--duration")),
    Case("an unknown option", ["list", "--colour"], .unknownOption("--colour", .list, near: nil)),
    Case("another verb's option", ["use", "--names"], .unknownOption("--names", .use, near: nil)),
    Case("a short option", ["-z"], .unknownOption("-z", nil, near: nil)),
    Case("one dash too few", ["-force"], .unknownOption("-force", nil, near: "--force")),
    Case("another mark for the dashes", ["-xforce"], .unknownOption("-xforce", nil, near: "--force")),
    Case("an option in another case", ["--FORCE"], .unknownOption("--FORCE", nil, near: "--force")),
    Case("a missing value", ["--code"], .missingValue(.code, .login)),
    Case("an empty value", ["--code="], .missingValue(.code, .login)),
    Case("an empty word as a value", ["--code", ""], .missingValue(.code, .login)),
    Case("a value for a flag", ["--force=yes"], .unwantedValue(.force)),
    Case("an empty value for a flag", ["--force="], .unwantedValue(.force)),
    Case("a missing operand", ["use"], .missingOperand(.use)),
    Case(
      "a mistyped verb with its options", ["logut", "p", "--purge"],
      .unknownVerb("logut", near: Arguments(verb: .logout, operands: ["p"], flags: [.purge]))),
    Case("a missing shell", ["init"], .missingOperand(.initialize)),
    Case(
      "two shells whose code is printed", ["init", "bash", "zsh"], .severalShells),
    Case("to write and to remove", ["init", "--write", "--remove"], .conflict(.write, .remove)),
    Case("to remove a place", ["init", "--remove", "--prompt", "left"], .conflict(.remove, .prompt)),
    Case(
      "a command without --", ["exec", "p", "aws", "--region", "x"],
      .missingCommand(.exec, near: Arguments(verb: .exec, operands: ["p"], command: ["aws", "--region", "x"]))),
    Case("no command after --", ["exec", "p", "--"], .missingCommand(.exec, near: nil)),
    Case("two profiles before a command", ["exec", "p", "q", "--", "aws"], .twoProfiles("p", "q")),
    Case("an option before a command", ["exec", "--all", "--", "aws"], .unknownOption("--all", .exec, near: nil)),
    Case("a second profile", ["a", "b"], .twoProfiles("a", "b")),
    Case("a second profile as an option", ["-p", "a", "b"], .twoProfiles("a", "b")),
    Case("two profiles as options", ["use", "-p", "a", "--profile", "b"], .twoProfiles("a", "b")),
    Case("a profile option without a name", ["-p"], .missingValue(.profile, .login)),
    Case("a profile option where no profile is", ["init", "-p", "a"], .unknownOption("-p", .initialize, near: nil)),
    Case("a code after a profile", ["p", "123456"], .unexpectedOperand("123456", nil, near: coded(["p"]))),
    Case("a code in two words", ["p", "123", "456"], .unexpectedOperand("123", nil, near: coded(["p"]))),
    Case("a code in two words alone", ["123", "456"], .unexpectedOperand("456", nil, near: coded([]))),
    Case(
      "a code after renew", ["renew", "123456"],
      .unexpectedOperand("123456", .renew, near: Arguments(verb: .renew, values: [.code: "123456"]))),
    Case(
      "a profile after renew", ["renew", "p"],
      .unexpectedOperand("p", .renew, near: Arguments(verb: .login, operands: ["p"], flags: [.force]))),
    Case(
      "a profile as an option after renew", ["renew", "-p", "p"],
      .unexpectedOperand("p", .renew, near: Arguments(verb: .login, operands: ["p"], flags: [.force]))),
    Case(
      "a mistyped verb with a profile", ["logut", "p"],
      .unknownVerb("logut", near: Arguments(verb: .logout, operands: ["p"]))),
    Case(
      "another tool's verb", ["switch", "p"], .unknownVerb("switch", near: Arguments(verb: .use, operands: ["p"]))),
    Case(
      "a verb in capital letters with a profile", ["LOGOUT", "p"],
      .unknownVerb("LOGOUT", near: Arguments(verb: .logout, operands: ["p"]))),
    Case("a mistyped verb that takes no profile", ["lsit", "p"], .unknownVerb("lsit", near: Arguments(verb: .list))),
    Case(
      "a verb after its profile", ["p", "logout"],
      .unexpectedOperand("logout", nil, near: Arguments(verb: .logout, operands: ["p"]))),
    Case(
      "a verb without a profile after one", ["p", "off"],
      .unexpectedOperand("off", nil, near: Arguments(verb: .off))),
    Case(
      "status after its profile", ["p", "status"],
      .unexpectedOperand("status", nil, near: Arguments(verb: .status, operands: ["p"]))),
    Case(
      "another tool's verb after its profile", ["p", "rm"],
      .unexpectedOperand("rm", nil, near: Arguments(verb: .logout, operands: ["p"]))),
    Case(
      "a profile after list", ["list", "p"],
      .unexpectedOperand("p", .list, near: Arguments(verb: .status, operands: ["p"]))),
    Case(
      "a flag after list", ["list", "json"],
      .unexpectedOperand("json", .list, near: Arguments(verb: .list, flags: [.json]))),
    Case(
      "exec after its profile", ["-p", "p", "exec", "--", "aws"],
      .unexpectedOperand("exec", nil, near: Arguments(verb: .exec, operands: ["p"], command: ["aws"]))),
    Case(
      "an option without its dashes", ["use", "p", "force"], .twoProfiles("p", "force")),
    Case(
      "a flag without its dashes", ["exec", "p", "force", "--", "aws"],
      .unexpectedOperand(
        "force", .exec, near: Arguments(verb: .exec, operands: ["p"], command: ["aws"], flags: [.force]))),
    Case("another tool's option", ["--token", "123456"], .unknownOption("--token", nil, near: "--code")),
    Case("another tool's short option", ["-d", "3600"], .unknownOption("-d", nil, near: "--duration")),
    Case(
      "what no option does", ["renew", "--role-session-name", "x"],
      .otherOption("--role-session-name", .renew, .key("role_session_name"))),
    Case("an external id without a role", ["--external-id", "x"], .needs(.externalID, .role)),
    Case("a session name without a role", ["p", "--role-session-name", "x"], .needs(.roleSessionName, .role)),
    Case("a policy for the file only", ["--policy", "x", "--store-only"], .conflict(.storeOnly, .policy)),
    Case("a region for the file only", ["--region", "x", "--store-only"], .conflict(.storeOnly, .region)),
    Case("what a verb does", ["-l"], .otherOption("-l", nil, .verb(.list))),
    Case("an operand for none", ["off", "a"], .unexpectedOperand("a", .off, near: Arguments(verb: .off))),
    Case("all and a name", ["logout", "--all", "a"], .unexpectedOperand("a", .logout, near: nil)),
    Case("help for no verb", ["help", "lst"], .unknownVerb("lst", near: Arguments(verb: .help, operands: ["list"]))),
    Case("help for nothing like a verb", ["help", "terraform"], .unknownVerb("terraform", near: nil)),
    Case("no store and only store", ["--no-store", "--store-only"], .conflict(.noStore, .storeOnly)),
    Case("names and JSON", ["list", "--names", "--json"], .conflict(.json, .names)),
    Case("an empty profile", [""], .emptyProfile),
    Case("an empty profile among others", ["logout", "a", ""], .emptyProfile),
  ])
  func `a command line that is not understood says why`(_ row: Case<[String], UsageError>) {
    #expect(throws: row.wanted) { try Request(parsing: row.given) }
  }

  @Test(arguments: [
    Case("a slip", "prodution", ["production"]),
    Case("the beginning", "prod", ["production", "prod-eu"]),
    Case("the beginning, in another case", "PROD", ["production", "prod-eu"]),
    Case("a part", "eu", ["prod-eu", "eu-test"].reversed()),
    Case("the nearest first", "eu-tst", ["eu-test"]),
    Case("three at most", "t", ["test", "production", "eu-test"]), Case("nothing", "zzzzz", []),
  ])
  func `names are proposed by nearness, beginning and part`(_ row: Case<String, [String]>) {
    #expect(suggestions(for: row.given, among: ["production", "prod-eu", "eu-test", "test"]) == row.wanted)
  }

  @Test(arguments: [
    Case("a swap", "lsit", "list"), Case("a letter missing", "lgin", "login"),
    Case("a letter too many", "listt", "list"),
    Case("another letter", "lost", "list"), Case("the word itself", "list", "list"),
    Case("two slips in a short word", "ltsi", nil),
    Case("two slips in a long word", "credential-pocesss", "credential-process"), Case("nothing", "", nil),
  ])
  func `a similar name is one slip away`(_ row: Case<String, String?>) {
    #expect(nearest(to: row.given, among: ["login", "list", "credential-process"]) == row.wanted)
  }
}
