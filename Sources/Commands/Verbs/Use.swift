import ShellState

/// `use`: brings a stored session into this shell. It never asks, and never calls AWS.
struct Use {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let (target, session) = try context.liveSession(of: context.profileName(arguments.operand))
    let decision = context.decision()
    context.stateDirectory.choose(target.name)
    context.world.say(Wording.using(session, target.name, context.world))
    context.sayPolicyEnds(unless: false)
    let state = decision.state(choosing: target.name)
    return Outcome(plan: context.plan(for: context.entering(session, target, isStored: true, state, at: decision)))
  }
}
