import AWSConfig
import Text

/// What the options of a login say about the session of one shell, for its renewals.
package struct LoginOptions: Equatable, Sendable {
  /// The role given by `--role`; of a restricted session, the role that it is for.
  package var role: String?
  package var externalID: String?
  package var sessionName: String?
  /// Whether a policy restricts the session. Which one is not remembered.
  package var isRestricted = false
  /// The region chosen for this shell.
  package var region: String?

  package init(role: String? = nil, region: String? = nil) {
    self.role = role
    self.region = region
  }
}

extension LoginOptions {
  /// Reads one word of a memory; `false` if it is none of these.
  mutating func read(_ name: Substring, _ value: String?) -> Bool {
    switch name {
    case "role": role = value
    case "external": externalID = value
    case "named": sessionName = value
    case "restricted": isRestricted = true
    case "region": region = value
    default: return false
    }
    return true
  }

  var words: [String] {
    let values = [("role", role), ("external", externalID), ("named", sessionName), ("region", region)]
    return values.compactMap { name, value in value.map { "\(name)=\(percentEncoded($0))" } }
      + (isRestricted ? ["restricted"] : [])
  }
}

extension ShellState {
  /// The region that was chosen for this shell by an option, unless the user has set another one since.
  package var chosenRegion: String? {
    memory.options.region.flatMap { isOurs(.region) && isOurs(.defaultRegion) ? $0 : nil }
  }

  /// Whether the user has set another region than the one that came with the session.
  package var changedRegion: Bool {
    [Variable.region, .defaultRegion].contains { memory.targets[$0] != nil && !isOurs($0) }
  }
}
