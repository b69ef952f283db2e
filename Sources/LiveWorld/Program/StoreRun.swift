import Commands
import Secrecy

extension CommandRun {
  /// Runs a password store's program, which talks to its user through an agent or a dialog of its own. Ctrl-C goes to
  /// it, and the terminal's modes are restored.
  func answer(to call: StoreCall) -> StoreAnswer {
    let signals = BlockedSignals()
    defer { signals.release() }
    let own = variables.filter { call.variables[$0.key] == nil }
    var process = Subprocess(
      program: call.words[0], arguments: Array(call.words.dropFirst()),
      environment: (own.map { "\($0)=\($1)" } + call.variables.map { "\($0)=\($1)" }),
      input: Array(call.input.reveal().utf8), outputLimit: 1 << 16, isTalking: false, timeLimit: call.seconds,
      signals: signals)
    guard let front = Foreground() else { return Self.answer(of: process, signals) }
    process.terminal = front.terminal.number
    process.isApart = isAwaitedByShell && Foreground.isOfAncestors
    return Self.keepingModes(of: front.terminal.number) { Self.answer(of: process, signals) }
  }

  /// Restores the terminal's modes if we are still in its foreground: an agent may have asked on it.
  private static func keepingModes(of terminal: CInt, _ run: () -> StoreAnswer) -> StoreAnswer {
    var modes = termios()
    unsafe tcgetattr(terminal, &modes)
    return Foreground.keeping {
      let answer = run()
      if tcgetpgrp(terminal) == getpgrp() { unsafe tcsetattr(terminal, TCSADRAIN, &modes) }
      return answer
    }
  }

  private static func answer(of process: Subprocess, _ signals: BlockedSignals) -> StoreAnswer {
    let result: Subprocess.Result
    do throws(SystemError) { result = try process.run() } catch { return .missing }
    if result.isTimedOut { return .timedOut }
    if signals.forgetInterrupt() || result.status == 128 + Int(SIGINT) { return .interrupted }
    return .ended(
      status: result.status, output: Secret(String(decoding: result.output, as: UTF8.self)),
      errors: String(decoding: result.errors, as: UTF8.self))
  }
}
