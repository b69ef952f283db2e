/// Feeds a program and drains it at the same time, until it ends, so that neither side blocks on the other forever.
struct Exchange {
  var child: Child
  /// The bytes from its standard output and its standard error.
  private(set) var outputs: [[UInt8]] = [[], []]
  private var input: ArraySlice<UInt8>
  private var inputEnd: CInt
  private var outputEnds: [CInt]
  private let limit: Int
  private let deadline: Deadline?
  private let terminal: CInt?
  private let signals: BlockedSignals
  private var grace: Deadline?

  enum Ending {
    case done
    case overLimit
    case timedOut
    /// We were told to end, or the terminal is gone.
    case unwanted
  }

  /// In milliseconds: neither a held signal nor the end of the program wakes us up.
  private static let look = 200
  /// In seconds: Ctrl-C has reached the program too, which may need to clean up.
  private static let graceTime = 1

  init(
    child: Child, input: ArraySlice<UInt8>, inputEnd: CInt, outputEnds: [CInt], limit: Int, deadline: Deadline?,
    terminal: CInt?, signals: BlockedSignals
  ) {
    (self.child, self.input, self.inputEnd, self.outputEnds) = (child, input, inputEnd, outputEnds)
    (self.limit, self.deadline, self.terminal, self.signals) = (limit, deadline, terminal, signals)
  }

  mutating func run() -> Ending {
    defer { for end in outputEnds + [inputEnd] where end >= 0 { close(end) } }
    var ending = exchange()
    // Most programs end as soon as they close their output: poll quickly at first.
    var pause: useconds_t = 50
    while ending == nil {
      if child.hasEnded() { return .done }
      usleep(pause)
      pause = min(2 * pause, useconds_t(Self.look * 1000))
      ending = whyToStop()
    }
    return ending ?? .done
  }

  /// Runs until the end of its output, or silence after its own end: programs that it started may keep the pipes open.
  private mutating func exchange() -> Ending? {
    while outputEnds.contains(where: { $0 >= 0 }) {
      var polled = outputEnds.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      polled.append(pollfd(fd: inputEnd, events: Int16(POLLOUT), revents: 0))
      let ready = unsafe poll(&polled, nfds_t(polled.count), patience)
      if ready > 0 { pass(on: polled.map { $0.revents != 0 }) }
      if let why = whyToStop() { return why }
      if ready == 0, child.hasEnded() { return .done }
    }
    return nil
  }

  private var patience: CInt {
    CInt(min(deadline?.millisecondsLeft ?? Self.look, Self.look))
  }

  private mutating func whyToStop() -> Ending? {
    if outputs.contains(where: { $0.count > limit }) { return .overLimit }
    if isUnwanted() { return .unwanted }
    return deadline?.isPast ?? false ? .timedOut : nil
  }

  private mutating func isUnwanted() -> Bool {
    if let terminal, signals.heedsHangUp, tcgetpgrp(terminal) < 0 { return true }
    guard signals.isInterrupt else { return signals.isPending }
    let grace = self.grace ?? Deadline(seconds: Self.graceTime)
    self.grace = grace
    return grace.isPast
  }

  private mutating func pass(on isReady: [Bool]) {
    if isReady[outputEnds.count] { feed() }
    for index in outputEnds.indices where isReady[index] {
      if !drain(outputEnds[index], into: &outputs[index]) {
        close(outputEnds[index])
        outputEnds[index] = -1
      }
    }
  }

  private mutating func feed() {
    let count = unsafe input.withUnsafeBytes { unsafe write(inputEnd, $0.baseAddress, $0.count) }
    if count > 0 { input = input.dropFirst(count) }
    if input.isEmpty || (count < 0 && errno != EINTR && errno != EAGAIN) {
      close(inputEnd)
      inputEnd = -1
    }
  }

  /// Whether there may be more to read.
  private func drain(_ end: CInt, into bytes: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe read(end, &chunk, chunk.count)
    if count < 0 { return errno == EINTR }
    bytes += chunk[..<count]
    return count > 0
  }
}
