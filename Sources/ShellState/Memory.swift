package import AWSConfig
package import Secrecy
import Text

/// What one shell remembers between two runs of the program, in a variable that it does not export.
///
/// The shell holds it as one opaque text and hands it back at each run; what it means is decided here.
package struct Memory: Equatable, Sendable {
  /// The states of a shell. With a session it is `hand`, `directory` or `restored`.
  package enum State: String, Sendable {
    case none
    /// A session chosen by `login` or `use`.
    case hand
    /// What the `.awsmfa` file of a directory above says. Without an expiration it waits for a session to be opened.
    case directory
    /// The last session, joined by itself or inherited from a parent.
    case restored
    /// Somebody else's credentials rule here.
    case user
    case off
  }

  /// What took the keys of a session out of the shell. Nobody else's credentials come in by themselves: every tool stops at
  /// the section that `AWS_PROFILE` names.
  package enum Ending: String, CaseIterable, Sendable {
    /// By the clock.
    case expired
    /// By a logout in another terminal.
    case loggedOut = "logged-out"
    /// A run that failed could not tell whether the session is still due here. Judged again at the next prompts.
    case unjudged
  }

  package var state = State.none
  /// Whose session is here, or was until it ended.
  package var profile: String?
  package var expiration: Instant?
  /// Why the keys are out although the shell is still the profile's: `AWS_PROFILE` names its section.
  package var ending: Ending?
  /// A session that is in no file is this shell's alone.
  package var isStored = true
  /// The role that an option gave: no profile names it.
  package var role: String?
  /// Whose session it is, where the environment's keys opened it: no profile says so.
  package var environmentKeyID: String?
  /// The lowest threshold that was announced, or was past when the shell joined, in seconds before the end.
  package var announced: Int?
  /// How often in a row a renewal failed.
  package var failures = 0
  /// When an expired session is asked for or renewed again.
  package var asksAgain: Instant?
  /// The user's own values, from before we first took over.
  package var saved: [Variable: Secret] = [:]
  /// What we made of each variable: a value, or `nil` for gone. Of the secrets, which follow the access key id, nothing is kept.
  package var targets: [Variable: String?] = [:]
  /// What `.awsmfa` files have to do with all that.
  package var directoryMemory = DirectoryMemory()
  /// How often in a row the shell could not be judged.
  package var failedRuns = 0
  /// Of the last run that could read the files.
  package var generation = ""

  package init(state: State = .none, profile: String? = nil, expiration: Instant? = nil) {
    self.state = state
    self.profile = profile
    self.expiration = expiration
  }

  /// The file of a directory decides, and its profile has no session.
  package var isWaiting: Bool { state == .directory && expiration == nil }

  package var isExpired: Bool { ending == .expired }

  /// The name of the shell variable.
  package static let variable = ShellProtocol.Kept.memory.rawValue
}

extension Memory {
  /// One failed run more. What fails between two prompts is tried again at the prompt, which is the first to count.
  package mutating func count(afterFailureOf before: Memory, isBetweenPrompts: Bool) {
    let isCounted = !isBetweenPrompts && !before.directoryMemory.isOwing
    failedRuns = isCounted ? before.failedRuns + 1 : max(1, before.failedRuns)
    directoryMemory.isOwing = isBetweenPrompts && (before.failedRuns == 0 || before.directoryMemory.isOwing)
  }

  /// `nil` for a shell that has run nothing yet.
  package init?(_ text: String) {
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
    case "role": role = value
    case "keys": environmentKeyID = value
    case "again": asksAgain = value.flatMap { Instant(epochText: $0) }
    case "failures": failures = value.flatMap { UInt8($0) }.map(Int.init) ?? 0
    case "announced": announced = value.flatMap { UInt32($0) }.map(Int.init)
    case "generation": generation = value ?? ""
    case "failed": failedRuns = value.flatMap { UInt8($0) }.map(Int.init) ?? 0
    default:
      if let ending = Ending(rawValue: String(name)) {
        // The shells add that they closed; what had ended before has ended.
        self.ending = self.ending ?? ending
        return true
      }
      if directoryMemory.read(name, value) { return true }
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

  /// Words parted by spaces: the version, `name=value`, `<NAME=VALUE` for a saved value, `>NAME=VALUE` for a target, `>NAME` for gone.
  package var text: Secret {
    var fields = ["v2", "state=\(state.rawValue)"]
    if let profile { fields.append("profile=\(percentEncoded(profile))") }
    if let expiration { fields.append("expires=\(expiration.seconds)") }
    if let ending { fields.append(ending.rawValue) }
    if !isStored { fields.append("unstored") }
    if let role { fields.append("role=\(percentEncoded(role))") }
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
