/// A shell that the toolkit can change from within.
package enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}
