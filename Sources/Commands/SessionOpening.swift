import AWSConfig
import Secrecy

/// A new session, against a code: asked for on the terminal at most three times, or given and tried once.
struct SessionOpening {
  let context: Context
  let base: Base
  let device: Base.Device
  let duration: Int
  let givenCode: String?
  /// A question that nobody asked for: an empty line ends it, and it does not come between what is typed ahead.
  var isUninvited = false
  /// Nobody waits for more than a moment at a prompt.
  var isHurried = false

  private static let tries = 3
  /// A code is good for 30 s, and AWS takes the one before and the one after.
  private static let codeLife = 60
  private static let toleratedSkew = 120
  /// In seconds: a command may wait for a key to be touched.
  private static let processTime = 60

  func run() throws(Failure) -> StoredSession {
    if let givenCode { return try open(with: try read(givenCode)) }
    if let command = base.profile[.mfaProcess] { return try open(with: try printed(by: command)) }
    for attempt in 1..<Self.tries {
      do throws(Failure) {
        return try open(with: try ask(isFirst: attempt == 1))
      } catch {
        guard error.isAboutTheCode else { throw error }
        context.world.say(Wording.text(error))
      }
    }
    return try open(with: try ask(isFirst: false))
  }

  // MARK: The code

  /// The first question names an endpoint that is not AWS's: the code goes there.
  private func ask(isFirst: Bool) throws(Failure) -> Secret {
    let place = isFirst && !base.endpoint.isAWS ? Wording.calling(base.endpoint.url) + "\n" : ""
    let question = place + Wording.question(base.profile.name, device.serial)
    switch isUninvited ? context.world.askIfIdle(question) : context.world.ask(question) {
    case .line("") where isUninvited: throw .interrupted
    case .typedAhead: throw .typedAhead
    case .closed: throw isUninvited ? .typedAhead : .interrupted
    case .line(let line): return try Self.code(line)
    case .interrupted: throw .interrupted
    case .nobody: throw .nobodyToAsk(profile: base.profile.name)
    }
  }

  private func read(_ given: String) throws(Failure) -> Secret {
    guard given == "-" else { return try Self.code(given) }
    guard let line = context.world.readLine() else { throw .badCode }
    return try Self.code(line)
  }

  /// The code that the profile's `mfa_process` prints.
  private func printed(by command: String) throws(Failure) -> Secret {
    let limit = isHurried ? Caller.moment : Self.processTime
    switch context.world.output(command, limit) {
    case .text(let text):
      do throws(Failure) { return try Self.code(text) } catch {
        throw .codeProcess(.noCode, profile: base.profile.name)
      }
    case .status(let status): throw .codeProcess(.failed(status: status), profile: base.profile.name)
    case .timedOut: throw .codeProcess(.timedOut(seconds: limit), profile: base.profile.name)
    }
  }

  /// Six digits; people copy them as `123 456`.
  private static func code(_ text: String) throws(Failure) -> Secret {
    let digits = text.filter { !$0.isWhitespace && $0 != "-" }
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .badCode
    }
    return Secret(digits)
  }

  // MARK: The call

  private func open(with code: Secret) throws(Failure) -> StoredSession {
    let code = DeviceCode(device: device, code: code, mayBeUsed: mayHaveUsedCode)
    let reply = try context.send(
      .sessionToken(code, duration: duration), by: context.caller(with: base, isHurried: isHurried),
      of: base.profile.name)
    accept(reply)
    return StoredSession(
      credentials: reply.result,
      tie: Tie(
        base: .accessKey(base.keys.id), serial: device.serial.text, endpoint: base.tie.endpoint))
  }

  /// AWS refuses a code that it has accepted once. It does not say so, but we know when it last accepted one.
  private var mayHaveUsedCode: Bool {
    context.state.workingDevices.contains {
      $0.serial == device.serial.text && (0..<Self.codeLife).contains(context.now - $0.acceptedAt)
    }
  }

  private func accept(_ reply: Reply<SessionCredentials>) {
    try? context.state.remember(
      State.WorkingDevice(
        accessKeyID: base.keys.id, serial: device.serial.text, acceptedAt: context.now))
    if let date = reply.date, abs(context.now - date) > Self.toleratedSkew {
      context.world.say(Wording.skew(context.now - date))
    }
    let start = reply.date ?? context.now
    let given = reply.result.expiration - start
    if given < duration - 60 { context.world.say(Wording.cut(asked: duration, given: given)) }
  }
}

extension Failure {
  /// Another code may help.
  fileprivate var isAboutTheCode: Bool {
    switch self {
    case .badCode, .refused(.code, profile: _): true
    default: false
    }
  }
}
