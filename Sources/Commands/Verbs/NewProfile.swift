import AWSAPI
import AWSConfig
import Secrecy
import Text

/// `setup` of a profile that has no keys yet, and may not exist.
///
/// States: *asked* (keys and region, checked as they are typed) → *accepted* by AWS → *tested* with a code → *shown* →
/// written, on consent. Until then nothing changes: the profile is only in the context.
struct NewProfile {
  let context: Context
  let arguments: Arguments
  let name: String

  private static let tries = 3

  private var questions: KeyQuestions { KeyQuestions(context: context, profile: name) }
  private var choice: ProfileChoice { ProfileChoice(name: name, isNamed: true) }

  func run() throws(Failure) -> Outcome {
    if !context.shared.hasProfile(name) { try ProfileName.check(name) }
    let region = try ProfileName.region(arguments.values[.region])
    try context.checkWritable([context.paths.config, context.paths.credentials])
    guard context.world.aws.canCall() else { throw .transport(.curlMissing, host: "") }
    context.world.say(Wording.newProfile(name, exists: context.shared.hasProfile(name)))
    context.sayIfVerb(name)
    if let destination = destination(region) { context.world.say(destination) }
    let (draft, next, target) = try accepted(region)
    let device = try device(of: target, in: next)
    context.world.say(Wording.newDevice(name, device))
    let tested = target.with(device)
    let limits = try SessionLimits(arguments, next.settings, for: tested)
    try next.checkSection(of: tested)
    let issued = try NewSession(
      context: next, target: tested, limits: limits, isStoring: false, givenCode: nil, occasion: .setup
    ).open()
    next.world.say(Wording.opened(issued.session, name, at: tested.endpoint, next.world))
    let setup = Setup(context: next, arguments: arguments)
    let usual = try limits.duration(of: tested)
    let duration = try setup.ask(usual, device, of: name)
    let whole = draft.with(.mfaSerial, device.serial.text)
      .with(.durationSeconds, duration == usual ? nil : String(duration))
    guard try DraftWriting(context: context, draft: whole).offer() else { return Outcome() }
    return try Setup(context: Context(context.world), arguments: arguments)
      .keepAndEnter(issued, tested, choice)
  }

  /// Where the keys would go, if that is not AWS: it is said before a secret is typed.
  private func destination(_ region: String?) -> String? {
    let unknown = AccessKeys(id: "AKIA0000000000000000", secret: Secret("0"))
    guard let (next, target) = try? resolved(ProfileDraft(name, keys: unknown).with(.region, region)) else {
      return nil
    }
    return next.destination(of: target)
  }

  /// The device that is named, else the one that IAM lists.
  private func device(of target: Target, in next: Context) throws(Failure) -> Device {
    if let device = target.device { return device }
    return try DeviceChoice(context: next, target: target, keys: try next.keys(of: target)).run()
  }

  // MARK: Keys that AWS accepts

  private func accepted(_ given: String?) throws(Failure) -> (ProfileDraft, Context, Target) {
    var keys = try questions.keys()
    let own = context.shared.profile(name)?[.region]
    var region: String
    if let known = given ?? own { region = known } else { region = try questions.region() }
    var attempt = 0
    while true {
      attempt += 1
      let draft = ProfileDraft(name, keys: keys).with(.region, region == own ? nil : region)
      let (next, target) = try resolved(draft)
      do throws(Failure) {
        let identity = try next.send(
          .callerIdentity, by: next.caller(for: target, with: keys, origin: .typed), of: name)
        context.world.say(Wording.keysAccepted(identity.result))
        return (draft, next, target)
      } catch {
        guard attempt < Self.tries else { throw error }
        switch error {
        case .refused(.wrongSecret, profile: _):
          context.world.say(Wording.text(error))
          keys = AccessKeys(id: keys.id, secret: try questions.secret())
        case .refused(.unknownKey, profile: _):
          context.world.say(Wording.text(error))
          keys = try questions.keys()
        case .transport(.unresolved, host: _) where given == nil && own == nil:
          context.world.say(Wording.text(error))
          region = try questions.region()
        default: throw error
        }
      }
    }
  }

  /// The profile as it will be, though it is in no file yet.
  private func resolved(_ draft: ProfileDraft) throws(Failure) -> (Context, Target) {
    let next = try context.with(draft)
    let target = try next.target(of: choice, serial: arguments.values[.serial], needsDevice: false)
    return (next, target)
  }
}
