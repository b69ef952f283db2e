import AWSConfig
import ShellCode
import ShellState

/// The version that `--version` prints and the changelog names.
package let version = "0.1.0"

/// Does what the words ask for, in the given world.
package func run(_ words: [String], in world: World) throws(Failure) -> Outcome {
  switch try request(words) {
  case .version: Outcome(output: "aws-mfa \(version)\n")
  case .help(let verb): Outcome(output: Help.text(for: verb))
  case .run(let arguments): ReadOnlyVariables(world).settable(try perform(arguments, in: world))
  }
}

/// Whether another program will take this one's place: what the caller has open is for that one.
package func makesWay(_ words: [String]) -> Bool {
  words.first.flatMap(Verb.init)?.takesCommand ?? false
}

/// A failure as it is printed.
package func message(for failure: Failure, in world: World) -> String {
  // The terminal has shown `^C` by then.
  (failure == .callInterrupted ? "\n" : "") + Wording.text(failure, try? Paths(world.environment))
}

private func request(_ words: [String]) throws(Failure) -> Request {
  do { return try Request(parsing: words) } catch { throw .usage(error) }
}

private func perform(_ arguments: Arguments, in world: World) throws(Failure) -> Outcome {
  let isStoreOnly = arguments.flags.contains(.storeOnly)
  if arguments.verb.changesShell, !isStoreOnly {
    guard world.shell != nil else { throw .integrationMissing(arguments.verb) }
    if [.login, .renew, .use].contains(arguments.verb) { try ReadOnlyVariables(world).check() }
    if world.isSubshell, ![.hook, .renew].contains(arguments.verb) { world.say(Wording.subshell(arguments)) }
  }
  return switch arguments.verb {
  case .login: try login(arguments, context(world))
  case .renew: try renew(arguments, context(world))
  case .use: try use(arguments, context(world))
  case .off: off(world)
  case .logout: try Logout(context: context(world), arguments: arguments).run()
  case .status: try Status(context: context(world)).outcome(isJSON: arguments.flags.contains(.json))
  case .list: try List(context: context(world)).outcome(arguments.flags)
  case .devices: try Devices(context: context(world), arguments: arguments).run()
  case .setup: try Setup(context: context(world), arguments: arguments).run()
  case .export: try export(arguments, context(world))
  case .exec: try Execution(context: context(world), arguments: arguments).run()
  case .console: try Console(context: context(world), arguments: arguments).run()
  case .credentialProcess: try credentialProcess(arguments, Context(world))
  case .initialize: try initialize(arguments, world)
  case .prompt: prompt(arguments, world)
  case .help: Outcome(output: Help.text(for: nil))
  case .guard: try Guard.run(arguments)
  case .allow: try Allow(context: context(world), arguments: arguments).run()
  case .deny: try Allow(context: context(world), arguments: arguments).deny()
  case .hook: try hook(arguments, world)
  }
}

/// What is wrong with the settings is said by the verbs that people type.
private func context(_ world: World) throws(Failure) -> Context {
  let context = try Context(world)
  for problem in context.settings.problems {
    world.say(Wording.warning(problem, file: context.paths.shown(context.paths.settings)))
  }
  return context
}

private func login(_ arguments: Arguments, _ context: Context) throws(Failure) -> Outcome {
  try Login(
    context: context, arguments: arguments, choice: context.profileName(arguments.operand),
    isForced: arguments.flags.contains(.force)
  ).run()
}

private func renew(_ arguments: Arguments, _ context: Context) throws(Failure) -> Outcome {
  guard let active = context.shell.activeProfile else { throw .nothingActive(.renew) }
  let again = try context.reopening(active)
  var arguments = arguments
  arguments.values[.role] = again.role
  if context.world.isSubshell, !arguments.flags.contains(.storeOnly) { context.world.say(Wording.subshell(arguments)) }
  return try Login(context: context, arguments: arguments, choice: again.choice, isForced: true).run()
}

private func use(_ arguments: Arguments, _ context: Context) throws(Failure) -> Outcome {
  let (target, session) = try context.liveSession(of: context.profileName(arguments.operand))
  let position = context.position()
  context.state.choose(target.name)
  context.world.say(Wording.using(session, target.name, context.world))
  let state = position.state(choosing: target.name)
  return Outcome(plan: context.plan(for: context.entering(session, target, isStored: true, state, at: position)))
}

/// Needs no file: a broken one must not keep a session in the shell.
private func off(_ world: World) -> Outcome {
  var shell = ShellState(environment: world.environment, memory: world.memory)
  if let paths = try? Paths(world.environment) {
    let finding = DirectoryLookup(world: world, paths: paths).finding
    shell.standing = Position(shell: shell, finding: finding, profile: nil).standing(in: .off)
  }
  world.say(Wording.off())
  return Outcome(plan: Bookkeeper(world: world).plan(for: shell.turningOff()))
}

/// At a prompt nothing fails: where the files cannot be read, the shell fails closed.
private func hook(_ arguments: Arguments, _ world: World) throws(Failure) -> Outcome {
  do throws(Failure) {
    return try Sync(
      context: Context(world), command: arguments.operands,
      isBetweenPrompts: arguments.flags.contains(.between)
    ).run()
  } catch {
    guard arguments.operands.isEmpty else { throw error }
    return BlindSync(world: world, failure: error, isBetweenPrompts: arguments.flags.contains(.between)).outcome
  }
}

/// Reads no file: it is drawn with every prompt.
private func prompt(_ arguments: Arguments, _ world: World) -> Outcome {
  let shell = ShellState(environment: world.environment, memory: world.memory)
  guard let profile = shell.activeProfile else { return Outcome() }
  guard let expiration = shell.memory.expiration else {
    // Ended in another terminal, or not judged: the shell has said what there is.
    return Outcome(output: world.environment[.mfaSegment].map { $0 + "\n" } ?? "")
  }
  let segment = Segment(
    profile: profile, secondsLeft: expiration - world.clock.now(), thresholds: [],
    format: arguments.values[.format] ?? Segment.format)
  return Outcome(output: segment.text + "\n")
}

private func export(_ arguments: Arguments, _ context: Context) throws(Failure) -> Outcome {
  let name = arguments.values[.format] ?? ExportFormat.env.rawValue
  guard let format = ExportFormat(rawValue: name) else { throw .usage(.badFormat(name)) }
  return Outcome(output: format.text(try exported(arguments.operand, context)))
}

private func exported(_ operand: String?, _ context: Context) throws(Failure) -> SessionCredentials {
  if let (_, credentials) = context.unstoredSession(meantBy: operand) { return credentials }
  if let active = context.active(meantBy: operand), let base = context.oneOffBase(active) {
    throw .oneOff(active, profile: base)
  }
  return try context.liveSession(of: context.profileName(operand)).session.credentials
}

/// An SDK passes on to its user what is written beside the credentials, at every refresh.
private func credentialProcess(
  _ arguments: Arguments, _ context: Context
) throws(Failure) -> Outcome {
  let session = try context.liveSession(of: context.profileName(arguments.operand)).session
  return Outcome(output: ExportFormat.process(session.credentials))
}
