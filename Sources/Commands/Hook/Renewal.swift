import AWSConfig
import ShellState

/// Brings back a session that has ended: before a guarded command, or at a prompt as the table of moves decides.
struct Renewal {
  let context: Context
  let decision: DirectoryDecision

  /// How long a skipped question is not asked again, in seconds.
  private static let snooze = 900
  /// How long a failed renewal is not tried again, in seconds: after the first, the second and every later failure.
  private static let pauses = [60, 300, 900]

  private var shell: ShellState { context.shell }
  private var memory: Memory { shell.memory }

  /// Joins the session or asks for it before a guarded command. If there is no one to ask, the command runs all the
  /// same.
  func outcome(before command: [String]) throws(Failure) -> Outcome {
    let waiting = memory.isWaiting && shell.isUntouched ? memory.profile : nil
    guard let profile = shell.activeProfile ?? waiting, !GuardedCommand.isExempt(command) else { return Outcome() }
    do throws(Failure) {
      return try obtain(profile, for: .guardedCommand)
    } catch .nobodyToAsk {
      return Outcome()
    } catch {
      // The prompt must not ask again for what was just skipped or refused.
      context.stateDirectory.skipQuestion(of: profile, until: context.now + Self.snooze)
      throw error
    }
  }

  /// What can bring back the session that has ended here.
  var comeback: Comeback? {
    guard let profile = memory.profile else { return nil }
    let target = target(of: profile)
    return Comeback(
      setting: setting, isPossible: target != nil,
      needsNoCode: target.map { NewSession.needsNoCode($0, file: decision.file(of: $0.name), in: context) } ?? false,
      hasCodeProcess: target.map { $0.resolution.along(.mfaProcess) != nil } ?? false,
      isDue: memory.asksAgain.map { $0 <= context.now }, isOwing: memory.isExpired && memory.directoryMemory.isOwing)
  }

  /// Midnight Commander does not show the prompt of its shell, nor a question there.
  private var setting: OnExpiry {
    let setting = context.settings.onExpiry
    return setting == .ask && context.world.environment[.midnightCommander] != nil ? .warn : setting
  }

  /// One shell asks; the others name that shell and do not wait.
  func asking(isFirst: Bool, hasCodeProcess: Bool) -> Outcome {
    let profile = memory.profile ?? ""
    let until = context.now + Self.snooze
    if let open = claim(profile, until: until, needsCode: true) { return expired(asksAgain: open.until) }
    if isFirst, !hasCodeProcess {
      let typedAhead = context.world.terminal.typedAhead()
      let words = typedAhead == .nothing ? Wording.expiredAsking(profile) : Wording.expiredPostponing(profile)
      context.world.sayAtPrompt(words, after: typedAhead)
    }
    do throws(Failure) {
      let outcome = try obtain(profile, for: .question)
      context.stateDirectory.endQuestion(of: profile)
      return outcome
    } catch .typedAhead {
      context.stateDirectory.endQuestion(of: profile)
      return expired(asksAgain: context.now)
    } catch {
      if error != .interrupted { context.world.sayAtPrompt(Wording.text(error)) }
      context.stateDirectory.skipQuestion(of: profile, until: until)
      return expired(asksAgain: until)
    }
  }

  /// One shell renews. After each failure, all shells wait longer before the next attempt.
  func renewing(needsCode: Bool) -> Outcome {
    let profile = memory.profile ?? ""
    let pause = Self.pauses[max(0, min(memory.failures, Self.pauses.count - 1))]
    let until = context.now + pause
    if let open = claim(profile, until: until, needsCode: needsCode) { return expired(asksAgain: open.until) }
    do throws(Failure) {
      let outcome = try obtain(profile, for: .renewal(TimeBudget(context.world, seconds: TimeBudget.prompt)))
      context.stateDirectory.endQuestion(of: profile)
      return outcome
    } catch {
      context.world.sayAtPrompt(Wording.notRenewed(profile, error, needsCode: needsCode, again: pause))
      context.stateDirectory.skipQuestion(of: profile, until: until)
      return expired(asksAgain: until, failures: memory.failures + 1)
    }
  }

  /// The session stays ended, and nothing is tried again.
  var givingUp: Outcome { outcome(context.expiring(placed)) }

  private func obtain(_ profile: String, for occasion: Occasion) throws(Failure) -> Outcome {
    let again = try context.reopening(profile)
    var arguments = Arguments(verb: .login)
    arguments.values.merge(again.options) { given, _ in given }
    // A session that was in no file stays out of the files.
    if !memory.isStored, !memory.isWaiting { arguments.flags.insert(.noStore) }
    let session = try SessionRequest(context: context, arguments: arguments, choice: again.choice, for: occasion)
      .obtain()
    if !occasion.isUninvited { context.warnOfOtherTools() }
    return outcome(session.change(context, to: memory.state))
  }

  private func target(of profile: String) -> Target? {
    guard let again = try? context.reopening(profile) else { return nil }
    return try? context.target(of: again.choice, options: RoleOptions(again.options))
  }

  /// The question that another terminal is asking or has skipped; `nil` if this shell may ask.
  private func claim(_ profile: String, until: Instant, needsCode: Bool) -> StateDirectory.Question? {
    let world = context.world
    let question = StateDirectory.Question(
      profile: profile, until: until, terminal: world.terminal.name(), processID: world.processes.id)
    let open = context.stateDirectory.claimQuestion(question, now: context.now, isRunning: world.processes.isRunning)
    if let open { world.trace(TraceWording.questionElsewhere(open, now: context.now)) }
    if let terminal = open?.terminal, !terminal.isEmpty {
      world.sayAtPrompt(Wording.renewedElsewhere(profile, terminal, needsCode: needsCode))
    }
    return open
  }

  private func expired(asksAgain: Instant, failures: Int = 0) -> Outcome {
    context.endStored()
    return outcome(context.expiring(placed, asksAgain: asksAgain, failures: failures))
  }

  private var placed: ShellState { shell.placed(at: decision, in: memory.state) }

  private func outcome(_ change: Change) -> Outcome { Outcome(plan: context.plan(for: change)) }
}
