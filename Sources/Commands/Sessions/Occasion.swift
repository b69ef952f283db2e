/// Why a session is joined or opened.
enum Occasion {
  /// A typed login.
  case login(isForced: Bool)
  /// A typed login with `--store-only`: for the credentials file, not for this shell.
  case storing(isForced: Bool)
  /// One command that runs with the session.
  case exec(isForced: Bool)
  /// A long-term key that is replaced. It takes a terminal or a session, so no dialog asks.
  case rotation
  /// An SDK that runs `credential-process`: nobody has typed anything, and nothing can be said.
  case sdk
  case console
  /// The test of a device by `setup`.
  case setup
  /// A guarded command that is about to run in a shell whose session has ended.
  case guardedCommand
  /// A prompt that asks for the code, as `on_expiry = ask` wants.
  case question
  /// A prompt that brings the session back without asking.
  case renewal(TimeBudget)

  /// Whether the session must be new, even if there is one to join.
  var isForced: Bool {
    switch self {
    case .login(let isForced), .storing(let isForced), .exec(let isForced): isForced
    case .rotation, .sdk, .console, .setup, .guardedCommand, .question, .renewal: false
    }
  }

  /// Whether `mfa_process` may give the code. SDKs ask again and again, and nothing would keep a failing one from running.
  var runsCodeProcess: Bool {
    if case .sdk = self { false } else { true }
  }

  /// Whether an empty answer ends the question: it comes by itself, and not because somebody typed for a session.
  var isSkippedByEnter: Bool {
    switch self {
    case .question, .renewal, .guardedCommand: true
    case .login, .storing, .exec, .rotation, .sdk, .console, .setup: false
    }
  }

  /// Whether nobody is waiting for the session: nothing waits for another program's question.
  var isUninvited: Bool {
    switch self {
    case .question, .renewal: true
    case .login, .storing, .exec, .rotation, .sdk, .console, .setup, .guardedCommand: false
    }
  }

  /// Whether a question on the terminal would be in the way of another program.
  var isOffTerminal: Bool {
    if case .sdk = self { true } else { isUninvited }
  }

  /// New terminals join it: the profile was chosen by hand, for a shell.
  var isForNewTerminals: Bool {
    if case .login = self { true } else { false }
  }

  /// Whether the session is for the credentials file only.
  var isForFileOnly: Bool {
    if case .storing = self { true } else { false }
  }

  /// Who has the session if it cannot be stored.
  var reach: Wording.Reach {
    switch self {
    case .exec, .rotation, .sdk: .command
    case .console: .signIn
    case .login, .storing, .setup, .guardedCommand, .question, .renewal: .shell
    }
  }

  /// Whether joining a session is announced: not if another program's output follows.
  var announcesJoin: Bool {
    switch self {
    case .login, .storing, .guardedCommand, .question, .renewal: true
    case .exec, .rotation, .sdk, .console, .setup: false
    }
  }

  /// Whether the code is spent even if another terminal has opened the session meanwhile.
  var isTest: Bool {
    if case .setup = self { true } else { false }
  }

  /// How long calls and commands may take in total, if a prompt waits for them.
  var budget: TimeBudget? {
    if case .renewal(let budget) = self { budget } else { nil }
  }
}
