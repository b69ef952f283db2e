package import AWSConfig
package import ShellCode

/// Everything outside the program, as a value: a verb reads and changes the outside world only through this.
package struct World {
  var environment: Environment
  /// The shell that evaluates the code we write; `nil` if no shell is waiting for it.
  package var shell: Shell?
  /// Whether the calling shell is a subshell or part of a pipeline, so that changes to it are lost when it ends.
  var isSubshell: Bool
  /// What the calling shell kept for us, in the form that ``Memory`` writes.
  var memory: String
  /// The variables that the calling shell can neither set nor unset.
  var readOnly: Set<String>
  /// What the calling shell says about itself, for ``Verb/doctor`` alone; `nil` if no shell says anything.
  package var shellFacts: String?
  /// The absolute path of this program.
  var executable: String
  package var clock: Clock
  package var terminal: Terminal
  var aws: AWS
  var files: Files
  package var processes: Processes
  /// One line of standard input; `nil` at its end.
  var readLine: () -> String?
  /// Prints a line for the user at once, apart from the verb's output.
  var say: (String) -> Void
  /// What is decided and why, if the user wants to know.
  package var trace = Trace.off

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

extension World {
  /// Whether there is a program of that name on the `PATH`.
  func hasProgram(_ name: String) -> Bool {
    (environment[named: "PATH"] ?? "").split(separator: ":").contains {
      files.facts("\($0)/\(name)")?.isProgram ?? false
    }
  }
}
