import ShellState

/// What the program can be asked to do. One description of each verb serves parsing, help and the shells' completions.
package enum Verb: String, CaseIterable, Sendable {
  case login, renew, use, off, logout, status, list, devices, doctor, setup, rotate, keys, export, exec, console
  case credentialProcess = "credential-process"
  case initialize = "init"
  case allow, deny, `guard`, prompt, help
  /// What the shells' hooks call.
  case hook

  /// The verbs that people type.
  static let documented = allCases.filter { $0 != .hook }

  var summary: String {
    switch self {
    case .login: "join the profile's session, or open one with an MFA code (the default verb)"
    case .renew: "open a new session for the profile that is active here"
    case .use: "switch this shell to a stored session, without asking"
    case .off: "take the session out of this shell and restore your own values"
    case .logout: "end stored sessions, here and in every other shell"
    case .status: "show what this shell uses, why, and for how long"
    case .list: "list every profile and its session"
    case .devices: "list a user's MFA devices, and which of them give codes"
    case .doctor: "check everything that breaks in practice, and name the fix"
    case .setup: "find the MFA device, test it, and write it into the profile"
    case .rotate: "replace the profile's long-term access key with a new one"
    case .keys: "move long-term keys out of the file into a password store, and back"
    case .export: "print a session's credentials"
    case .exec: "run one command with a session; its exit status is the command's"
    case .console: "open the AWS console in the browser, signed in with a role's session"
    case .credentialProcess: "print a session in the form that the SDKs' credential_process wants"
    case .initialize: "load the shell integration, now or whenever a shell starts"
    case .allow: "trust the .awsmfa file of a directory, as it is now"
    case .deny: "stop trusting the .awsmfa file of a directory"
    case .guard: "ensure a live session before these commands run in this shell"
    case .prompt: "print the session as the prompt shows it, for other programs"
    case .help: "explain a verb"
    case .hook: "bring this shell up to date; the prompt hooks call it"
    }
  }

  var operand: Operand {
    switch self {
    case .login, .status, .devices, .doctor, .setup, .rotate, .export, .exec, .credentialProcess:
      Operand(name: "PROFILE", count: 0...1)
    case .console: Operand(name: "PROFILE", count: 0...2, second: "SERVICE")
    case .use: Operand(name: "PROFILE", count: 1...1)
    case .logout: Operand(name: "PROFILE", count: 0...Int.max)
    case .initialize: Operand(name: "bash|zsh|fish", count: 0...3)
    case .help: Operand(name: "VERB", count: 0...1)
    case .keys: Operand(name: KeysWord.allCases.map(\.rawValue).joined(separator: "|"), count: 0...2)
    case .allow, .deny: Operand(name: "DIR", count: 0...1)
    case .guard, .hook: Operand(name: "COMMAND", count: 0...Int.max)
    case .renew, .off, .list, .prompt: Operand(name: "", count: 0...0)
    }
  }

  var options: [Option] { (takesProfile ? [.profile] : []) + ownOptions + [.debug] }

  private var ownOptions: [Option] {
    switch self {
    case .login:
      [
        .code, .duration, .serial, .role, .externalID, .roleSessionName, .policy, .region, .force, .minTTL, .noStore,
        .storeOnly,
      ]
    case .renew: [.code, .duration, .serial, .noStore, .storeOnly]
    case .exec:
      [
        .code, .duration, .serial, .role, .externalID, .roleSessionName, .policy, .region, .force, .minTTL, .noStore,
      ]
    case .console: [.region, .print]
    case .logout: [.all, .purge]
    case .status: [.minTTL, .json]
    case .list: [.json, .names]
    case .devices: [.userName]
    case .doctor: [.sdk, .json]
    case .setup: [.serial, .role, .source, .externalID, .roleSessionName, .region]
    case .rotate: [.delete]
    case .keys: [.to, .from, .keyID]
    case .export: [.format]
    case .guard: [.off]
    case .initialize: [.prompt, .write, .remove]
    case .prompt: [.format]
    case .allow: [.list]
    case .hook: [.between, .complete, .man, .uninstall]
    case .use, .off, .deny, .credentialProcess, .help: []
    }
  }

  /// Whether the option can be read. A verb without words also reads a profile, to say what takes one.
  func reads(_ option: Option) -> Bool {
    options.contains(option) || option == .profile && operand.count.upperBound == 0
  }

  /// Whether its operand is a profile.
  var takesProfile: Bool { operand.name == "PROFILE" || self == .keys }

  /// Whether `--` and another program's command line follow.
  var takesCommand: Bool { rawValue == ShellProtocol.replacingVerb }

  /// Whether the verb is useless if it cannot change a shell.
  var changesShell: Bool {
    switch self {
    case .login, .renew, .use, .off, .guard, .hook: true
    case .allow, .deny, .logout, .status, .list, .devices, .doctor, .setup, .rotate, .keys, .export, .exec, .console,
      .credentialProcess,
      .initialize, .prompt, .help:
      false
    }
  }
}

/// The words that a verb takes in addition to its options.
struct Operand {
  let name: String
  let count: ClosedRange<Int>
  /// What the second word is, if it is something else.
  var second: String?

  /// The words that it can be, if they are few.
  var values: [String] { choices(in: name) }
}
