/// One word that may come next, and what is known about it.
struct Candidate: Equatable {
  /// What zsh lists together.
  enum Group: String, CaseIterable {
    case verbs, profiles, options, values
  }

  let group: Group
  let text: String
  /// Empty if there is nothing to say.
  let note: String

  init(_ group: Group, _ text: String, _ note: String = "") {
    self.group = group
    self.text = text
    self.note = note
  }
}
