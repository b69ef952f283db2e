import AWSAPI
import AWSConfig
import Commands
import Secrecy
import ShellCode
import ShellState
import Testing
import Text

extension World {
  /// A world that must not be touched: using anything that a test does not replace is recorded as an issue.
  static func untouchable(_ environment: [String: String]) -> World {
    World(
      environment: Environment(environment), shell: nil, isSubshell: false, memory: "",
      executable: "/opt/bin/awsmfa",
      now: { touched("the clock", Instant(seconds: 0)) }, uptime: { touched("the stopwatch", 0) },
      localTime: { _ in touched("the wall clock", LocalTime(year: 0, month: 1, day: 1, hour: 0, minute: 0)) },
      files: Files(
        read: { path throws(FileTrouble) in touched("reading \(path)", nil) },
        update: { path, _, _ throws(Failure) in touched("updating \(path)", ()) },
        edit: { path, _, _ throws(Failure) in touched("editing \(path)", ()) },
        write: { path, _ throws(FileTrouble) in touched("writing \(path)", ()) },
        realPath: { path in touched("resolving \(path)", path) },
        isOwn: { path in touched("looking at \(path)", true) },
        makeClock: { path throws(FileTrouble) in touched("making \(path)", ()) }),
      directories: Directories(
        working: { touched("the working directory", nil) },
        exists: { path in touched("looking for \(path)", false) },
        isOwn: { path in touched("looking at \(path)", true) },
        physical: { path in touched("resolving \(path)", path) },
        read: { path, _ in touched("reading \(path)", .absent) },
        names: { path in touched("listing \(path)", []) },
        remove: { path throws(FileTrouble) in touched("removing \(path)", ()) }),
      ask: { question in touched("asking \(question)", .nobody) },
      askText: { question in touched("asking \(question)", .nobody) },
      askIfIdle: { question in touched("asking \(question)", .nobody) },
      forgetTyped: { touched("what was typed", ()) },
      output: { command, _ in touched("running \(command)", .timedOut) }, terminal: { "pts/1" },
      takeTurn: { _ in
        touched("the terminal's turn", ())
        return Turn(isLate: false)
      }, processID: 1,
      isRunning: { number in touched("looking at process \(number)", false) },
      readLine: { touched("standard input", nil) }, canCall: { true },
      send: { _ throws(TransportTrouble) in
        touched("the network", ())
        throw .unresolved
      },
      fetch: { _ throws(TransportTrouble) in
        touched("the network", ())
        throw .unresolved
      },
      showPage: { path in touched("showing \(path)", false) },
      say: { line in touched("saying \(line)", ()) },
      become: { launch in touched("becoming \(launch.command)", .commandNotFound("")) })
  }

  private static func touched<Value>(_ what: String, _ value: Value) -> Value {
    Issue.record("touched: \(what)")
    return value
  }
}

/// A world with a home directory, a clock that always says 2026-01-01T10:00:00Z, and whatever a test adds. Questions,
/// calls and broken files have to be prepared; otherwise they are recorded as issues.
final class Stage {
  static let now = Instant(seconds: 1_767_261_600)
  static let credentials = "/home/u/.aws/credentials"
  static let config = "/home/u/.aws/config"
  static let settings = "/home/u/.config/aws-mfa/config"

  var environment = ["HOME": "/home/u"]
  var shell: Shell? = .bash
  var isSubshell = false
  var memory = ""
  var readOnly: Set<String> = []
  var files: [String: String] = [:]
  /// The errors of reading or writing a path.
  var unreadable: [String: FileTrouble] = [:]
  var unwritable: [String: FileTrouble] = [:]
  /// What another program writes to the file just before ours changes it.
  var meanwhile: [String: String] = [:]
  /// How long writers of the shared files were waited for, in milliseconds.
  private(set) var waits: [Int] = []
  /// Files that belong to another user.
  var foreign: Set<String> = []
  var directory: String?
  /// Files that are refused, and why.
  var refused: [String: OwnFileRefusal] = [:]
  /// Processes that are alive.
  var running: Set<Int> = []
  var answers: [Answer] = []
  var input: [String?] = []
  var replies: [Result<HTTPAnswer, TransportTrouble>] = []

  /// The results of unsigned requests, and whether something can show a page.
  var fetches: [Result<HTTPAnswer, TransportTrouble>] = []
  var hasBrowser: Bool?

  /// What another program that asks on the terminal writes to files.
  var beforeTurn: [String: String] = [:]
  /// Whether that program is finished by then, so that nobody had to wait for it.
  var isTurnFree = false

  /// How many milliseconds a call and a command take, and how many have passed.
  var callTime = 0
  var commandTime = 0
  private var elapsed = 0
  /// The result of a command line.
  var output: CommandOutput?

  /// How many times typed-ahead input was discarded.
  private(set) var forgotten = 0
  private(set) var said: [String] = []
  private(set) var commands: [String] = []
  /// How many seconds each of the commands was given.
  private(set) var patience: [Int] = []
  private(set) var questions: [String] = []
  private(set) var requests: [SignedRequest] = []
  private(set) var queries: [QueryRequest] = []
  /// The contents of the pages that were shown, which are removed again.
  private(set) var pages: [String] = []

  var world: World {
    var world = World.untouchable(environment)
    world.shell = shell
    world.isSubshell = isSubshell
    world.memory = memory
    world.readOnly = readOnly
    world.now = { [self] in Self.now + elapsed / 1000 }
    world.uptime = { [self] in elapsed }
    world.localTime = Self.utc
    world.say = { [self] in said.append($0) }
    world.files.read = { [self] path throws(FileTrouble) in
      if let trouble = unreadable[path] { throw trouble }
      return files[path].map { Array($0.utf8) }
    }
    world.files.write = { [self] path, text throws(FileTrouble) in
      if let trouble = unwritable[path] ?? unwritable["*"] { throw trouble }
      files[path] = text
    }
    world.files.update = { [self] path, reading, change throws(Failure) in
      if let trouble = unwritable[path] { throw .file(trouble) }
      if let text = meanwhile[path] { files[path] = text }
      if let reading { waits.append(reading.patience) }
      let bytes = Array((files[path] ?? "").utf8)
      let new = try change(bytes)
      if let reading, bytes != reading.bytes, bytes.isEmpty || !reading.isWhole(bytes) {
        throw .file(FileTrouble(path: path, reason: .cutShort))
      }
      files[path] = String(decoding: new, as: UTF8.self)
    }
    world.files.edit = world.files.update
    world.files.realPath = { $0 }
    world.files.isOwn = { [self] in !foreign.contains($0) }
    world.files.makeClock = { _ in }
    world.directories = directories
    world.takeTurn = { [self] isPatient in
      let isLate = isPatient && !beforeTurn.isEmpty
      if isLate {
        files.merge(beforeTurn) { $1 }
        beforeTurn = [:]
      }
      return Turn(isLate: isLate && !isTurnFree)
    }
    world.isRunning = { [self] in running.contains($0) }
    if let output {
      world.output = { [self] command, seconds in
        commands.append(command)
        patience.append(seconds)
        elapsed += commandTime
        return output
      }
    }
    let fetch = world.fetch
    world.fetch = { [self] request throws(TransportTrouble) in
      if fetches.isEmpty { return try fetch(request) }
      queries.append(request)
      return try fetches.removeFirst().get()
    }
    if let hasBrowser {
      world.showPage = { [self] path in
        pages += [files.removeValue(forKey: path)].compactMap { $0 }
        return hasBrowser
      }
    }
    let (ask, readLine, send) = (world.ask, world.readLine, world.send)
    world.ask = { [self] question in
      if answers.isEmpty { return ask(question) }
      questions.append(question)
      return answers.removeFirst()
    }
    world.askText = world.ask
    world.askIfIdle = world.ask
    world.forgetTyped = { [self] in forgotten += 1 }
    world.readLine = { [self] in input.isEmpty ? readLine() : input.removeFirst() }
    world.send = { [self] request throws(TransportTrouble) in
      if replies.isEmpty { return try send(request) }
      requests.append(request)
      elapsed += callTime
      return try replies.removeFirst().get()
    }
    return world
  }

  private var directories: Directories {
    Directories(
      working: { [self] in directory },
      exists: { [self] path in
        files[path] != nil || refused[path] != nil || files.keys.contains { $0.hasPrefix(path + "/") }
      },
      isOwn: { [self] in !foreign.contains($0) }, physical: { $0 },
      read: { [self] path, limit in
        if let refusal = refused[path] { return .refused(refusal) }
        guard let text = files[path] else { return .absent }
        return text.utf8.count > limit ? .refused(.tooLarge(limit: limit)) : .file(path: path, bytes: Array(text.utf8))
      },
      names: { [self] folder in
        files.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
      },
      remove: { [self] path throws(FileTrouble) in
        if let trouble = unwritable[path] { throw trouble }
        files[path] = nil
      })
  }

  /// Runs the words and returns everything that came of it.
  func run(_ words: String...) -> Ending {
    run(words: words)
  }

  func run(words: [String]) -> Ending {
    let before = files
    var ending = Ending()
    do {
      let outcome = try Commands.run(words, in: world)
      ending.output = outcome.output
      ending.launch = outcome.launch.map { $0.command + $0.environment.filter { !isWatch($0) }.map(shown) }
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

  /// Leaves out of later endings what has been said and asked so far.
  func forget() {
    said = []
    questions = []
  }

  private static func utc(_ instant: Instant) -> LocalTime {
    let fields = instant.rfc3339.split { !$0.isNumber }.compactMap { Int($0) }
    return LocalTime(year: fields[0], month: fields[1], day: fields[2], hour: fields[3], minute: fields[4])
  }
}

/// Everything that a run leaves behind. What a test does not name must not be there.
struct Ending: Equatable {
  var failure: Failure?
  var output = ""
  var plan: [String] = []
  /// The words of a command that replaces the program, then the changes in its environment.
  var launch: [String]?
  /// What the shell is told to watch and to show, beside the plan. Only tests about it compare it.
  @Unwatched var watch: [String] = []
  var said: [String] = []
  var questions: [String] = []
  var calls = 0
  /// The files that are not as they were.
  var files: [String: String] = [:]
}

/// A value that is ignored when two endings are compared.
@propertyWrapper
struct Unwatched<Value>: Equatable {
  var wrappedValue: Value

  static func == (_: Self, _: Self) -> Bool { true }
}

func isWatch(_ statement: Statement) -> Bool {
  switch statement {
  case .keep(let name, _): name != Memory.variable
  case .export(let name, _), .unset(let name): name == "AWS_MFA_SEGMENT"
  case .call: false
  }
}

/// A memory without the generation, which is incremented with every change.
private func withoutGeneration(_ memory: String) -> String {
  memory.split(separator: " ").filter { !$0.hasPrefix("generation=") }.joined(separator: " ")
}

/// A statement as a test writes it, with its secret in plain text.
func shown(_ statement: Statement) -> String {
  switch statement {
  case .export(let name, let value): "\(name)=\(value.reveal())"
  case .unset(let name): "-\(name)"
  case .keep(let name, let value):
    "keep \(name)=" + (name == Memory.variable ? withoutGeneration(value.reveal()) : value.reveal())
  case .call(let name, let words): "call " + ([name] + words).joined(separator: " ")
  }
}
