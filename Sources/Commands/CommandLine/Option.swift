/// An option of a verb. One description serves both parsing and help.
package enum Option: String, CaseIterable, Sendable {
  case profile, code, duration, serial, role, source, policy, region, force
  case externalID = "external-id"
  case roleSessionName = "role-session-name"
  case minTTL = "min-ttl"
  case noStore = "no-store"
  case storeOnly = "store-only"
  case userName = "user-name"
  case all, purge, json, sdk, names, format, prompt, write, remove, off, list, between, print, complete, man, debug
  case delete, to, from
  case keyID = "key-id"
  case uninstall

  var flag: String { "--" + rawValue }

  /// The placeholder for the option's value in help; `nil` if it takes none.
  var valueName: String? {
    switch self {
    case .profile: "NAME"
    case .code: "CODE"
    case .duration, .minTTL: "TIME"
    case .serial, .role: "ARN"
    case .source: "PROFILE"
    case .userName, .roleSessionName: "NAME"
    case .externalID: "ID"
    case .policy: "FILE"
    case .region: "REGION"
    case .format: "FORMAT"
    case .prompt: "left|right|off"
    case .complete: "bash|zsh|fish"
    case .to: "PLACE"
    case .from: "STORE"
    case .keyID: "ID"
    case .force, .noStore, .storeOnly, .all, .purge, .json, .sdk, .names, .write, .remove, .off, .delete, .list,
      .between, .print, .man, .debug, .uninstall:
      nil
    }
  }

  var summary: String {
    switch self {
    case .profile: "the profile, if it is not given as PROFILE; also -p"
    case .code: "the six digits; - reads them from standard input"
    case .duration: "how long the session lasts, such as 90m or 12h (15m to 36h; for a role, up to 12h)"
    case .serial: "the MFA device: its ARN, or a hardware token's serial number"
    case .role: "also assume this role, once: its session is not stored"
    case .source: "the profile whose session the role is assumed with"
    case .userName: "another user of the account (default: the owner of the keys)"
    case .externalID: "the external id that the role of --role wants"
    case .roleSessionName: "the name under which AWS logs the session of --role (default: yours)"
    case .policy: "a file with a policy in JSON: all that the role's session may do; it is not stored"
    case .region: "the region for this shell, also after a renewal (default: the profile's)"
    case .force: "open a new session even if one is live"
    case .minTTL: "join a stored session only if it lasts this long (default 5m)"
    case .noStore: "keep the session in this shell only: write no file"
    case .storeOnly: "write the session to the credentials file only: change no shell"
    case .all: "end every stored session"
    case .purge: "also remove their sections from the credentials file"
    case .json: "print JSON"
    case .sdk: "show which credentials each family of SDKs would use here, and why"
    case .names: "print the names only"
    case .list: "list the trusted files"
    case .between: "between two prompts, after a change of directory or before a command"
    case .complete: "print what may come next on a command line, for the completion of this shell"
    case .man: "print the manual page"
    case .debug: "say what is decided and why, on standard error"
    case .to: "move: where to: pass, secret-service, keychain (macOS) or section"
    case .from: "print: the password store that has the keys"
    case .keyID: "print: the id of the access key in that store"
    case .uninstall: "fail if tools get long-term keys by this program, and name them"
    case .print: "print the URL, a secret for 15 minutes, and open no browser"
    case .delete: "delete the old key without asking"
    case .off: "stop guarding these commands, or all of them if none is named"
    case .prompt: "where the prompt shows the session (default off)"
    case .write: "load the integration in the shell's start-up files"
    case .remove: "take that out again; nothing else in them changes"
    case .format: "env, env-no-export, fish, powershell, windows-cmd or process"
    }
  }

  /// What is offered as its value where the possible values are few.
  func values(for verb: Verb) -> [String] {
    switch (self, verb) {
    case (.format, .prompt): []
    case (.format, _): ["env", "env-no-export", "fish", "powershell", "windows-cmd", "process"]
    case (.code, _): ["-"]
    case (.duration, _): ["1h", "8h", "12h", "36h"]
    case (.minTTL, _): ["5m", "15m", "1h"]
    case (.to, _): KeyTarget.words
    case (.from, _): KeyTarget.stores
    default: choices(in: valueName ?? "")
    }
  }

  /// Options that cannot be used together.
  static let conflicts: [[Option]] = [
    [.noStore, .storeOnly], [.storeOnly, .role], [.json, .names], [.write, .remove], [.remove, .prompt],
    [.storeOnly, .policy], [.storeOnly, .region],
  ]

  /// Whether the verb takes no operands beside it.
  var isAlone: Bool { [.all, .sdk, .list].contains(self) }

  /// The option that a word means: its flag, or what some of us type in its place.
  init?(word: String) {
    switch word {
    case "-p": self = .profile
    // Of the older aws-mfa.
    case "--device": self = .serial
    case "--assume-role": self = .role
    case _ where word.hasPrefix("--"): self.init(rawValue: String(word.dropFirst(2)))
    default: return nil
    }
  }

  /// The option that a word means if its dashes are those of a text: a word processor makes one long dash of two.
  init?(longDashed word: String) {
    let name = word.drop { ("\u{2010}"..."\u{2015}").contains($0) || $0 == "\u{2212}" || $0 == "-" }
    guard name.count < word.count, !word.hasPrefix("-") else { return nil }
    self.init(rawValue: optionParts(String(name)).name)
  }

  /// The summary for one verb, which may give the option a meaning of its own.
  func summary(for verb: Verb) -> String {
    switch (self, verb) {
    case (.prompt, .initialize): "where the prompt shows the session"
    case (.format, .export): "the form: \(summary)"
    case (.format, .prompt): "a text with {profile}, {left}, {region}, {account} or {role} in it"
    case (.minTTL, .exec): "join a stored session only if it lasts this long (default: any live one)"
    case (.minTTL, .status): "status 3 unless a session lasts this long (default: any live one)"
    case (.region, .console): "the console's region (default: the profile's)"
    case (.region, .setup): "write this region; a new profile's is then not asked for"
    case (.role, .setup): "make a profile for this role"
    case (.externalID, .setup): "the external id that this role wants; it is written too"
    case (.roleSessionName, .setup): "the name under which AWS logs its sessions; it is written too"
    case (.serial, .setup): "test this MFA device: its ARN, or a hardware token's serial number"
    case (.region, .exec): "the region for this command (default: the profile's)"
    case (.noStore, .exec): "keep the session for this command only: write no file"
    default: summary
    }
  }
}

/// The words of a placeholder such as `left|right|off`; none if it is another one.
func choices(in placeholder: String) -> [String] {
  placeholder.utf8.contains(UInt8(ascii: "|")) ? placeholder.split(separator: "|").map(String.init) : []
}
