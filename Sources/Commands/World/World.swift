package import AWSConfig
package import ShellCode

/// Everything outside the program, as a value: what a verb reads and does goes through here and nowhere else.
package struct World {
  package var environment: Environment
  /// The shell that evaluates what is emitted; `nil` where no shell waits for it.
  package var shell: Shell?
  /// The calling shell is a subshell or part of a pipeline: what changes there does not outlive it.
  package var isSubshell: Bool
  /// What the calling shell kept for us, as ``Memory`` wrote it.
  package var memory: String
  /// The variables that the calling shell can neither set nor unset.
  package var readOnly: Set<String>
  /// The absolute path of this program.
  package var executable: String
  package var clock: Clock
  package var terminal: Terminal
  package var aws: AWS
  package var files: Files
  package var processes: Processes
  /// One line of standard input; `nil` at its end.
  package var readLine: () -> String?
  /// A line for the user, at once, beside what the verb prints.
  package var say: (String) -> Void

  package init(
    environment: Environment, shell: Shell?, isSubshell: Bool, memory: String, readOnly: Set<String>,
    executable: String,
    clock: Clock, terminal: Terminal, aws: AWS, files: Files, processes: Processes,
    readLine: @escaping () -> String?, say: @escaping (String) -> Void
  ) {
    self.environment = environment
    self.shell = shell
    self.isSubshell = isSubshell
    self.memory = memory
    self.readOnly = readOnly
    self.executable = executable
    self.clock = clock
    self.terminal = terminal
    self.aws = aws
    self.files = files
    self.processes = processes
    self.readLine = readLine
    self.say = say
  }
}
