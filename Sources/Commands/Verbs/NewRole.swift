import AWSAPI
import AWSConfig
import Text

/// `setup --role`: makes a profile for a role, and proves it by assuming the role.
///
/// States: *checked* (name, role and source are right in themselves) → *proven* → *shown* → written, on consent. A code
/// is asked for only if the source has no live session; that session is kept.
struct NewRole {
  let context: Context
  let arguments: Arguments
  let arn: String

  func run() throws(Failure) -> Outcome {
    guard let operand = arguments.operand else { throw .usage(.missingOperand(.setup)) }
    let name = context.shared.baseName(of: operand)
    try check(name)
    let source = try source()
    let region = try ProfileName.region(arguments.values[.region]) ?? context.shared.profile(source)?[.region]
    let draft = ProfileDraft(name).with(.roleARN, arn).with(.sourceProfile, source)
      .with(.externalID, arguments.values[.externalID]).with(.roleSessionName, arguments.values[.roleSessionName])
      .with(.mfaSerial, arguments.values[.serial]).with(.region, region)
    let writing = DraftWriting(context: context, draft: draft)
    try context.checkWritable([context.paths.config])
    if let near = suggestions(for: name, among: context.userProfiles).first {
      context.world.say(Wording.nearNewProfile(name, near: near))
    }
    context.sayIfVerb(name)
    let next = try context.with(draft)
    let choice = ProfileChoice(name: name, isNamed: true)
    let target = try target(of: choice, in: next)
    try next.checkSection(of: target)
    let issued = try proven(target, in: next)
    context.world.say(Wording.opened(issued.session, name, at: target.endpoint, context.world))
    guard try writing.offer() else { return Outcome() }
    return try Setup(context: Context(context.world), arguments: arguments).keepAndEnter(issued, target, choice)
  }

  /// A value that does not fit is named by the option that gave it.
  private func target(of choice: ProfileChoice, in next: Context) throws(Failure) -> Target {
    do throws(Failure) {
      return try next.target(of: choice, serial: arguments.values[.serial])
    } catch {
      guard case .badRoleValue(let text, source: _, let marks, let lengths) = error,
        let option = [Option.externalID, .roleSessionName].first(where: { arguments.values[$0] == text })
      else { throw error }
      throw .badRoleValue(text, source: option.flag, marks: marks, lengths: lengths)
    }
  }

  private func check(_ name: String) throws(Failure) {
    guard !context.shared.hasProfile(name) else { throw .profileExists(profile: name) }
    if let section = context.shared.misnamedSection(of: name) { throw .misnamedSection(section) }
    try ProfileName.check(name)
    guard RoleName.isRole(arn: arn) else { throw .badRole(arn, source: Option.role.flag) }
  }

  /// The profile that the role is assumed with: the one that is named, else the one with the keys of what is meant
  /// where none is.
  private func source() throws(Failure) -> String {
    let named = arguments.values[.source]
    let choice = try context.asking(context.profileName(named))
    try context.checkProfile(choice.name, namer: named.map { _ in .option(Option.source.flag) })
    guard named == nil, let resolution = try? context.shared.resolution(of: choice.name) else { return choice.name }
    return resolution.base.name
  }

  private func proven(_ target: Target, in next: Context) throws(Failure) -> IssuedSession {
    let limits = try SessionLimits(arguments, next.settings, for: target)
    do throws(Failure) {
      return try NewSession(
        context: next, target: target, limits: limits, isStoring: true, givenCode: nil, occasion: .setup
      ).open()
    } catch {
      if case .nobodyToAsk = error { throw .setupNeedsTerminal(profile: target.name) }
      throw error
    }
  }
}
