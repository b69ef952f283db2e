/// What options of the older aws-mfa, of aws-vault, awsume and the AWS CLI want that no option here does.
package enum OtherOption: Equatable, Sendable {
  case verb(Verb)
  /// A key of the profile.
  case key(String)
  case region
  /// The older aws-mfa's names of sections.
  case suffix
  case section
  case noSession
  case refresher
  /// JSON, of `export`.
  case json
  /// A shell, of `init`.
  case shell

  /// `nil` if the word means nothing that another verb or a setting does.
  init?(_ word: String, of verb: Verb) {
    if verb == .export, ["--json", "-j"].contains(word) {
      self = .json
    } else if verb == .initialize, ["--shell", "-s"].contains(word) {
      self = .shell
    } else {
      guard let meaning = Self.meanings.first(where: { $0.words.contains(word) })?.meaning, meaning != .verb(verb)
      else { return nil }
      self = meaning
    }
  }

  private static let meanings: [(words: [String], meaning: OtherOption)] = [
    (["-l", "--list", "--list-profiles"], .verb(.list)),
    (["-u", "--unset"], .verb(.off)),
    (["-s", "--show-commands", "--stdout", "--json", "-j"], .verb(.export)),
    (["-c", "--console"], .verb(.console)),
    (["--setup", "--configure"], .verb(.setup)),
    (["--logout", "--clear"], .verb(.logout)),
    (["--status"], .verb(.status)),
    (["--role-session-name"], .key("role_session_name")),
    (["--external-id"], .key("external_id")),
    (["--source-profile"], .key("source_profile")),
    (["--region"], .region),
    (["--long-term-suffix", "--short-term-suffix"], .suffix),
    (["-o", "--output-profile"], .section),
    (["-n", "--no-session"], .noSession),
    (["-a", "--auto-refresh", "-k", "--kill-refresher"], .refresher),
  ]
}

extension Option {
  /// The option that does what a word means to another tool.
  static func meant(by word: String) -> Option? { otherNames.first { $0.words.contains(word) }?.option }

  private static let otherNames: [(words: [String], option: Option)] = [
    (["--device", "--mfa-serial", "--serial-number"], .serial),
    (["--assume-role", "--role-arn"], .role),
    (["--session-name"], .roleSessionName),
    (["--token", "--mfa-token", "--token-code", "--mfa-code", "--mfa", "--otp", "--pin", "--passcode", "-t"], .code),
    (
      [
        "-d", "--duration-seconds", "--session-ttl", "--assume-role-ttl", "--role-duration", "--ttl", "--hours",
        "--expires", "--expires-in", "--session-duration",
      ],
      .duration
    ),
    (["-f", "-r", "--refresh", "--force-refresh", "--renew"], .force),
    (["-j"], .json), (["-a"], .all), (["--source-profile"], .source), (["--verbose", "--log-level"], .debug),
  ]
}

extension Verb {
  /// The verb that a word may have been meant as: a similar one, or what another tool calls it.
  static func meant(by word: String) -> Verb? {
    let word = word.lowercased()
    return called(word)
      ?? nearest(to: word, among: documented.map(\.rawValue)).flatMap { Verb(rawValue: $0) }
  }

  /// The verb of this name, or what another tool calls so.
  static func called(_ word: String) -> Verb? {
    Verb(rawValue: word) ?? otherNames.first { $0.words.contains(word) }?.verb
  }

  private static let otherNames: [(words: [String], verb: Verb)] = [
    (
      [
        "assume", "auth", "signin", "sign-in", "start", "on", "get-session-token", "profile", "mfa", "code", "connect",
        "session",
      ], .login
    ),
    (["refresh", "update", "extend"], .renew),
    (["switch", "select", "change", "set", "activate"], .use),
    (["unset", "deactivate", "disable", "exit", "quit"], .off),
    (["rm", "remove", "delete", "clear", "end", "stop", "signout", "sign-out", "logoff", "revoke"], .logout),
    (["info", "current", "whoami", "who", "show"], .status),
    (["ls", "profiles"], .list),
    (["add", "configure", "config"], .setup),
    (["env", "shellenv"], .export),
    (["run", "shell"], .exec),
    (["web", "browser", "open"], .console),
    (["check", "test", "verify", "diagnose", "diagnostics"], .doctor),
    (["install", "load", "enable"], .initialize),
    (["trust"], .allow),
    (["untrust", "distrust"], .deny),
  ]
}
