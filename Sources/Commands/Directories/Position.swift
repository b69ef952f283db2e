import AWSConfig
import ShellState
import Text

/// A shell beside the `.awsmfa` files of where it is: who decides, and what it remembers of that in the state that follows.
struct Position {
  let shell: ShellState
  let finding: Finding
  /// The base name of the profile that the trusted file names.
  let profile: String?
  /// What a new shell would join without a file.
  var last: Standing.Layer?

  private var memory: Memory { shell.memory }

  /// Of a new shell, what came along holds where its root and profile are those of the file; a session without a root and
  /// credentials of the user's hold everywhere.
  var place: Situation.Place {
    guard let directory = finding.directory else { return .none }
    guard shell.isFresh else { return memory.standing.decider == directory.key ? .same : .other }
    return switch memory.state {
    case .none: .other
    case .directory: isInherited(directory) ? .same : .other
    case .hand, .restored, .user, .off: .same
    }
  }

  private func isInherited(_ directory: Finding.Directory) -> Bool {
    memory.profile.map(ExactText.init) == profile.map(ExactText.init)
      && memory.standing.root.map(directory.root.isExactly) ?? false
  }

  /// The profile that the file decides for, unless another one was chosen by hand since.
  var deciding: String? { isOverridden ? nil : profile }

  private var isOverridden: Bool {
    place == .same && (shell.isFresh ? memory.state == .restored : memory.standing.isOverridden)
  }

  /// What the file says of a profile: nothing, if it is not its own.
  func file(of profile: String) -> DirectoryFile? {
    isNamed(profile) ? finding.directory?.says : nil
  }

  /// The state that a choice of a profile by hand leads to.
  func state(choosing profile: String) -> Memory.State {
    isNamed(profile) ? .directory : .hand
  }

  private func isNamed(_ profile: String) -> Bool { self.profile.map(profile.isExactly) ?? false }

  func standing(in state: Memory.State, isOverriding: Bool = false) -> Standing {
    var next = memory.standing
    next.isOwing = false
    next.isOverridden = false
    next.root = nil
    next.below = nil
    guard let directory = finding.directory else {
      if memory.state != state || ![.off, .user].contains(state) { next.decider = nil }
      return next
    }
    next.decider = directory.key
    switch state {
    case .directory:
      next.root = directory.root
      next.below = layer
    case .hand, .restored:
      next.isOverridden = true
      next.below = layer
    case .user: next.isOverridden = isOverriding || place == .same && memory.standing.isOverridden
    case .none, .off: break
    }
    return next
  }

  /// What the file's profile came, or comes, over.
  private var layer: Standing.Layer? {
    if shell.isFresh {
      return memory.state == .restored ? Standing.Layer(state: .restored, profile: memory.profile) : last
    }
    if place == .same { return memory.standing.below }
    switch memory.state {
    case .directory: return memory.standing.below
    case .hand, .restored:
      return shell.isUntouched
        ? Standing.Layer(state: memory.state, profile: memory.profile) : Standing.Layer(state: .user)
    case .none, .user, .off: return Standing.Layer(state: memory.state)
    }
  }
}

extension ShellState {
  /// The shell at that place, as it stands in the state that it is about to be in.
  func placed(at position: Position, in state: Memory.State, isOverriding: Bool = false) -> ShellState {
    var next = self
    next.standing = position.standing(in: state, isOverriding: isOverriding)
    return next
  }
}
