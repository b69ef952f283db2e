import Commands

/// A program run to its end, with what it printed.
struct Subprocess {
  let program: String
  let arguments: [String]
  let environment: [String]
  let input: [UInt8]
  /// Both are cut off beyond this many bytes, and the program is ended.
  var outputLimit = 4 << 20
  /// An open terminal that is its input and takes its errors. Its foreground is the program's meanwhile.
  var terminal: CInt?
  /// In seconds; then the program is ended.
  var timeLimit: Int?
  /// With these it has a process group of its own: it is ended with all that it started, also when one of these comes.
  var signals: HeldSignals?

  struct Result {
    /// The exit status, or 128 and the signal's number.
    let status: Int
    let output: [UInt8]
    let errors: [UInt8]
    let isTimedOut: Bool
    let isOverLimit: Bool
  }

  /// - Throws: the `errno` of a program that cannot be started; `ENOENT` if there is none of that name.
  func run() throws(SystemError) -> Result {
    let stdin = try Pipe()
    let stdout = try Pipe()
    let stderr = try Pipe()
    let child = try spawn([terminal ?? stdin.reader, stdout.writer, terminal ?? stderr.writer])
    for end in [stdin.reader, stdout.writer, stderr.writer] { close(end) }
    if let terminal { hand(terminal, to: child) }
    defer { if let terminal { tcsetpgrp(terminal, getpgrp()) } }
    // A pipe that takes a byte need not take all of them: a write must not wait while the other side does.
    _ = fcntl(stdin.writer, F_SETFL, O_NONBLOCK)
    var exchange = Exchange(
      input: input[...], inputEnd: stdin.writer, limit: outputLimit, deadline: timeLimit.map(Deadline.init),
      signals: signals)
    let (output, errors) = exchange.run(stdout.reader, stderr.reader)
    if exchange.isBroken { kill(signals == nil ? child : -child, SIGKILL) }
    return Result(
      status: Self.wait(child), output: output, errors: errors, isTimedOut: exchange.isTimedOut,
      isOverLimit: exchange.isOverLimit)
  }

  private func spawn(_ ends: [CInt]) throws(SystemError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (standard, end) in ends.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, end, CInt(standard))
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    if let signals { signals.free(&attributes) }
    return unsafe try Spawning.start([program] + arguments, environment, &actions, &attributes)
  }

  /// One that has read from the terminal already was stopped for that, and goes on.
  private func hand(_ terminal: CInt, to child: pid_t) {
    tcsetpgrp(terminal, child)
    kill(-child, SIGCONT)
  }

  private static func wait(_ child: pid_t) -> Int {
    var status: CInt = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(signal)
  }
}

/// A moment on the clock that nobody sets.
private struct Deadline {
  private let milliseconds: Int

  init(seconds: Int) {
    milliseconds = Self.now + seconds * 1000
  }

  var millisecondsLeft: Int { max(0, milliseconds - Self.now) }

  private static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

/// Both ends are close-on-exec.
private struct Pipe {
  let reader: CInt
  let writer: CInt

  init() throws(SystemError) {
    var ends: [CInt] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw SystemError(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }
}

/// Feeds a program and drains it at the same time, so that neither side waits for the other for ever.
private struct Exchange {
  var input: ArraySlice<UInt8>
  var inputEnd: CInt
  let limit: Int
  let deadline: Deadline?
  let signals: HeldSignals?
  private(set) var isOverLimit = false
  private(set) var isTimedOut = false

  /// In milliseconds: signals that are held wake nobody.
  private static let look = 200

  init(input: ArraySlice<UInt8>, inputEnd: CInt, limit: Int, deadline: Deadline?, signals: HeldSignals?) {
    self.input = input
    self.inputEnd = inputEnd
    self.limit = limit
    self.deadline = deadline
    self.signals = signals
  }

  /// What the program still does is of no use.
  var isBroken: Bool { isOverLimit || isTimedOut || isToldToEnd }

  private var isToldToEnd: Bool { signals?.isPending ?? false }

  private var patience: CInt {
    let times = [deadline?.millisecondsLeft, signals.map { _ in Self.look }].compactMap { $0 }
    return times.min().map(CInt.init) ?? -1
  }

  mutating func run(_ outputEnd: CInt, _ errorEnd: CInt) -> ([UInt8], [UInt8]) {
    var ends = [outputEnd, errorEnd]
    var collected: [[UInt8]] = [[], []]
    while ends.contains(where: { $0 >= 0 }) {
      var polled = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      polled.append(pollfd(fd: inputEnd, events: Int16(POLLOUT), revents: 0))
      let ready = unsafe poll(&polled, nfds_t(polled.count), patience)
      isTimedOut = ready <= 0 && deadline?.millisecondsLeft == 0
      if isTimedOut || isToldToEnd { break }
      guard ready > 0 else { continue }
      if polled[2].revents != 0 { feed() }
      for index in ends.indices where polled[index].revents != 0 {
        if !drain(ends[index], into: &collected[index]) {
          close(ends[index])
          ends[index] = -1
        }
      }
      if isOverLimit { break }
    }
    for end in ends + [inputEnd] where end >= 0 { close(end) }
    return (collected[0], collected[1])
  }

  private mutating func feed() {
    let count = unsafe input.withUnsafeBytes { unsafe write(inputEnd, $0.baseAddress, $0.count) }
    if count > 0 { input = input.dropFirst(count) }
    if input.isEmpty || (count < 0 && errno != EINTR && errno != EAGAIN) {
      close(inputEnd)
      inputEnd = -1
    }
  }

  private mutating func drain(_ end: CInt, into bytes: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe read(end, &chunk, chunk.count)
    if count < 0 { return errno == EINTR }
    bytes += chunk[..<count]
    isOverLimit = isOverLimit || bytes.count > limit
    return count > 0
  }
}
