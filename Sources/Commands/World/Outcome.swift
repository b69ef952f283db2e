package import ShellCode

/// What a verb leaves to be done: what is printed to standard output, and what changes in the shell.
package struct Outcome: Equatable, Sendable {
  package var output = ""
  package var plan: [Statement] = []
  package var exec: ExecRequest?
}
