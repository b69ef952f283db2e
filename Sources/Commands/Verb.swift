/// What the program can be asked to do. One description of each verb serves parsing, help and the shells' completions.
package enum Verb: String, CaseIterable, Sendable {
  case login, renew, use, off, logout, status, list, export
  case credentialProcess = "credential-process"
  case initialize = "init"
  case help

  var summary: String {
    switch self {
    case .login: "join the profile's session, or open one with an MFA code (the default verb)"
    case .renew: "open a new session for the profile that is active here"
    case .use: "switch this shell to a stored session, without asking"
    case .off: "take the session out of this shell and put your own values back"
    case .logout: "end stored sessions, here and in every other shell"
    case .status: "what this shell uses, since when and for how long"
    case .list: "every profile and its session"
    case .export: "print a session's credentials"
    case .credentialProcess: "print a session as the SDKs' credential_process wants it"
    case .initialize: "print the code that loads the shell integration"
    case .help: "explain a verb"
    }
  }

  var details: [String] {
    switch self {
    case .login:
      [
        "A stored session of the profile that still lasts is joined: no code, no network.",
        "Else the code is asked for on the terminal, the session is stored as [PROFILE-mfa] in the",
        "credentials file for every tool, and exported in this shell.",
      ]
    case .off: ["It stays out of this shell until the next login or use."]
    case .logout:
      [
        "AWS honours the tokens it issued until they expire: logout forgets them,",
        "it cannot revoke them.",
      ]
    case .export, .credentialProcess: ["It never asks: without a live session it fails with status 3."]
    case .initialize: ["Put its output in the shell's startup file, as the README shows."]
    case .renew, .use, .status, .list, .help: []
    }
  }

  var operand: Operand {
    switch self {
    case .login, .export, .credentialProcess: Operand(name: "PROFILE", count: 0...1)
    case .use: Operand(name: "PROFILE", count: 1...1)
    case .logout: Operand(name: "PROFILE", count: 0...Int.max)
    case .initialize: Operand(name: "bash|zsh|fish", count: 1...1)
    case .help: Operand(name: "VERB", count: 0...1)
    case .renew, .off, .status, .list: Operand(name: "", count: 0...0)
    }
  }

  var options: [Option] {
    switch self {
    case .login: [.code, .duration, .serial, .force, .minTTL, .noStore, .storeOnly]
    case .renew: [.code, .duration, .serial, .noStore, .storeOnly]
    case .logout: [.all, .purge]
    case .status: [.json]
    case .list: [.json, .names]
    case .export: [.format]
    case .use, .off, .credentialProcess, .initialize, .help: []
    }
  }

  /// Whether the verb is pointless where it cannot change a shell.
  var changesShell: Bool {
    switch self {
    case .login, .renew, .use, .off: true
    case .logout, .status, .list, .export, .credentialProcess, .initialize, .help: false
    }
  }
}

/// What a verb is given beside its options.
struct Operand {
  let name: String
  let count: ClosedRange<Int>
}
