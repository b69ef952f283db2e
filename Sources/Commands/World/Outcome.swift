package import ShellCode

/// What a verb leaves to be done: the text for standard output, and the changes to the shell.
package struct Outcome: Equatable, Sendable {
  package var output = ""
  /// What is said after that, on standard error.
  package var afterword = ""
  package var plan: [Statement] = []
  package var exec: ExecRequest?
  /// What the program ends with if all goes well from here on.
  package var status = ExitStatus.done
}
