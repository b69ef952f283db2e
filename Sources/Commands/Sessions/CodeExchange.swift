import AWSAPI
import AWSConfig
import Secrecy
import Text

/// Opens a new session with a code: one asked for on the terminal, at most three times, or one given and tried once.
struct CodeExchange {
  let context: Context
  let target: Target
  let keys: AccessKeys
  let device: Device
  let duration: Int
  let call: (DeviceCode) -> Call<SessionCredentials>
  /// What the code is for, as the question names it.
  let title: String
  /// Where the code goes, as printed above the first question.
  let destination: String?
  /// A command that prints a code, and the profile that sets it.
  let codeProcess: (value: String, profile: Profile)?
  let givenCode: String?
  let occasion: Occasion
  /// What asks in the terminal's place.
  let dialog: Dialog?
  /// Whether a stored session makes the code unnecessary.
  let serves: (StoredSession) -> Bool

  private static let tries = 3
  /// In seconds: a code is valid for 30 s, and AWS also accepts the previous and the next one.
  private static let codeLife = 60
  /// In seconds: a command may wait for a touch of a security key.
  private static let processTime = 60

  func open() throws(Failure) -> StoredSession {
    if let givenCode { return try open(with: try read(givenCode)) }
    if let codeProcess { return try open(with: codeProcess.value, of: codeProcess.profile.name) }
    var last: Failure?
    for _ in 1..<Self.tries {
      do throws(Failure) {
        return try openIfNew(with: try ask(after: last))
      } catch {
        guard error.isAboutTheCode else { throw error }
        context.world.say(Wording.askedAgain(after: error))
        last = error
      }
    }
    do throws(Failure) { return try openIfNew(with: try ask(after: last)) } catch {
      guard error.isAboutTheCode else { throw error }
      if let dialog { dialog.gaveUp() } else { context.world.terminal.forgetTyped() }
      throw error
    }
  }

  /// AWS refuses every code with the same words; this failure says that the code came from the command.
  private func open(with command: String, of profile: String) throws(Failure) -> StoredSession {
    do throws(Failure) { return try open(with: try printed(by: command, of: profile)) } catch {
      guard case .refused(.code(_, let usedBefore), profile: _) = error else { throw error }
      throw .codeProcess(.refused(usedBefore: usedBefore), profile: profile)
    }
  }

  /// Does not spend the code if another terminal has opened the session while it was typed.
  private func openIfNew(with code: Secret) throws(Failure) -> StoredSession {
    if let session = context.newSession(of: target), serves(session) { throw .openedMeanwhile(profile: target.name) }
    return try open(with: code)
  }

  // MARK: The code

  private func ask(after failure: Failure?) throws(Failure) -> Secret {
    let question = Wording.question(title, device.serial, below: failure == nil ? destination : nil)
    if let dialog { return try Self.code(try dialog.ask(question, after: failure)) }
    switch occasion.isUninvited ? context.world.terminal.askIfIdle(question) : context.world.terminal.ask(question) {
    case .line("") where occasion.isSkippedByEnter: throw .interrupted
    case .typedAhead: throw .typedAhead
    case .closed: throw occasion.isUninvited ? .typedAhead : .interrupted
    case .line(let line): return try Self.code(line)
    case .interrupted: throw .interrupted
    case .nobody: throw .nobodyToAsk(profile: title)
    }
  }

  private func read(_ given: String) throws(Failure) -> Secret {
    guard given == "-" else { return try Self.code(given) }
    guard let line = context.world.readLine(), !line.isEmpty else { throw .noCodeRead }
    return try Self.code(line)
  }

  /// The code that the profile's `mfa_process` prints.
  private func printed(by command: String, of profile: String) throws(Failure) -> Secret {
    let limit = occasion.budget?.secondsLeft ?? Self.processTime
    guard limit > 0 else { throw .budgetSpent }
    switch context.world.processes.run(command, limit) {
    case .text(let text):
      do throws(Failure) { return try Self.code(text) } catch {
        throw .codeProcess(.noCode, profile: profile)
      }
    // 128 + SIGINT: Ctrl-C went to the command.
    case .status(130, said: _): throw .interrupted
    case .status(let status, let said):
      throw .codeProcess(.failed(status: status, said: said), profile: profile)
    case .timedOut where occasion.budget != nil && limit < TimeBudget.prompt: throw .budgetSpent
    case .timedOut: throw .codeProcess(.timedOut(seconds: limit), profile: profile)
    }
  }

  /// Accepts six digits, also as people copy them: `123 456`.
  private static func code(_ text: String) throws(Failure) -> Secret {
    let digits = text.filter { !$0.isWhitespace && $0 != "-" }
    guard digits.utf8.count == 6, digits.isDigits else {
      throw .badCode
    }
    return Secret(digits)
  }

  // MARK: The call

  private func open(with code: Secret) throws(Failure) -> StoredSession {
    let code = DeviceCode(device: device, code: code, mayBeUsed: mayHaveUsedCode)
    let reply: Reply<SessionCredentials>
    do throws(Failure) {
      reply = try context.send(
        call(code),
        by: context.caller(for: target, with: keys, within: occasion.budget?.secondsLeft ?? Caller.callTime),
        of: target.resolution.base.name)
    } catch {
      // So that the next login looks for another device.
      if device.isRemembered, case .refused(.device, profile: _) = error { try? context.stateDirectory.forget(worked) }
      throw error
    }
    let credentials = try context.credentials(in: reply, asked: duration, from: target.endpoint)
    try? context.stateDirectory.remember(worked)
    context.stateDirectory.noteKey(keys.id, seen: context.now)
    dialog?.succeeded()
    return StoredSession(credentials: credentials, tie: target.tie(openedWith: device.serial.text))
  }

  /// AWS refuses a code that it has already accepted. It does not say so, but we know when it last accepted one.
  private var mayHaveUsedCode: Bool {
    context.stateDirectory.workingDevices.contains {
      $0.serial == device.serial.text && (0..<Self.codeLife).contains(context.now - $0.acceptedAt)
    }
  }

  private var worked: StateDirectory.WorkingDevice {
    StateDirectory.WorkingDevice(device.serial, of: keys.id, at: target.endpoint, acceptedAt: context.now)
  }
}

extension Context {
  /// The target's stored session, if it was stored after the files were read.
  func newSession(of target: Target) -> StoredSession? {
    let before = storedSession(of: target)?.credentials.keys.id
    let now = (try? reread())?.storedSession(of: target)
    return now?.credentials.keys.id == before ? nil : now
  }
}

extension Failure {
  /// Whether another code may help.
  fileprivate var isAboutTheCode: Bool {
    switch self {
    case .badCode, .refused(.code, profile: _): true
    default: false
    }
  }
}
