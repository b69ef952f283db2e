import Secrecy
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import ShellCode
@testable import ShellState
@testable import Text

extension World {
  /// A world that must not be touched: whatever a test does not replace is an issue.
  static func untouchable(_ environment: [String: String]) -> World {
    World(
      environment: Environment(environment), shell: nil, isSubshell: false, memory: "", readOnly: [],
      executable: "/opt/bin/awsmfa",
      clock: World.Clock(
        now: { touched("the clock", Instant(seconds: 0)) }, uptime: { touched("the stopwatch", 0) },
        localTime: { _ in touched("the wall clock", LocalTime(year: 0, month: 1, day: 1, hour: 0, minute: 0)) }),
      terminal: World.Terminal(
        name: { "pts/1" }, isOfScript: { false },
        ask: { question in touched("asking \(question)", .nobody) },
        askText: { question in touched("asking \(question)", .nobody) },
        askIfIdle: { question in touched("asking \(question)", .nobody) }, typedAhead: { .nothing },
        forgetTyped: { touched("what was typed", ()) },
        takeTurn: { _ in
          touched("the terminal's turn", ())
          return TerminalTurn(isLate: false)
        }),
      aws: World.AWS(
        canCall: { true }, curlVersion: { "curl 8.5.0" },
        send: { _ throws(TransportError) in
          touched("the network", ())
          throw .unresolved
        },
        fetch: { _ throws(TransportError) in
          touched("the network", ())
          throw .unresolved
        }),
      files: .untouchable,
      processes: World.Processes(
        id: 1, isRunning: { number in touched("looking at process \(number)", false) },
        run: { command, _ in touched("running \(command)", .timedOut) },
        showPage: { path, _ in touched("showing \(path)", .failed(status: nil)) },
        become: { request in touched("becoming \(request.command)", .commandNotFound("")) }),
      readLine: { touched("standard input", nil) }, say: { line in touched("saying \(line)", ()) })
  }
}

extension Files {
  fileprivate static var untouchable: Files {
    Files(
      read: { path throws(FileError) in touched("reading \(path)", nil) },
      ownFile: { path, _ in touched("reading \(path)", .absent) },
      update: { path, _, _ throws(Failure) in touched("updating \(path)", ()) },
      edit: { path, _, _ throws(Failure) in touched("editing \(path)", ()) },
      write: { path, _ throws(FileError) in touched("writing \(path)", ()) },
      remove: { path throws(FileError) in touched("removing \(path)", ()) },
      names: { path in touched("listing \(path)", []) },
      exists: { path in touched("looking for \(path)", false) },
      isOwn: { path in touched("looking at \(path)", true) },
      isReadableByOthers: { path in touched("looking at \(path)", false) },
      realPath: { path in touched("resolving \(path)", path) },
      physical: { path in touched("resolving \(path)", path) },
      working: { touched("the working directory", nil) },
      makeClock: { path throws(FileError) in touched("making \(path)", ()) })
  }
}

private func touched<Value>(_ what: String, _ value: Value) -> Value {
  Issue.record("touched: \(what)")
  return value
}

/// A world with a home directory, a clock that stands at 2026-01-01T10:00:00Z, and what a test puts on it.
/// Questions, calls and broken files have to be prepared: else they are issues.
final class Stage {
  static let now = Sample.now
  static let credentials = "/home/u/.aws/credentials"
  static let config = "/home/u/.aws/config"
  static let settings = "/home/u/.config/aws-mfa/config"

  var environment = ["HOME": "/home/u"]
  var shell: Shell? = .bash
  var isSubshell = false
  var memory = ""
  var readOnly: Set<String> = []
  var files: [String: String] = [:]
  /// What reading or writing a path fails with.
  var unreadable: [String: FileError] = [:]
  var unwritable: [String: FileError] = [:]
  /// What another program makes of the file just before ours changes it.
  var meanwhile: [String: String] = [:]
  /// How long writers of the shared files were waited for, in milliseconds.
  private(set) var waits: [Int] = []
  /// Files that others can read.
  var readable: Set<String> = []
  /// Files of another user's.
  var foreign: Set<String> = []
  var directory: String?
  /// Files that are not read, and why.
  var refused: [String: OwnFileRefusal] = [:]
  /// Files that their owner may not write to.
  var readOnlyFiles: Set<String> = []
  /// Files with other names beside this one.
  var linkedFiles: Set<String> = []
  var readOnlyFolders: Set<String> = []
  /// Symbolic links, and where they lead.
  var links: [String: String] = [:]
  /// Files that can be run.
  var programs: Set<String> = []
  private(set) var removedFolders: [String] = []
  /// Processes that live.
  var running: Set<Int> = []
  var answers: [Answer] = []
  var typedAhead = TypedAhead.nothing
  /// The columns of the terminal that shows the output.
  var width: Int?
  var input: [String?] = []
  var replies: [Result<HTTPAnswer, TransportError>] = []

  /// What comes of requests that no keys sign, and whether something shows a page.
  var fetches: [Result<HTTPAnswer, TransportError>] = []
  var hasBrowser: Bool?

  /// What another program that asks on the terminal makes of files.
  var beforeTurn: [String: String] = [:]
  /// It is done by then, and nobody had to wait for it.
  var isTurnFree = false

  /// What another process makes of files while a lock is waited for, and whether it keeps that lock.
  var duringLock: [String: String] = [:]
  var isLockKept = false

  /// How many milliseconds a call and a command take, and how many have passed.
  var callTime = 0
  var commandTime = 0
  private var elapsed = 0
  /// What a command line comes to.
  var output: CommandOutput?

  /// What dialogs come to, and the texts and time limits of those that were shown.
  var dialogs: [CommandOutput] = []
  private(set) var dialogTexts: [String] = []
  private(set) var dialogTimes: [Int] = []
  var terminal = "pts/1"

  /// What is decided and why, if a test wants to know.
  var isTraced = false
  private(set) var trace: [String] = []

  /// How often what was typed ahead was thrown away.
  private(set) var forgotten = 0
  private(set) var said: [String] = []
  private(set) var commands: [String] = []
  /// How many seconds each of them was given.
  private(set) var patience: [Int] = []
  private(set) var questions: [String] = []
  private(set) var requests: [SignedRequest] = []
  private(set) var queries: [QueryRequest] = []
  /// What was in the pages that were shown; they are gone again.
  private(set) var pages: [String] = []
  /// What was to show them, and what it ends with if there is no browser.
  private(set) var openers: [PageOpener] = []
  var openerStatus: Int?

  var world: World {
    var world = World.untouchable(environment)
    world.shell = shell
    world.isSubshell = isSubshell
    world.memory = memory
    world.readOnly = readOnly
    world.clock.now = { [self] in Self.now + elapsed / 1000 }
    world.clock.uptime = { [self] in elapsed }
    world.clock.localTime = Self.utc
    world.say = { [self] in said.append($0) }
    world.files.read = { [self] path throws(FileError) in
      if let cause = unreadable[path] { throw cause }
      return files[path].map { Array($0.utf8) }
    }
    world.files.write = { [self] path, text throws(FileError) in
      if let cause = unwritable[path] ?? unwritable["*"] { throw cause }
      files[path] = text
    }
    world.files.update = { [self] path, reading, change throws(Failure) in
      if let cause = unwritable[path] { throw .file(cause) }
      if let text = meanwhile[path] { files[path] = text }
      if let reading { waits.append(reading.patience) }
      let bytes = Array((files[path] ?? "").utf8)
      let new = try change(bytes)
      if let reading, bytes != reading.bytes, bytes.isEmpty || !reading.isWhole(bytes) {
        throw .file(FileError(path: path, reason: .cutShort))
      }
      files[path] = String(decoding: new, as: UTF8.self)
    }
    world.files.edit = world.files.update
    world.files.realPath = { [self] in links[$0] ?? $0 }
    world.files.makeClock = { _ in }
    place(in: &world.files)
    world.terminal.takeTurn = { [self] isPatient in
      let isLate = isPatient && !beforeTurn.isEmpty
      if isLate {
        files.merge(beforeTurn) { $1 }
        beforeTurn = [:]
      }
      return TerminalTurn(isLate: isLate && !isTurnFree)
    }
    world.processes.isRunning = { [self] in running.contains($0) }
    if let output {
      world.processes.run = { [self] command, seconds in
        commands.append(command)
        patience.append(seconds)
        elapsed += commandTime
        return output
      }
    }
    if isTraced { world.trace = Trace { [self] in trace.append($0) } }
    world.terminal.name = { [self] in terminal }
    world.processes.showDialog = { [self] _, text, seconds in
      dialogTexts.append(text)
      dialogTimes.append(seconds)
      return dialogs.isEmpty ? touched("a dialog: \(text)", .timedOut) : dialogs.removeFirst()
    }
    let fetch = world.aws.fetch
    world.aws.fetch = { [self] request throws(TransportError) in
      if fetches.isEmpty { return try fetch(request) }
      queries.append(request)
      return try fetches.removeFirst().get()
    }
    if let hasBrowser {
      world.processes.showPage = { [self] path, opener in
        pages += [files.removeValue(forKey: path)].compactMap { $0 }
        openers.append(opener)
        return hasBrowser ? .shown : .failed(status: openerStatus)
      }
    }
    let (ask, readLine, send) = (world.terminal.ask, world.readLine, world.aws.send)
    world.terminal.ask = { [self] question in
      if answers.isEmpty { return ask(question) }
      questions.append(question)
      return answers.removeFirst()
    }
    world.terminal.askText = world.terminal.ask
    world.terminal.askHidden = world.terminal.ask
    world.terminal.askKeyID = world.terminal.ask
    let answer = world.terminal.ask
    world.terminal.askIfIdle = { [self] question in typedAhead == .nothing ? answer(question) : .typedAhead }
    world.terminal.typedAhead = { [self] in typedAhead }
    world.terminal.width = { [self] in width }
    world.terminal.forgetTyped = { [self] in forgotten += 1 }
    world.readLine = { [self] in input.isEmpty ? readLine() : input.removeFirst() }
    world.aws.send = { [self] request throws(TransportError) in
      if replies.isEmpty { return try send(request) }
      requests.append(request)
      elapsed += callTime
      return try replies.removeFirst().get()
    }
    return world
  }

  /// What the search for a directory's file sees.
  private func place(in files: inout Files) {
    files.working = { [self] in directory }
    files.exists = { [self] path in
      self.files[path] != nil || refused[path] != nil || self.files.keys.contains { $0.hasPrefix(path + "/") }
    }
    files.isOwn = { [self] in !foreign.contains($0) }
    files.isReadableByOthers = { [self] in readable.contains($0) }
    files.physical = { $0 }
    files.ownFile = { [self] path, limit in
      if let refusal = refused[path] { return .refused(refusal) }
      guard let text = self.files[path] else { return .absent }
      return text.utf8.count > limit ? .refused(.tooLarge(limit: limit)) : .file(path: path, bytes: Array(text.utf8))
    }
    files.names = { [self] folder in
      self.files.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
    }
    files.facts = { [self] path in
      if readOnlyFolders.contains(path) {
        return FileFacts(isRegular: false, isOwn: true, mode: 0o555, isOwnGroup: true, isWritable: false)
      }
      guard self.files[path] != nil || programs.contains(path) else { return nil }
      return FileFacts(
        isRegular: true, isOwn: true,
        mode: programs.contains(path) ? 0o755 : readOnlyFiles.contains(path) ? 0o444 : 0o644,
        isOwnGroup: true, names: linkedFiles.contains(path) ? 2 : 1)
    }
    files.rewrite = { [self] path, change throws(Failure) in
      if let cause = unwritable[path] { throw .file(cause) }
      self.files[path] = String(decoding: try change(Array((self.files[path] ?? "").utf8)), as: UTF8.self)
    }
    files.lock = { [self] _, _ in
      self.files.merge(duringLock) { $1 }
      duringLock = [:]
      return isLockKept ? nil : FileLock()
    }
    files.removeEmpty = { [self] in removedFolders.append($0) }
    files.remove = { [self] path throws(FileError) in
      if let cause = unwritable[path] { throw cause }
      self.files[path] = nil
    }
  }

  /// Runs the words and gives all that came of it.
  func run(_ words: String...) -> Ending {
    run(words: words)
  }

  func run(words: [String]) -> Ending {
    let before = files
    var ending = Ending()
    do {
      let outcome = try Commands.run(words, in: world)
      ending.output = outcome.output
      ending.status = outcome.status
      ending.launch = outcome.exec.map { $0.command + $0.environment.filter { !isWatch($0) }.map(shown) }
      ending.plan = outcome.plan.filter { !isWatch($0) }.map(shown)
      ending.watch = outcome.plan.filter(isWatch).map(shown)
    } catch {
      ending.failure = error
    }
    ending.said = said
    ending.questions = questions
    ending.calls = requests.count
    ending.files = files.filter { before[$0.key] != $0.value }
    return ending
  }

  /// Lets seconds pass.
  func elapse(_ seconds: Int) { elapsed += seconds * 1000 }

  /// What was said and asked so far is no part of what comes.
  func forget() {
    said = []
    questions = []
  }

  private static func utc(_ instant: Instant) -> LocalTime {
    let fields = instant.rfc3339.split { !$0.isNumber }.compactMap { Int($0) }
    return LocalTime(year: fields[0], month: fields[1], day: fields[2], hour: fields[3], minute: fields[4])
  }
}
