import AWSConfig
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct PathsTests {
  @Test(arguments: [
    Case("by default", [:], "/home/u/.aws/credentials"),
    Case("set", ["AWS_SHARED_CREDENTIALS_FILE": "/x/y"], "/x/y"),
    Case("empty", ["AWS_SHARED_CREDENTIALS_FILE": ""], "/home/u/.aws/credentials"),
    Case("the home directory", ["AWS_SHARED_CREDENTIALS_FILE": "~/y"], "/home/u/y"),
    Case("a variable", ["AWS_SHARED_CREDENTIALS_FILE": "$X/y", "X": "/x"], "/x/y"),
    Case("a variable in braces", ["AWS_SHARED_CREDENTIALS_FILE": "/a${X}b/y", "X": "-x-"], "/a-x-b/y"),
    Case("two variables", ["AWS_SHARED_CREDENTIALS_FILE": "$X$Y", "X": "/x", "Y": "/y"], "/x/y"),
    Case("an unknown variable", ["AWS_SHARED_CREDENTIALS_FILE": "/$NOPE/${NOPE}"], "/$NOPE/${NOPE}"),
    Case("an open brace", ["AWS_SHARED_CREDENTIALS_FILE": "/${X", "X": "x"], "/${X"),
    Case("a lone dollar", ["AWS_SHARED_CREDENTIALS_FILE": "/a$"], "/a$"),
    Case("beside a combining mark", ["AWS_SHARED_CREDENTIALS_FILE": "/${X}\u{301}$X", "X": "x"], "/x\u{301}x"),
    Case("a value is not expanded again", ["AWS_SHARED_CREDENTIALS_FILE": "/$X", "X": "$Y", "Y": "y"], "/$Y"),
  ])
  func `the credentials file is found as the SDKs find it`(_ row: Case<[String: String], String>) throws {
    #expect(try Paths(Environment(["HOME": "/home/u"].merging(row.given) { $1 })).credentials == row.wanted)
  }

  @Test(arguments: [
    Case("by default", [:], ["/home/u/.aws/config", "/home/u/.config/aws-mfa/config"]),
    Case("set", ["AWS_CONFIG_FILE": "/c", "XDG_CONFIG_HOME": "/x"], ["/c", "/x/aws-mfa/config"]),
    Case(
      "a relative XDG path is none", ["XDG_CONFIG_HOME": "x"],
      ["/home/u/.aws/config", "/home/u/.config/aws-mfa/config"]),
  ])
  func `the config file and the settings are found`(_ row: Case<[String: String], [String]>) throws {
    let paths = try Paths(Environment(["HOME": "/home/u"].merging(row.given) { $1 }))
    #expect([paths.config, paths.settings] == row.wanted)
  }

  @Test func `the state belongs to one credentials file`() throws {
    let paths = try Paths(Environment(["HOME": "/home/u", "XDG_STATE_HOME": "/s"]))
    #expect(
      (paths.state(forRealPath: "/home/u/.aws/credentials"), Set(["/a/b", "/a_b", "/a b"].map(paths.state)).count)
        == ("/s/aws-mfa/" + (Sample.state.split(separator: "/").last ?? ""), 3))
  }

  @Test func `the AWS CLI's home is not the state of a credentials file`() throws {
    #expect(try Paths(Environment(["HOME": "/home/u", "XDG_STATE_HOME": "/s"])).cliHome == "/s/aws-mfa/cli")
  }

  @Test func `the state of a long path is a name that a file can have`() throws {
    let paths = try Paths(Environment(["HOME": "/home/u", "XDG_STATE_HOME": "/s"]))
    let name = paths.state(forRealPath: String(repeating: "/é", count: 2000)).dropFirst("/s/aws-mfa/".count)
    #expect(name.utf8.count < 255 && !name.contains("/"))
  }

  @Test(arguments: [
    Case("below home", "/home/u/x", "~/x"), Case("elsewhere", "/home/u2/x", "/home/u2/x"),
    Case("home itself", "/home/u", "/home/u"),
  ])
  func `a path is shown with a tilde`(_ row: Case<String, String>) throws {
    #expect(try Paths(Environment(["HOME": "/home/u"])).shown(row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("named", ["AWS_CONFIG_FILE": "~root/y"], "~root/y"),
    Case("by a variable", ["AWS_CONFIG_FILE": "${X}y", "X": "~root/"], "~root/y"),
  ])
  func `another user's home directory is refused`(_ row: Case<[String: String], String>) {
    #expect(throws: Failure.foreignHome(row.wanted, source: "AWS_CONFIG_FILE")) {
      try Paths(Environment(["HOME": "/home/u"].merging(row.given) { $1 }))
    }
  }

  @Test(arguments: [[:], ["HOME": ""]])
  func `there is no path without a home`(_ environment: [String: String]) {
    #expect(throws: Failure.homeMissing) { try Paths(Environment(environment)) }
  }
}
