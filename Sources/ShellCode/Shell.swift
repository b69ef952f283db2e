/// A shell that the program can change from within.
package enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}
