import AWSConfig
import ShellCode
import ShellState

/// Does what the command line asks for, in the given world.
package func run(_ words: [String], in world: World) throws(Failure) -> Outcome {
  switch try request(words) {
  case .version: Outcome(output: "aws-mfa \(version)\n")
  case .help(let verb): Help(verb: verb).run()
  case .run(let arguments):
    try traced(arguments, in: world) { () throws(Failure) -> Outcome in
      do throws(Failure) {
        return try MemoryLimit(world).checked(ReadOnlyVariables(world).settable(try perform(arguments, in: world)))
      } catch { throw error.of(arguments) }
    }
  }
}

/// Tells the trace what is run and how it ends.
private func traced(
  _ arguments: Arguments, in world: World, _ run: () throws(Failure) -> Outcome
) throws(Failure) -> Outcome {
  guard world.trace.isOn else { return try run() }
  world.trace(TraceWording.run(arguments, version: version, world))
  do throws(Failure) {
    let outcome = try run()
    world.trace(TraceWording.ended(outcome))
    return outcome
  } catch {
    world.trace(TraceWording.failed(error, try? Paths(world.environment)))
    throw error
  }
}

/// Whether another program will replace this one and inherit the descriptors that the caller has open.
package func replacesProcess(_ words: [String]) -> Bool {
  words.first.flatMap(Verb.init)?.takesCommand ?? false
}

/// The text of a failure, as it is printed.
package func message(for failure: Failure, in world: World) -> String {
  // The terminal has shown `^C` by then.
  let isOfScript = world.shell == nil && world.terminal.isOfScript()
  let failure = isOfScript ? failure.withoutArguments : failure
  return (failure.isCallInterrupted ? "\n" : "") + Wording.text(failure, try? Paths(world.environment))
}

private func request(_ words: [String]) throws(Failure) -> Request {
  do { return try Request(parsing: words) } catch { throw .usage(error) }
}

private func perform(_ arguments: Arguments, in world: World) throws(Failure) -> Outcome {
  if arguments.changesShell {
    guard world.shell != nil else {
      throw .integrationMissing(arguments, isScript: world.terminal.isOfScript())
    }
    if [.login, .renew, .use].contains(arguments.verb) {
      try ReadOnlyVariables(world).check()
      try MemoryLimit(world).check()
    }
    if world.isSubshell, ![.hook, .renew].contains(arguments.verb) { world.say(Wording.subshell(arguments)) }
  }
  return switch arguments.verb {
  case .login: try Login(context: context(world), arguments: arguments).run()
  case .renew: try Renew(context: context(world), arguments: arguments).run()
  case .use: try Use(context: context(world), arguments: arguments).run()
  case .off: Off(world: world).run()
  case .logout: try Logout(context: context(world), arguments: arguments).run()
  case .status: try Status(context: context(world), arguments: arguments).run()
  case .list: try List(context: context(world), arguments: arguments).run()
  case .doctor: try Doctor(world: world, arguments: arguments).run()
  case .devices: try Devices(context: context(world), arguments: arguments).run()
  case .setup: try Setup(context: context(world), arguments: arguments).run()
  case .rotate: try Rotate(context: context(world), arguments: arguments).run()
  case .keys: try keys(arguments, in: world)
  case .export: try Export(context: context(world), arguments: arguments).run()
  case .exec: try Exec(context: context(world), arguments: arguments).run()
  case .console: try Console(context: context(world), arguments: arguments).run()
  case .credentialProcess: try CredentialProcess(context: Context(world), arguments: arguments).run()
  case .initialize: try Init(world: world, arguments: arguments).run()
  case .prompt: Prompt(world: world, arguments: arguments).run()
  case .help: Help(verb: nil).run()
  case .guard: try Guard(arguments: arguments).run()
  case .allow: try Allow(context: context(world), arguments: arguments).run()
  case .deny: try Deny(context: context(world), arguments: arguments).run()
  case .hook: try Hook(world: world, arguments: arguments).run()
  }
}

/// What an SDK runs to get keys says nothing else, and does not depend on the files.
private func keys(_ arguments: Arguments, in world: World) throws(Failure) -> Outcome {
  if let printed = try KeysPrint(world: world, arguments: arguments) { return try printed.run() }
  return try Keys(context: context(world), arguments: arguments).run()
}

/// Reports problems in the settings, for the verbs that people type.
private func context(_ world: World) throws(Failure) -> Context {
  let context = try Context(world)
  for problem in context.settings.problems {
    world.say(Wording.warning(problem, file: context.paths.shown(context.paths.settings)))
  }
  return context
}
