import AWSConfig
import ShellState
import Text

/// Which profile is meant if nothing names one.
extension Context {
  /// `default` if it or the environment has keys, else the only profile that has.
  var unnamedChoice: ProfileChoice {
    let unnamed = ProfileChoice(name: Self.unnamed, isNamed: false)
    if unnamedHasKeys || hasEnvironmentKeys { return unnamed }
    // The environment's keys may have opened it.
    if shared.sessionSection(of: Self.unnamed).session(at: now) != nil { return unnamed }
    let names = profilesWithKeys
    if names.count == 1 { return ProfileChoice(name: names[0], isNamed: true) }
    return ProfileChoice(name: Self.unnamed, isNamed: false, candidates: names)
  }

  /// The choice, or what the user makes of one that is open.
  func asking(_ choice: ProfileChoice) throws(Failure) -> ProfileChoice {
    if choice.candidates.isEmpty { return choice }
    return ProfileChoice(
      name: try chosenProfile(among: choice.candidates, orElse: .profileNotNamed(choice.candidates)), isNamed: true)
  }

  /// The profile that the user picks, by name or by number. Where a number is also a profile's name, only names count.
  func chosenProfile(among names: [String], orElse nobody: Failure) throws(Failure) -> String {
    let lives = names.map { (name: $0, secondsLeft: secondsLeft(of: $0)) }
    let sorted = lives.filter { $0.secondsLeft != nil } + lives.filter { $0.secondsLeft == nil }
    let isNumbered = !sorted.contains { Int($0.name).map((1...sorted.count).contains) ?? false }
    let number = try answer(
      to: Wording.whichProfile(count: isNumbered ? sorted.count : nil),
      below: Wording.choice(of: sorted, isNumbered: isNumbered), orElse: nobody
    ) { answer throws(Failure) -> Int? in
      if answer.isEmpty { throw .nothingChosen }
      if let index = sorted.firstIndex(where: { $0.name.isExactly(answer) }) { return index }
      return isNumbered ? Int(answer).flatMap { 1...sorted.count ~= $0 ? $0 - 1 : nil } : nil
    }
    return sorted[number].name
  }

  private func secondsLeft(of profile: String) -> Int? {
    shared.sessionSection(of: profile).session(at: now)?.credentials.secondsLeft(at: now)
  }

  /// Whether the environment has keys, even some that cannot open a session.
  private var hasEnvironmentKeys: Bool {
    do { return try shell.checkedUserKeys() != nil } catch { return true }
  }

  /// The profiles with long-term keys of their own.
  var profilesWithKeys: [String] {
    return userProfiles.filter { name in
      guard !shared.isForRole(name), let resolution = try? shared.resolution(of: name) else { return false }
      return switch resolution.keys {
      case .file(let keys): !keys.isTemporary
      case .process, .store: true
      case .environment, .none: false
      }
    }
  }
}
