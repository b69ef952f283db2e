import AWSAPI
import AWSConfig
import Text

/// `rotate`: replaces a profile's long-term key.
struct Rotate {
  let context: Context
  let arguments: Arguments

  func run() throws(Failure) -> Outcome {
    let choice = try context.asking(context.profileName(arguments.operand))
    let named = try context.target(of: choice)
    let owner = try context.keysOwner(of: named)
    let profile = owner.profile.name
    try check(owner)
    if !named.profile.name.isExactly(profile) { context.world.say(Wording.rotatingSource(profile, of: named.name)) }
    try goOn(context, owner)
    let session = try session(of: owner)
    // The files have changed if a session was opened.
    let now = try Context(context.world)
    let target = try now.keysOwner(of: now.target(of: choice))
    try Rotation(context: now, target: target, session: session, isDeleting: arguments.flags.contains(.delete)).run()
    return Outcome()
  }

  /// Refuses keys that are in no file, or in one that cannot be written, before anything is asked or called.
  private func check(_ owner: Target) throws(Failure) {
    let profile = owner.resolution.base.name
    switch owner.resolution.keys {
    case .file, .none: break
    case .store: throw .rotation(.fromProcess(isOurs: true), profile: profile)
    case .process(let command):
      throw .rotation(.fromProcess(isOurs: OwnProcess.printsKeys(command)), profile: profile)
    case .environment: throw .rotation(.fromEnvironment, profile: profile)
    }
    guard owner.role == nil else { throw .rotation(.besideRole, profile: profile) }
    try KeyFiles(context: context, profile: owner.profile.name, keys: try context.keys(of: owner)).rehearse()
    try context.stateDirectory.rehearseNotes()
  }

  /// Moves what an interrupted run has left tied to the old key, so that its session is found.
  private func goOn(_ context: Context, _ owner: Target) throws(Failure) {
    let keys = try context.keys(of: owner)
    guard let note = context.stateDirectory.rotation(of: [keys.id]) else { return }
    if context.isOpen(note) { throw .rotation(.running, profile: owner.profile.name) }
    guard note.new == keys.id else { return }
    try KeyFiles(context: context, profile: owner.profile.name, keys: keys).spread(over: note.old)
  }

  /// The live session of the keys' user, or a new one.
  private func session(of owner: Target) throws(Failure) -> SessionCredentials {
    let profile = owner.profile.name
    if let here = context.unstoredSession(meantBy: profile), here.name.isExactly(profile) { return here.credentials }
    let choice = ProfileChoice(name: profile, isNamed: true)
    return try SessionRequest(
      context: Context(context.world), arguments: Arguments(verb: .rotate), choice: choice, for: .rotation
    ).obtain().session.credentials
  }
}
