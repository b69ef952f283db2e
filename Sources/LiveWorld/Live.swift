import AWSAPI
import AWSConfig
package import Commands
import ShellCode
import ShellState

/// The world as it is.
extension World {
  package static func live(for words: [String]) -> World {
    let executable = Program.path
    csystem_forbid_dumps()
    let signals = SignalDispositions()
    var variables = Program.environment
    let shell = CodeChannel.listener(in: variables, isPassing: replacesProcess(words))
    StandardStream.fillGaps(isSilent: shell != nil)
    func handed(_ variable: ShellProtocol.Handed) -> String? { variables[variable.rawValue] }
    let memory = handed(.memory) ?? ""
    let depth = handed(.subshell) ?? "0"
    // A question asked by a command that runs during a turn is part of that turn and does not wait.
    let isInTurn = handed(.turn) != nil
    let readOnly = Set((handed(.readOnly) ?? "").split(separator: " ").map(String.init))
    let shellFacts = handed(.facts)
    for variable in ShellProtocol.Handed.allCases { variables[variable.rawValue] = nil }
    let environment = Environment(variables)
    let paths = try? Paths(environment)
    let isSubshell = depth != "0" && !depth.isEmpty
    let isForPrompt = words.first == Verb.hook.rawValue && shell != nil && !isSubshell
    let trace = Trace.live(for: words, environment, say: StandardStream.say)
    let transport = Transport(environment: environment, isForPrompt: isForPrompt, trace: trace)
    let locks = FileLocks(patience: isForPrompt ? FileLocks.promptPatience : FileLocks.patience, trace: trace) {
      paths?.lock(forRealPath: $0)
    }
    let commands = CommandRun(variables: variables, isAwaitedByShell: shell != nil && !isSubshell)
    func asked(_ answer: Answer) -> Answer {
      if answer == .interrupted, shell == nil { TerminalQuestion.passOnInterrupt() }
      return answer
    }
    var world = World(
      environment: environment, shell: shell, isSubshell: isSubshell, memory: memory, readOnly: readOnly,
      executable: executable,
      clock: World.Clock(
        now: { Instant(seconds: time(nil)) }, uptime: { Deadline.now }, localTime: WallClock.localTime),
      terminal: World.Terminal(
        name: { TerminalQuestion.name }, isOfScript: { TerminalQuestion.isOfScript },
        ask: { asked(TerminalQuestion.ask($0)) }, askText: { asked(TerminalQuestion.ask($0, showing: .everything)) },
        askIfIdle: { TerminalQuestion.ask($0, onlyIfIdle: true) }, typedAhead: { TerminalQuestion.typedAhead },
        forgetTyped: TerminalQuestion.forgetTyped,
        takeTurn: { TerminalLock.take(folder: paths?.turns, isPatient: $0 && !isInTurn) }),
      aws: World.AWS(
        canCall: { Transport.programs.contains(where: Program.isOnPath) },
        curlVersion: { Curl(environment: environment).programVersion },
        send: { request throws(TransportError) in try transport.send(request) },
        fetch: { request throws(TransportError) in try Curl(environment: environment).fetch(request) }),
      files: .live(environment, locks, trace),
      processes: World.Processes(
        id: Int(getpid()), isRunning: Program.isRunning, run: commands.output,
        showPage: { Browser.show($0, with: $1, environment: variables.map { "\($0)=\($1)" }) },
        become: { Replacement.become($0, after: signals) }),
      readLine: StandardStream.readLine, say: StandardStream.say)
    world.shellFacts = shellFacts
    world.clock.pause = Pause.take
    world.terminal.askHidden = { asked(TerminalQuestion.ask($0, showing: .nothing)) }
    world.terminal.askKeyID = { asked(TerminalQuestion.ask($0, showing: .keyID)) }
    world.trace = trace
    world.processes.showDialog = commands.answer
    world.processes.useStore = commands.answer
    world.terminal.width = { csystem_columns(1) > 0 ? Int(csystem_columns(1)) : nil }
    return world
  }
}

extension Files {
  fileprivate static func live(_ environment: Environment, _ locks: FileLocks, _ trace: Trace) -> Files {
    var files = Files(
      read: { path throws(FileError) in try WatchedFile.contents(path) },
      ownFile: DirectoryAccess.read,
      update: { path, reading, change throws(Failure) in
        try SharedFile(path, locks: locks).update(since: reading, change)
      },
      edit: { path, reading, change throws(Failure) in
        try SharedFile(path, isPrivate: false, locks: locks).update(since: reading, change)
      },
      write: { path, text throws(FileError) in try FileSystem.write(path, text) },
      remove: { path throws(FileError) in try DirectoryAccess.remove(path) },
      names: { DirectoryAccess.names(in: $0) }, exists: DirectoryAccess.exists, isOwn: FileSystem.isOwn,
      isReadableByOthers: FileSystem.isReadableByOthers,
      realPath: FileSystem.realPath, physical: DirectoryAccess.physical,
      working: { DirectoryAccess.working(named: environment[named: "PWD"]) },
      makeClock: { path throws(FileError) in try FileSystem.makeClock(path) })
    files.facts = FileSystem.facts
    files.rewrite = { path, change throws(Failure) in
      try SharedFile(path, isPrivate: false, locks: FileLocks(patience: 0) { _ in nil }).update(since: nil, change)
    }
    files.rehearse = { path, reading throws(Failure) in
      try SharedFile(path, isPrivate: false, isRehearsal: true, locks: locks).update(since: reading) { $0 }
    }
    files.lock = { path, patience in
      let locks = FileLocks(patience: patience, trace: trace) { $0 }
      return (try? locks.take(for: path)).map { FileLock($0) }
    }
    files.removeEmpty = { unsafe rmdir(ByteText.cString($0)) }
    return files
  }
}

enum WallClock {
  static func localTime(_ instant: Instant) -> LocalTime {
    var seconds = time_t(instant.seconds)
    var broken = unsafe tm()
    unsafe localtime_r(&seconds, &broken)
    return unsafe LocalTime(
      year: Int(broken.tm_year) + 1900, month: Int(broken.tm_mon) + 1, day: Int(broken.tm_mday),
      hour: Int(broken.tm_hour), minute: Int(broken.tm_min))
  }
}
