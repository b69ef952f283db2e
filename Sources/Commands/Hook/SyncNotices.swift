import AWSConfig
import ShellState
import Text

/// The notices that a hook gives, each once.
extension Sync {
  /// The notice about the file that was found or the profile that the user has set; `nil` once the shell was told.
  func notice(after next: Memory, _ move: Move) -> (text: String, key: String?)? {
    switch decision.nearestFile {
    case .ignored(let file) where !memory.directoryMemory.told.contains(file.key):
      return (Wording.ignored(file, context.paths), file.key)
    case .trusted(let directory) where next.isWaiting && (move == .enter || memory.directoryMemory.isOwing):
      return (context.waiting(directory, next.profile ?? ""), nil)
    case .none, .ignored, .trusted: return next.state == .user ? endedChoice : nil
    }
  }

  /// The notice that the user's own `AWS_PROFILE` names a section of ours without a live session. The variable is
  /// theirs and stays.
  var endedChoice: (text: String, key: String?)? {
    guard let name = shell.namedProfile,
      let profile = context.shared.managedProfiles.first(where: { SessionSection.name(for: $0).isExactly(name) }),
      context.live(profile) == nil
    else { return nil }
    let key = fingerprint(name)
    return memory.directoryMemory.told.contains(key) ? nil : (Wording.namesEnded(name, profile), key)
  }

  func telling(_ change: Change, _ move: Move) -> Change {
    guard let notice = notice(after: change.memory, move) else { return change }
    var change = change
    if shell.isFresh {
      change.memory.directoryMemory.isOwing = true
    } else {
      say(notice.text)
      if let key = notice.key { change.memory.directoryMemory = change.memory.directoryMemory.telling(key) }
    }
    return change
  }

  /// Nothing is printed while a shell starts.
  func say(_ text: String) {
    if !shell.isFresh { context.world.sayAtPrompt(text) }
  }
}

extension Context {
  /// The notice about a directory whose profile has no live session.
  fileprivate func waiting(_ directory: NearestFile.Directory, _ profile: String) -> String {
    if isKnown(profile) { return Wording.waiting(directory, profile, paths) }
    return Wording.unknown(directory, profile, near: suggestions(for: profile, among: userProfiles).first, paths)
  }
}
