import AWSConfig
import ShellState
import Text

/// Which `.awsmfa` file decides for a shell, and what the shell remembers of the files in its next state.
struct DirectoryDecision {
  let shell: ShellState
  let nearestFile: NearestFile
  /// The base name of the profile that the trusted file names.
  let profile: String?
  /// What a new shell would join if there were no file.
  var last: DirectoryMemory.Layer?

  private var memory: Memory { shell.memory }

  /// In a new shell, an inherited directory session holds if its root and profile are the file's; an inherited session
  /// without a root and the user's own credentials hold everywhere.
  var fileChange: Situation.FileChange {
    guard let directory = nearestFile.directory else { return .none }
    guard shell.isFresh else { return memory.directoryMemory.decidingFile == directory.key ? .same : .other }
    return switch memory.state {
    case .none: .other
    case .directory: isInherited(directory) ? .same : .other
    case .hand, .restored, .user, .off: .same
    }
  }

  private func isInherited(_ directory: NearestFile.Directory) -> Bool {
    memory.profile.map(ExactText.init) == profile.map(ExactText.init)
      && memory.directoryMemory.root.map(directory.root.isExactly) ?? false
  }

  /// The profile that the file decides for, unless another one was chosen by hand since.
  var decidingProfile: String? { isOverridden ? nil : profile }

  private var isOverridden: Bool {
    fileChange == .same && (shell.isFresh ? memory.state == .restored : memory.directoryMemory.isOverridden)
  }

  /// What the file says about a profile; `nil` if the file names another one.
  func file(of profile: String) -> DirectoryFile? {
    isNamed(profile) ? nearestFile.directory?.says : nil
  }

  /// The state that choosing a profile by hand leads to.
  func state(choosing profile: String) -> Memory.State {
    isNamed(profile) ? .directory : .hand
  }

  private func isNamed(_ profile: String) -> Bool { self.profile.map(profile.isExactly) ?? false }

  func directoryMemory(in state: Memory.State, isOverriding: Bool = false) -> DirectoryMemory {
    var next = memory.directoryMemory
    next.isOwing = false
    next.isOverridden = false
    next.root = nil
    next.below = nil
    guard let directory = nearestFile.directory else {
      if memory.state != state || ![.off, .user].contains(state) { next.decidingFile = nil }
      return next
    }
    next.decidingFile = directory.key
    switch state {
    case .directory:
      next.root = directory.root
      next.below = layer
    case .hand, .restored:
      next.isOverridden = true
      next.below = layer
    case .user: next.isOverridden = isOverriding || fileChange == .same && memory.directoryMemory.isOverridden
    case .none, .off: break
    }
    return next
  }

  /// What the file's profile replaced, or is about to replace.
  private var layer: DirectoryMemory.Layer? {
    if shell.isFresh {
      return memory.state == .restored ? DirectoryMemory.Layer(state: .restored, profile: memory.profile) : last
    }
    if fileChange == .same { return memory.directoryMemory.below }
    switch memory.state {
    case .directory: return memory.directoryMemory.below
    case .hand, .restored:
      return shell.isUntouched
        ? DirectoryMemory.Layer(state: memory.state, profile: memory.profile, region: shell.chosenRegion)
        : DirectoryMemory.Layer(state: .user)
    case .none, .user, .off: return DirectoryMemory.Layer(state: memory.state)
    }
  }
}

extension ShellState {
  /// This shell in the state that it is about to enter, with what it remembers of the decision.
  func placed(at decision: DirectoryDecision, in state: Memory.State, isOverriding: Bool = false) -> ShellState {
    var next = self
    next.directoryMemory = decision.directoryMemory(in: state, isOverriding: isOverriding)
    return next
  }
}
