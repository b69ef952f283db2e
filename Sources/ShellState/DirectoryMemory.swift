import Text

/// What a shell remembers about `.awsmfa` files: part of its memory.
package struct DirectoryMemory: Equatable, Sendable {
  /// What a shell had before a file decided, so that it can be joined again by its name.
  package struct Layer: Equatable, Sendable {
    package let state: Memory.State
    package let profile: String?
    /// The region that was chosen for the shell by an option.
    package fileprivate(set) var region: String?

    package init(state: Memory.State, profile: String? = nil, region: String? = nil) {
      self.state = state
      self.profile = profile
      self.region = region
    }
  }

  /// The physical path of the deciding file's directory.
  package var root: String?
  /// The key of the file that decides, or that the user has overridden.
  package var decidingFile: String?
  package var below: Layer?
  /// Whether another profile was chosen by hand since that file began to decide.
  package var isOverridden = false
  /// The keys of the ignored files that this shell was told about, the latest last.
  package var told: [String] = []
  /// Whether something must be said or done at the next prompt.
  package var isOwing = false

  package init() {}

  private static let mostTold = 16

  package func telling(_ key: String) -> DirectoryMemory {
    var next = self
    next.told = (told + [key]).suffix(Self.mostTold)
    return next
  }
}

extension DirectoryMemory {
  /// Reads one word of a memory; `false` if it is none of these.
  mutating func read(_ name: Substring, _ value: String?) -> Bool {
    switch name {
    case "root": root = value
    case "decider": decidingFile = value
    case "below":
      guard let layer = value.flatMap(Layer.init) else { return false }
      below = layer
    case "below-region": below?.region = value
    case "overridden": isOverridden = true
    case "told": value.map { told.append($0) }
    case "owing": isOwing = true
    default: return false
    }
    return true
  }

  var words: [String] {
    var fields: [String] = []
    if let root { fields.append("root=\(percentEncoded(root))") }
    if let decidingFile { fields.append("decider=\(percentEncoded(decidingFile))") }
    if let below {
      fields.append("below=\(below.text)")
      if let region = below.region { fields.append("below-region=\(percentEncoded(region))") }
    }
    if isOverridden { fields.append("overridden") }
    fields += told.map { "told=\(percentEncoded($0))" }
    if isOwing { fields.append("owing") }
    return fields
  }
}

extension DirectoryMemory.Layer {
  /// Reads `state`, or `state,profile`.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: ",", maxSplits: 1)
    guard let state = parts.first.flatMap({ Memory.State(rawValue: String($0)) }) else { return nil }
    self.init(state: state, profile: parts.count == 2 ? String(parts[1]) : nil)
  }

  fileprivate var text: String {
    state.rawValue + (profile.map { "," + percentEncoded($0) } ?? "")
  }
}
