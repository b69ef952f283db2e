package import AWSConfig
package import Secrecy
import Text

/// What one shell remembers between two runs of the program, in a variable that it does not export.
///
/// The shell keeps it as an opaque text and hands it back at each run; only the program knows what it means.
package struct Memory: Equatable, Sendable {
  /// The states of a shell. A shell with a session is in `hand`, `directory` or `restored`.
  package enum State: String, Sendable {
    case none
    /// A session chosen by `login` or `use`.
    case hand
    /// The session that the `.awsmfa` file of a directory above decides for. Without an expiration, the shell waits for
    /// one to be opened.
    case directory
    /// The last session, joined automatically or inherited from a parent.
    case restored
    /// Someone else's credentials are in use here.
    case user
    case off
  }

  /// What took the keys of a session out of the shell. No other credentials take their place: every tool stops at the
  /// section that `AWS_PROFILE` names.
  package enum Ending: String, CaseIterable, Sendable {
    /// The session's time was up.
    case expired
    /// It was ended by a logout in another terminal.
    case loggedOut = "logged-out"
    /// A failed run could not tell whether the session is still due here. The next prompts try again.
    case unjudged
  }

  package var state = State.none
  /// The profile whose session is here, or was until it ended.
  package var profile: String?
  package var expiration: Instant?
  /// Why the keys were removed while the shell is still the profile's: `AWS_PROFILE` names its section.
  package var ending: Ending?
  /// Whether the session is in the credentials file. One in no file is this shell's alone.
  package var isStored = true
  /// What options say about the session.
  package var options: LoginOptions = LoginOptions()
  /// The id of the environment's access key that opened the session, which no profile names.
  package var environmentKeyID: String?
  /// The lowest threshold that was announced, or had passed when the shell joined, in seconds before the end.
  package var announced: Int?
  /// How many renewals in a row have failed.
  package var failures = 0
  /// When to ask for an expired session, or to renew it, again.
  package var asksAgain: Instant?
  /// The user's own values, from before we first changed the variables.
  var saved: [Variable: Secret] = [:]
  /// What we set each variable to; `nil` if we removed it. For the secrets, which follow the access key id, nothing is
  /// kept.
  package var targets: [Variable: String?] = [:]
  /// What the shell remembers about `.awsmfa` files.
  package var directoryMemory = DirectoryMemory()
  /// How many times in a row the shell could not be judged.
  package var failedRuns = 0
  /// The text of ``ShellProtocol/Kept/generation`` at the last run that could read the files.
  package var generation = ""

  package init(state: State = .none, profile: String? = nil, expiration: Instant? = nil) {
    self.state = state
    self.profile = profile
    self.expiration = expiration
  }

  /// Whether a directory's file decides and its profile has no session.
  package var isWaiting: Bool { state == .directory && expiration == nil }

  package var isExpired: Bool { ending == .expired }

  /// The role given by `--role`, or that a restricted session is for.
  package var role: String? { options.role }
}

extension Memory {
  /// Counts one more failed run. A failure between two prompts is tried again at the prompt, which is the first to
  /// count.
  package mutating func count(afterFailureOf before: Memory, isBetweenPrompts: Bool) {
    let isCounted = !isBetweenPrompts && !before.directoryMemory.isOwing
    failedRuns = isCounted ? before.failedRuns + 1 : max(1, before.failedRuns)
    directoryMemory.isOwing = isBetweenPrompts && (before.failedRuns == 0 || before.directoryMemory.isOwing)
  }

  /// Reads the text of a shell's memory; `nil` if the shell has none yet.
  init?(_ text: String) {
    var fields = text.split(separator: " ")[...]
    guard fields.popFirst() == "v2" else { return nil }
    for field in fields {
      let name = field.prefix { $0 != "=" }
      let value = field.firstIndex(of: "=").flatMap { percentDecoded(field[field.index(after: $0)...]) }
      guard read(name, value) else { return nil }
    }
  }

  private mutating func read(_ name: Substring, _ value: String?) -> Bool {
    switch name {
    case "state":
      guard let state = value.flatMap(State.init) else { return false }
      self.state = state
    case "profile": profile = value
    case "expires": expiration = value.flatMap { Instant(epochText: $0) }
    case "unstored": isStored = false
    case "keys": environmentKeyID = value
    case "again": asksAgain = value.flatMap { Instant(epochText: $0) }
    case "failures": failures = value.flatMap { UInt8($0) }.map(Int.init) ?? 0
    case "announced": announced = value.flatMap { UInt32($0) }.map(Int.init)
    case "generation": generation = value ?? ""
    case "failed": failedRuns = value.flatMap { UInt8($0) }.map(Int.init) ?? 0
    default:
      if let ending = Ending(rawValue: String(name)) {
        // The shells only add that they closed: a session that had ended before has ended for that reason.
        self.ending = self.ending ?? ending
        return true
      }
      if options.read(name, value) || directoryMemory.read(name, value) { return true }
      return read(Variable(rawValue: String(name.dropFirst())), name.first, value)
    }
    return true
  }

  private mutating func read(_ variable: Variable?, _ mark: Character?, _ value: String?) -> Bool {
    guard let variable else { return false }
    switch mark {
    case "<": saved[variable] = value.map { Secret($0) }
    case ">": targets[variable] = .some(value)
    default: return false
    }
    return true
  }

  /// Words separated by spaces: the version, `name=value`, `<NAME=VALUE` for a saved value, `>NAME=VALUE` for a
  /// variable that we set, `>NAME` for one that we removed.
  package var text: Secret {
    var fields = ["v2", "state=\(state.rawValue)"]
    if let profile { fields.append("profile=\(percentEncoded(profile))") }
    if let expiration { fields.append("expires=\(expiration.seconds)") }
    if let ending { fields.append(ending.rawValue) }
    if !isStored { fields.append("unstored") }
    fields += options.words
    if let environmentKeyID { fields.append("keys=\(percentEncoded(environmentKeyID))") }
    if let announced { fields.append("announced=\(announced)") }
    if failures > 0 { fields.append("failures=\(failures)") }
    if failedRuns > 0 { fields.append("failed=\(failedRuns)") }
    if let asksAgain { fields.append("again=\(asksAgain.seconds)") }
    if !generation.isEmpty { fields.append("generation=\(percentEncoded(generation))") }
    fields += directoryMemory.words
    for variable in Variable.allCases {
      if let value = saved[variable] {
        fields.append("<\(variable.rawValue)=\(percentEncoded(value.reveal()))")
      }
      if let target = targets[variable] {
        fields.append(">\(variable.rawValue)" + (target.map { "=" + percentEncoded($0) } ?? ""))
      }
    }
    return Secret(fields.joined(separator: " "))
  }
}
