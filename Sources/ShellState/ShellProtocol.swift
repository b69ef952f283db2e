package import AWSConfig
package import Secrecy
package import ShellCode

/// The names and numbers that the program and the shell files share. Every one of them is written here once.
///
/// An open shell keeps the file that it loaded, and some people save what `init` printed: a newer program must go on
/// writing the same names and reading the same variables, or those shells would lose track of their session.
package enum ShellProtocol {
  /// A variable that the program sets in the shell, and that is not exported.
  package enum Kept: String, CaseIterable, Sendable {
    /// The path of the program, which the shell runs.
    case program = "_awsmfa_program"
    /// Where the shell's prompt shows the segment: `left`, `right` or `off`.
    case promptPlace = "_awsmfa_prompt_place"
    /// What only the program reads: the text of a ``Memory``.
    case memory = "_awsmfa_memory"
    /// How urgent the segment is: a ``Level``, or empty without a session.
    case level = "_awsmfa_level"
    /// The segment as the prompt draws it, escape sequences included.
    case segment = "_awsmfa_segment"
    /// The code that removes everything of ours from the shell, in case the program is gone by then.
    case undo = "_awsmfa_undo"
    /// Not empty while the session is in no file.
    case unstored = "_awsmfa_unstored"
    /// The user's choice at the last run: see ``ShellProtocol/seen(in:)``.
    case seen = "_awsmfa_seen"
    /// When the program must run again, in seconds since 1970; empty for never.
    case next = "_awsmfa_next"
    /// The path of the file whose line changes whenever a terminal changes shared state.
    case generationFile = "_awsmfa_generation_file"
    /// The line of that file at the last run.
    case generation = "_awsmfa_generation"
    /// The path of a file with a modification time of 0, whose age is the time: fish has no clock of its own.
    case clock = "_awsmfa_clock"
    /// The time of the last run, from which bash before 4.2 goes on counting.
    case now = "_awsmfa_now"

    /// The shells whose files read it. It is not written to the others.
    var readers: [Shell] {
      switch self {
      case .segment, .now: [.bash]
      case .clock: [.fish]
      case .program, .promptPlace, .memory, .level, .undo, .unstored, .seen, .next, .generationFile, .generation:
        Shell.allCases
      }
    }
  }

  /// A function of the shell files that the program calls.
  package enum Function: String, CaseIterable {
    /// Puts a function in front of each of these commands.
    case `guard` = "_awsmfa_guard"
    /// Removes those functions again.
    case unguard = "_awsmfa_unguard"
  }

  /// The word that makes ``Function/guard`` silent about commands that it cannot guard.
  package static let quiet = "-q"

  /// An environment variable that is set for the program alone, and that no command it runs may see.
  package enum Handed: String, CaseIterable, Sendable {
    /// The name of the shell that waits for code.
    case shell = "AWS_MFA_SHELL"
    /// What the shell kept in ``Kept/memory``.
    case memory = "AWS_MFA_MEMORY"
    /// How many subshells deep the shell is. fish has none.
    case subshell = "AWS_MFA_SUBSHELL"
    /// The variables that the shell cannot change, separated by spaces. fish has none.
    case readOnly = "AWS_MFA_READONLY"
    /// What the shell says about itself, a fact on each line: set for ``Verb/doctor`` only.
    case facts = "AWS_MFA_FACTS"
    /// Set by the program, and by no shell, for a command that it runs while it has the terminal's turn.
    case turn = "AWS_MFA_TURN"

    /// The shells whose files set it.
    var writers: [Shell] {
      switch self {
      case .shell, .memory, .facts: Shell.allCases
      case .subshell, .readOnly: [.bash, .zsh]
      case .turn: []
      }
    }
  }

  /// The descriptor on which the shell waits for code.
  package static let descriptor: Int32 = 3

  /// How urgent the segment is. The shells read it as a word.
  package enum Level: String, CaseIterable, Sendable {
    case ok, warn, critical, expired
    /// A directory's profile has no session yet, so there is nothing to show; a guarded command asks for one.
    case waiting

    /// The color of the segment. zsh and fish use its name, and decide for themselves whether to use colors.
    package var color: Color {
      switch self {
      case .ok: .green
      case .warn: .yellow
      case .critical, .expired, .waiting: .red
      }
    }
  }

  /// A color and its number on a terminal (ECMA-48, SGR).
  package enum Color: Int {
    case red = 31
    case green, yellow
  }

  /// The levels at which a guarded command needs a session first.
  static let endedLevels: [Level] = [.expired, .waiting]

  /// The only verb that gets the shell's own descriptors and job control, which the command that replaces it needs.
  package static let replacingVerb = "exec"

  /// A profile that nobody has. `AWS_PROFILE` names it if a failed run could not tell which profile is due.
  static let undecidedProfile = "aws-mfa-undecided"

  /// How long a shell whose runs fail is left alone, in seconds: until the next prompt, then longer and longer.
  package static let pauses = [0, 60, 300, 900]

  /// The name of a directory's file.
  package static let directoryFile = ".awsmfa"
  /// The maximum size of such a file in bytes. The shells read one byte more, to detect a longer one.
  package static let longestDirectoryFile = 4096
  /// Where the search for such a file stops: other people's directories begin here, or hosts that are slow to answer.
  package static let unsearched: Set<String> = ["", "/", "/home", "/Users", "/net", "/Volumes", "/mnt", "/media"]

  /// The two variables by which the user chooses, `AWS_PROFILE|AWS_ACCESS_KEY_ID`, as the shells compare them.
  package static func seen(in environment: Environment) -> String {
    "\(environment[.profile] ?? "")|\(environment[.accessKeyID] ?? "")"
  }
}

extension Statement {
  package static func keep(_ variable: ShellProtocol.Kept, _ value: Secret) -> Statement {
    .keep(variable.rawValue, value)
  }

  package static func call(_ function: ShellProtocol.Function, _ words: [String]) -> Statement {
    .call(function.rawValue, words)
  }

  /// Whether the shell uses the statement. If no shell is listening, nothing is held back.
  package func isRead(by shell: Shell?) -> Bool {
    guard let shell, let variable, let kept = ShellProtocol.Kept(rawValue: variable) else { return true }
    return kept.readers.contains(shell)
  }
}
