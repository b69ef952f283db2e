import AWSConfig
import ShellState
import Text

/// Which profile `setup` is for, and whether it has to be made.
struct SetupSubject {
  let context: Context
  let operand: String?

  enum Subject: Equatable {
    /// `nil` if no name was typed.
    case known(String?)
    case new(String)
  }

  func find() throws(Failure) -> Subject {
    guard let operand else { return try unnamed() }
    let name = context.shared.baseName(of: operand)
    if context.shared.hasProfile(name) { return lacksKeys(name) ? .new(name) : .known(nil) }
    let hasOtherKeys = name == Context.unnamed && context.shell.userAccessKeys != nil
    if hasOtherKeys || context.shared.misnamedSection(of: name) != nil { return .known(nil) }
    // A name that shares no letter with another is not a slip of it.
    let near = suggestions(for: name, among: context.userProfiles).filter {
      editDistance(name, $0) < max(name.count, $0.count)
    }
    return near.isEmpty ? .new(name) : try chosen(name, near)
  }

  /// Where there are no profiles and no keys at all, a new profile is what is meant.
  private func unnamed() throws(Failure) -> Subject {
    guard context.shell.userAccessKeys == nil, !context.userProfiles.contains(where: { !lacksKeys($0) }) else {
      return .known(nil)
    }
    let meant = context.profileName(nil)
    if context.shared.hasProfile(meant.name) { return .new(meant.name) }
    if !context.userProfiles.isEmpty || meant.isNamed { return .known(nil) }
    return .new(
      try context.answer(to: Wording.newNameQuestion, orElse: .setupNeedsTerminal(profile: nil)) { answer in
        answer.isEmpty ? Context.unnamed : answer
      })
  }

  /// Whether a profile has neither keys nor another way to get some.
  private func lacksKeys(_ name: String) -> Bool {
    guard let resolution = try? context.shared.resolution(of: name), case .none = resolution.keys else { return false }
    let others: [ProfileKey] = [.roleARN, .sourceProfile, .credentialSource]
    return others.allSatisfy { resolution.profile[$0] == nil } && context.shared.misnamedSection(of: name) == nil
  }

  /// What the user makes of a name that is like another one: a typing error never makes a profile.
  private func chosen(_ name: String, _ near: [String]) throws(Failure) -> Subject {
    let files = [context.paths.shown(context.paths.config), context.paths.shown(context.paths.credentials)]
    return try context.answer(
      to: Wording.nearQuestion(near), below: Wording.nearNames(name, near),
      orElse: .unknownProfile(name, near: near, files: files)
    ) { answer in
      if let found = near.first(where: answer.isExactly) { return .known(found) }
      switch answer.lowercased() {
      case "", "y", "yes": return near.count == 1 ? .known(near[0]) : nil
      case "n", "no": return .new(name)
      default: return nil
      }
    }
  }
}
