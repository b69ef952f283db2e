import AWSAPI
import AWSConfig
import ShellState
import Text

/// `status` with a profile or `--min-ttl`: whether a profile has a session that lasts so long. It never asks.
struct SessionTest {
  let context: Context
  let arguments: Arguments

  private struct Found {
    let profile: String
    /// The tie of the session or, without one, of the profile as it resolves.
    let tie: Tie?
    let expiration: Instant?
    let isStored: Bool
  }

  func run() throws(Failure) -> Outcome {
    let text = arguments.values[.minTTL]
    let least = text.map(Lifetime.seconds) ?? 1
    guard let least else { throw .usage(.badTime(.minTTL, text ?? "")) }
    let found = try found()
    let left = found.expiration.map { max(0, $0 - context.now) } ?? 0
    return Outcome(
      output: arguments.flags.contains(.json) ? json(found, left).text + "\n" : shown(found),
      status: left >= max(1, least) ? .done : .noSession)
  }

  private func found() throws(Failure) -> Found {
    if let (name, credentials) = context.unstoredSession(meantBy: arguments.operand) {
      return Found(profile: name, tie: nil, expiration: credentials.expiration, isStored: false)
    }
    let choice = context.profileName(arguments.operand)
    let target = try context.target(of: choice)
    let session = context.storedSession(of: target, tiedBy: target.accepted)
    return Found(
      profile: target.name, tie: session?.tie ?? target.wanted, expiration: session?.credentials.expiration,
      isStored: session != nil)
  }

  private func isHere(_ found: Found) -> Bool { context.shell.activeProfile.map(found.profile.isExactly) ?? false }

  /// The role that this shell's session was opened for by `--role`.
  private func role(_ found: Found) -> String? { isHere(found) ? context.shell.memory.role : nil }

  private func json(_ found: Found, _ left: Int) -> JSON {
    let isHere = isHere(found)
    let status = Status(context: context, arguments: arguments)
    let directory = context.shell.state == .directory ? context.shell.memory.directoryMemory.root : nil
    return Status.json(
      found.profile, account: context.owner(tiedBy: found.tie, role: role(found)).account, found.expiration,
      secondsLeft: found.expiration.map { _ in left }, source: isHere ? status.source : nil,
      root: isHere ? directory : nil)
  }

  private func shown(_ found: Found) -> String {
    let place = printable(context.paths.shown(context.paths.credentials))
    let section = printable(SessionSection.name(for: found.profile))
    let life =
      found.expiration.map { Wording.until($0, context.world) }
      ?? "none; \(loginCommand(found.profile)) opens one"
    let status = Status(context: context, arguments: arguments)
    let source = isHere(found) ? "source   \(status.source ?? "")\(status.file)\n" : ""
    return """
      profile  \(Wording.name(found.profile, found.tie, role: role(found)))
      session  \(life)
      \(source)stored   \(found.isStored ? "[\(section)] in \(place)" : "no")

      """
  }
}
