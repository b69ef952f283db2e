package import AWSAPI
package import AWSConfig
package import ShellCode

/// Everything outside the program, as a value: what a verb reads and does goes through here and nowhere else.
package struct World {
  package var environment: Environment
  /// The shell that evaluates what is emitted; `nil` where nobody listens.
  package var shell: Shell?
  /// The calling shell is a subshell or part of a pipeline: what changes there does not outlive it.
  package var isSubshell: Bool
  /// What the calling shell kept for us, as ``Memory`` wrote it.
  package var memory: String
  /// The variables that the calling shell can neither set nor unset.
  package var readOnly: Set<String> = []
  /// The absolute path of this program.
  package var executable: String
  package var now: () -> Instant
  /// Milliseconds on a clock that nobody sets: only differences mean something.
  package var uptime: () -> Int
  package var localTime: (Instant) -> LocalTime
  package var files: Files
  package var directories: Directories
  /// Asks on the terminal.
  package var ask: (_ question: String) -> Answer
  /// Asks on the terminal for a text that may be seen: what is typed is shown.
  package var askText: (_ question: String) -> Answer
  /// Asks on the terminal, but only if nothing has been typed ahead: that is for the shell.
  package var askIfIdle: (_ question: String) -> Answer
  /// Throws away what was typed and not read.
  package var forgetTyped: () -> Void
  /// What a command line prints that is run by `sh`, with the terminal to speak to the user, for so many seconds at most.
  package var output: (_ command: String, _ seconds: Int) -> CommandOutput
  /// The terminal's name, such as `pts/3`.
  package var terminal: () -> String
  /// Waits, if it `isPatient`, for other programs that ask on the terminal.
  package var takeTurn: (_ isPatient: Bool) -> Turn
  package var processID: Int
  package var isRunning: (_ processID: Int) -> Bool
  /// One line of standard input; `nil` at its end.
  package var readLine: () -> String?
  /// Whether there is a program on the PATH that can call AWS.
  package var canCall: () -> Bool
  package var send: (SignedRequest) throws(TransportTrouble) -> HTTPAnswer
  /// A request that no keys sign.
  package var fetch: (QueryRequest) throws(TransportTrouble) -> HTTPAnswer
  /// Shows a page of ours in the browser, and removes it soon, whatever comes of it. `false` if nothing shows it.
  package var showPage: (_ path: String) -> Bool
  /// A line for the user, at once, beside what the verb prints.
  package var say: (String) -> Void
  /// Puts a command in the place of this program. Returns only if that failed.
  package var become: (Launch) -> Failure

  package init(
    environment: Environment, shell: Shell?, isSubshell: Bool, memory: String, executable: String,
    now: @escaping () -> Instant, uptime: @escaping () -> Int, localTime: @escaping (Instant) -> LocalTime,
    files: Files,
    directories: Directories,
    ask: @escaping (String) -> Answer, askText: @escaping (String) -> Answer,
    askIfIdle: @escaping (String) -> Answer,
    forgetTyped: @escaping () -> Void,
    output: @escaping (String, Int) -> CommandOutput, terminal: @escaping () -> String,
    takeTurn: @escaping (Bool) -> Turn, processID: Int,
    isRunning: @escaping (Int) -> Bool,
    readLine: @escaping () -> String?, canCall: @escaping () -> Bool,
    send: @escaping (SignedRequest) throws(TransportTrouble) -> HTTPAnswer,
    fetch: @escaping (QueryRequest) throws(TransportTrouble) -> HTTPAnswer,
    showPage: @escaping (String) -> Bool,
    say: @escaping (String) -> Void,
    become: @escaping (Launch) -> Failure
  ) {
    self.environment = environment
    self.shell = shell
    self.isSubshell = isSubshell
    self.memory = memory
    self.executable = executable
    self.now = now
    self.uptime = uptime
    self.localTime = localTime
    self.files = files
    self.directories = directories
    self.ask = ask
    self.askText = askText
    self.askIfIdle = askIfIdle
    self.forgetTyped = forgetTyped
    self.output = output
    self.terminal = terminal
    self.takeTurn = takeTurn
    self.processID = processID
    self.isRunning = isRunning
    self.readLine = readLine
    self.canCall = canCall
    self.send = send
    self.fetch = fetch
    self.showPage = showPage
    self.say = say
    self.become = become
  }
}

/// What came of a question.
package enum Answer: Equatable, Sendable {
  case line(String)
  /// Ctrl-C or Ctrl-D.
  case interrupted
  /// The terminal closed, or the program was told to end.
  case closed
  /// No terminal, or we are in its background.
  case nobody
  /// Something was typed before the question.
  case typedAhead
}

/// What came of a command.
package enum CommandOutput: Equatable, Sendable {
  case text(String)
  case status(Int)
  case timedOut
}

/// The file system. Paths are absolute.
package struct Files {
  /// The file's bytes; `nil` if there is no such file.
  package var read: (String) throws(FileTrouble) -> [UInt8]?
  /// Replaces a file by what `change` makes of it: whole or not at all, under a lock. `change` may be called again with newer bytes.
  /// Without a `reading` it is a file of ours alone.
  package var update:
    (String, _ reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void
  /// As `update`, for a file without secrets: its mode stays.
  package var edit:
    (String, _ reading: Reading?, _ change: ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void
  /// Writes a small private file whole, and the folders above it.
  package var write: (String, String) throws(FileTrouble) -> Void
  /// The path with every symbolic link resolved, as far as it exists.
  package var realPath: (String) -> String
  /// Whether a file is the user's who runs the program, or is not there.
  package var isOwn: (String) -> Bool
  /// Makes sure of a file whose modification time is the beginning of time.
  package var makeClock: (String) throws(FileTrouble) -> Void

  package init(
    read: @escaping (String) throws(FileTrouble) -> [UInt8]?,
    update: @escaping (String, Reading?, ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void,
    edit: @escaping (String, Reading?, ([UInt8]) throws(Failure) -> [UInt8]) throws(Failure) -> Void,
    write: @escaping (String, String) throws(FileTrouble) -> Void,
    realPath: @escaping (String) -> String, isOwn: @escaping (String) -> Bool,
    makeClock: @escaping (String) throws(FileTrouble) -> Void
  ) {
    self.read = read
    self.update = update
    self.edit = edit
    self.write = write
    self.realPath = realPath
    self.isOwn = isOwn
    self.makeClock = makeClock
  }
}

/// A moment on the wall clock where the user is.
package struct LocalTime: Equatable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int

  package init(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }
}

/// What a verb leaves to be done: printed to standard output, and changed in the shell.
package struct Outcome: Equatable, Sendable {
  package var output = ""
  package var plan: [Statement] = []
  package var launch: Launch?
}

/// A command that takes the program's place.
package struct Launch: Equatable, Sendable {
  /// At least one word.
  package let command: [String]
  /// What changes in the environment: exports and unsets.
  package let environment: [Statement]
}
