import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellState
@testable import Text

struct SettingsTests {
  struct Source: Sendable {
    var file = ""
    var environment: [String: String] = [:]
  }

  private static func problem(_ line: Int, _ reason: SettingProblem.Reason) -> SettingProblem {
    SettingProblem(location: .line(line), reason: reason)
  }

  private static func bad(_ key: String, _ value: String, _ wanted: String) -> SettingProblem.Reason {
    .badValue(key: key, value: value, wanted: wanted)
  }

  @Test(arguments: [
    Case("nothing", Source(), Settings()),
    Case(
      "every key in the file", Source(file: "default_profile = p\nduration = 12h\nmin_ttl = 10m\nexport = profile\n"),
      Settings(defaultProfile: "p", defaultProfileLocation: .line(1), duration: 43_200, minTTL: 600, export: .profile)),
    Case(
      "every key in the environment",
      Source(environment: [
        "AWS_MFA_DEFAULT_PROFILE": "p", "AWS_MFA_DURATION": "900", "AWS_MFA_MIN_TTL": "0", "AWS_MFA_EXPORT": "profile",
      ]),
      Settings(
        defaultProfile: "p", defaultProfileLocation: .variable("AWS_MFA_DEFAULT_PROFILE"), duration: 900, minTTL: 0,
        export: .profile)),
    Case(
      "the environment over the file",
      Source(file: "export = profile\nduration = 1h\n", environment: ["AWS_MFA_EXPORT": "keys"]),
      Settings(duration: 3600, export: .keys)),
    Case(
      "an empty variable is none", Source(file: "export = profile\n", environment: ["AWS_MFA_EXPORT": ""]),
      Settings(export: .profile)),
    Case("comments, empty lines and spaces", Source(file: "# c\n\n  min_ttl=1m  \n   # c\n"), Settings(minTTL: 60)),
    Case(
      "a comment after a value",
      Source(file: "; c\nduration = 12h  # usual\nmin_ttl = 1m\t; short\nexport=profile #\nkey_age = off #; x\n"),
      Settings(duration: 43_200, minTTL: 60, export: .profile, keyAge: 0)),
    Case(
      "no comment without a space before it", Source(file: "default_profile = a#b;c\n"),
      Settings(defaultProfile: "a#b;c", defaultProfileLocation: .line(1))),
    Case("nothing but a comment", Source(file: "warn_before = # none\n"), Settings(warnBefore: [])),
    Case(
      "a comment after a text", Source(file: "segment_format = {profile} | {left} ; short\n"),
      Settings(segmentFormat: "{profile} | {left}")),
    Case(
      "a comment after a command, in which quotes and ; count",
      Source(
        file: """
          browser = b 'x # y' "z # \\" # w" \\ # v
          ask_with = echo '# a' ; true # b

          """),
      Settings(browser: ["b", "x # y", "z # \" # w", " #", "v"], askWith: "echo '# a' ; true")),
    Case(
      "a variable has no comments", Source(environment: ["AWS_MFA_DEFAULT_PROFILE": "a # b"]),
      Settings(defaultProfile: "a # b", defaultProfileLocation: .variable("AWS_MFA_DEFAULT_PROFILE"))),
    Case("the last line counts", Source(file: "min_ttl = 1m\nmin_ttl = 2m\n"), Settings(minTTL: 120)),
    Case("CRLF", Source(file: "min_ttl = 1m\r\nexport = profile\r\n"), Settings(minTTL: 60, export: .profile)),
    Case("no final newline", Source(file: "min_ttl = 1m"), Settings(minTTL: 60)),
    Case(
      "delimiters before a combining mark",
      Source(file: "#\u{301}\ndefault_profile=\u{301}a\nno_restore = a,\u{301}b\n"),
      Settings(defaultProfile: "\u{301}a", defaultProfileLocation: .line(2), noRestore: ["a", "\u{301}b"])),
    Case(
      "a value with =", Source(file: "default_profile = a=b\n"),
      Settings(defaultProfile: "a=b", defaultProfileLocation: .line(1))),
    Case(
      "patterns", Source(file: "alert = prod* *-admin,x\n"),
      Settings(alert: ["prod*", "*-admin", "x"].compactMap(NamePattern.init))),
    Case(
      "a pattern of another tool", Source(environment: ["AWS_MFA_ALERT": "prod* eu[12]"]),
      Settings(
        alert: ["prod*"].compactMap(NamePattern.init),
        problems: [
          SettingProblem(
            location: .variable("AWS_MFA_ALERT"),
            reason: bad("alert", "eu[12]", "profile names, with * and ? as wildcards"))
        ])),
    Case(
      "an unknown key", Source(file: "\nregion = x\nmin_ttl = 1m\n"),
      Settings(minTTL: 60, problems: [problem(2, .unknownKey("region"))])),
    Case("no key at all", Source(file: "quiet\n"), Settings(problems: [problem(1, .notASetting)])),
    Case(
      "a duration too short", Source(file: "duration = 14m\n"),
      Settings(problems: [problem(1, bad("duration", "14m", "15m to 36h"))])),
    Case(
      "a duration too long", Source(file: "duration = 37h\n"),
      Settings(problems: [problem(1, bad("duration", "37h", "15m to 36h"))])),
    Case("an age in days", Source(file: "key_age = 30d\n"), Settings(keyAge: 2_592_000)),
    Case("no age", Source(file: "key_age = off\n"), Settings(keyAge: 0)),
    Case("no age in numbers", Source(environment: ["AWS_MFA_KEY_AGE": "0"]), Settings(keyAge: 0)),
    Case(
      "a bad age", Source(file: "key_age = old\n"),
      Settings(problems: [problem(1, bad("key_age", "old", "a time such as 90d, or off"))])),
    Case(
      "a bad min_ttl", Source(file: "min_ttl = soon\n"),
      Settings(problems: [problem(1, bad("min_ttl", "soon", "a time such as 5m"))])),
    Case(
      "a bad export", Source(file: "export = all\n"),
      Settings(problems: [problem(1, bad("export", "all", "keys or profile"))])),
    Case(
      "an empty default_profile", Source(file: "default_profile =\n"),
      Settings(problems: [problem(1, bad("default_profile", "", "a profile name"))])),
    Case(
      "a bad variable leaves the file's value", Source(file: "duration = 1h\n", environment: ["AWS_MFA_DURATION": "x"]),
      Settings(
        duration: 3600,
        problems: [SettingProblem(location: .variable("AWS_MFA_DURATION"), reason: bad("duration", "x", "15m to 36h"))])
    ),
    Case(
      "problems in order", Source(file: "a\nb = 1\n"),
      Settings(problems: [problem(1, .notASetting), problem(2, .unknownKey("b"))])),
  ])
  func `settings are read, and bad ones named with their place`(_ row: Case<Source, Settings>) {
    #expect(Settings(file: row.given.file, environment: Environment(row.given.environment)) == row.wanted)
  }

  @Test(arguments: [
    Case(
      "in the file", Source(file: "\nmin_ttl = soon\n"),
      "aws-mfa: ~/.config/aws-mfa/config:2: min_ttl cannot be soon\nhint: use a time such as 5m"),
    Case(
      "in the environment", Source(environment: ["AWS_MFA_EXPORT": "al\u{1B}l"]),
      "aws-mfa: AWS_MFA_EXPORT: export cannot be al?l\nhint: use keys or profile"),
    Case(
      "no setting", Source(file: "quiet\n"),
      "aws-mfa: ~/.config/aws-mfa/config:1: not a setting\nhint: write key = value"),
  ])
  func `a bad setting is a warning, not a failure`(_ row: Case<Source, String>) {
    let stage = Stage()
    stage.environment.merge(row.given.environment) { $1 }
    stage.files = [Stage.settings: row.given.file]
    #expect(stage.run("list", "--names") == Ending(said: [row.wanted]))
  }

  @Test func `an unknown setting is reported with the existing ones`() {
    let stage = Stage()
    stage.files = [Stage.settings: "colour = red\n"]
    let keys = Settings.Key.allCases.map(\.rawValue).joined(separator: ", ")
    #expect(
      stage.run("list", "--names").said
        == ["aws-mfa: ~/.config/aws-mfa/config:1: unknown setting colour\nhint: the settings are \(keys)"])
  }

  @Test(arguments: Settings.Key.allCases)
  func `no setting shares its variable's name with another variable`(_ key: Settings.Key) {
    #expect(Variable(rawValue: key.variable) == nil)
  }
}
