import AWSConfig
import ShellState

/// What brings a session back that has ended.
///
/// It asks only where the settings say so, or before a guarded command.
struct Revival {
  let context: Context
  let position: Position

  /// How long a skipped question is not put again, in seconds.
  private static let snooze = 900
  /// How long a failed renewal is not tried again, in seconds: after the first, the second and every later failure.
  private static let pauses = [60, 300, 900]

  private var shell: ShellState { context.shell }
  private var memory: Memory { shell.memory }

  /// Before a guarded command the session is joined or asked for. Where nobody can be asked, the command runs all the same.
  func outcome(before command: [String]) throws(Failure) -> Outcome {
    let waiting = memory.isWaiting && shell.isUntouched ? memory.profile : nil
    guard let profile = shell.activeProfile ?? waiting, !GuardedCommand.isExempt(command) else { return Outcome() }
    do throws(Failure) {
      return try login(profile, isUninvited: false)
    } catch .nobodyToAsk {
      return Outcome()
    } catch .interrupted {
      // The prompt does not ask what was just skipped.
      context.state.settleQuestion(of: profile, until: context.now + Self.snooze)
      throw .interrupted
    }
  }

  /// What brings back a session that has ended: `nil` if that is no more than to say so. Between two prompts only what needs
  /// no code is brought back.
  func outcome(after move: Move, isBetweenPrompts: Bool) -> Outcome? {
    let isFirst = move == .expire || memory.isExpired && memory.standing.isOwing
    guard isFirst || move == .stay && memory.isExpired, let profile = memory.profile else { return nil }
    let needsNoCode = needsNoCode(profile)
    // Without a time of its own a role waits for its source, which may have come back elsewhere.
    guard isFirst || memory.asksAgain.map({ $0 <= context.now }) ?? needsNoCode else { return nil }
    if isBetweenPrompts, !needsNoCode { return nil }
    switch context.settings.onExpiry {
    case _ where target(of: profile) == nil: return idling(isFirst)
    case _ where needsNoCode: return renewing(profile, needsCode: false)
    case .warn: return idling(isFirst)
    case .ask: return asking(for: profile, isFirst: isFirst)
    case .renew: return hasCodeProcess(profile) ? renewing(profile, needsCode: true) : idling(isFirst)
    }
  }

  /// Whether a code is asked for, or a command for a code is run, at the prompt.
  func takesCode(_ profile: String) -> Bool {
    switch context.settings.onExpiry {
    case .warn: false
    case .ask: target(of: profile) != nil
    case .renew: hasCodeProcess(profile)
    }
  }

  private func login(_ profile: String, isUninvited: Bool, isHurried: Bool = false) throws(Failure) -> Outcome {
    let again = try context.reopening(profile)
    var arguments = Arguments(verb: .login)
    arguments.values[.role] = again.role
    // What was in no file stays out of them.
    if !memory.isStored, !memory.isWaiting { arguments.flags.insert(.noStore) }
    return try Login(
      context: context, arguments: arguments, choice: again.choice, isForced: false, isRevival: true,
      isUninvited: isUninvited, isHurried: isHurried
    ).run()
  }

  /// Nothing is tried again.
  private func idling(_ isFirst: Bool) -> Outcome? {
    isFirst ? nil : outcome(context.expiring(placed))
  }

  /// A role is assumed again with the session that it was assumed with, while that lives.
  func needsNoCode(_ profile: String) -> Bool {
    target(of: profile).map {
      Opening.needsNoCode($0, file: position.file(of: $0.name), in: context)
    } ?? false
  }

  /// One shell asks; the others name it and do not wait.
  private func asking(for profile: String, isFirst: Bool) -> Outcome {
    let until = context.now + Self.snooze
    if let standing = claim(profile, until: until, needsCode: true) { return expired(asksAgain: standing.until) }
    if isFirst, !hasCodeProcess(profile) { context.world.say(Wording.expiredAsking(profile)) }
    do throws(Failure) {
      let outcome = try login(profile, isUninvited: true)
      context.state.settleQuestion(of: profile, until: nil)
      return outcome
    } catch .typedAhead {
      context.state.settleQuestion(of: profile, until: nil)
      return expired(asksAgain: context.now)
    } catch {
      if error != .interrupted { context.world.say(Wording.text(error)) }
      context.state.settleQuestion(of: profile, until: until)
      return expired(asksAgain: until)
    }
  }

  /// One shell renews, and after a failure all leave it for longer and longer.
  private func renewing(_ profile: String, needsCode: Bool) -> Outcome? {
    let pause = Self.pauses[max(0, min(memory.failures, Self.pauses.count - 1))]
    let until = context.now + pause
    if let standing = claim(profile, until: until, needsCode: needsCode) { return expired(asksAgain: standing.until) }
    do throws(Failure) {
      let outcome = try login(profile, isUninvited: true, isHurried: true)
      context.state.settleQuestion(of: profile, until: nil)
      return outcome
    } catch {
      context.world.say(Wording.notRenewed(profile, error, needsCode: needsCode, again: pause))
      context.state.settleQuestion(of: profile, until: until)
      return expired(asksAgain: until, failures: memory.failures + 1)
    }
  }

  private func hasCodeProcess(_ profile: String) -> Bool {
    target(of: profile)?.resolution.along(.mfaProcess) != nil
  }

  private func target(of profile: String) -> Target? {
    guard let again = try? context.reopening(profile) else { return nil }
    return try? context.target(of: again.choice, role: again.role)
  }

  /// The question that stands in another terminal, if there is one.
  private func claim(_ profile: String, until: Instant, needsCode: Bool) -> State.Question? {
    let world = context.world
    let question = State.Question(
      profile: profile, until: until, terminal: world.terminal.name(), processID: world.processes.id)
    let standing = context.state.claimQuestion(question, now: context.now, isRunning: world.processes.isRunning)
    if let terminal = standing?.terminal, !terminal.isEmpty {
      world.say(Wording.renewedElsewhere(profile, terminal, needsCode: needsCode))
    }
    return standing
  }

  private func expired(asksAgain: Instant, failures: Int = 0) -> Outcome {
    context.endStored()
    return outcome(context.expiring(placed, asksAgain: asksAgain, failures: failures))
  }

  private var placed: ShellState { shell.placed(at: position, in: memory.state) }

  private func outcome(_ change: Change) -> Outcome { Outcome(plan: context.plan(for: change)) }
}
