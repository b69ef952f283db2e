import AWSAPI
import AWSConfig
import Secrecy
import ShellState
import Text

/// Asks for what a new profile needs: long-term keys, and a region.
struct KeyQuestions {
  let context: Context
  let profile: String

  private static let tries = 3

  func keys() throws(Failure) -> AccessKeys {
    let (id, secret) = try asked(context.world.terminal.askKeyID, Wording.keyIDQuestion) {
      line throws(KeySlip) in try TypedKeys.id(line)
    }
    if let secret { return AccessKeys(id: id, secret: secret) }
    return AccessKeys(id: id, secret: try self.secret())
  }

  func secret() throws(Failure) -> Secret {
    try asked(context.world.terminal.askHidden, Wording.secretQuestion) {
      line throws(KeySlip) in try TypedKeys.secret(line)
    }
  }

  /// Asks until the answer is good, at most three times. What was typed is in no message.
  private func asked<Value>(
    _ ask: (String) -> Answer, _ question: String, _ read: (String) throws(KeySlip) -> Value
  ) throws(Failure) -> Value {
    var slip = KeySlip.noID
    for attempt in 1...Self.tries {
      let line = try ask(question).line(orElse: .setupNeedsTerminal(profile: profile))
      do throws(KeySlip) { return try read(line) } catch {
        slip = error
        if attempt < Self.tries { context.world.say(Wording.text(.badTypedKey(error))) }
      }
    }
    throw .badTypedKey(slip)
  }

  /// The region to use. A name that looks right is accepted even if it is new; one close to a known name has to be
  /// typed twice.
  func region() throws(Failure) -> String {
    let usual = usualRegion
    var doubted: String?
    func read(_ answer: String) -> String? {
      if answer.isEmpty { return usual }
      let name = answer.lowercased()
      guard RegionName.isWellFormed(name), RegionName.meant(by: name) == nil else { return nil }
      if RegionName.known.contains(name) || name == doubted || nearest(to: name, among: RegionName.known) == nil {
        return name
      }
      doubted = name
      return nil
    }
    return try context.answer(
      to: Wording.regionQuestion(usual), orElse: .setupNeedsTerminal(profile: profile),
      slip: { Wording.noRegion($0, near: nearest(to: $0, among: RegionName.known)) }, read)
  }

  /// The region of the environment, of `default`, or of the first profile that has one.
  private var usualRegion: String {
    let shared = context.shared
    let named = [context.shell.userRegion(.region), context.shell.userRegion(.defaultRegion)]
    let configured = [Context.unnamed] + context.userProfiles
    let candidates = named + configured.lazy.map { shared.profile($0)?[.region] }
    return candidates.lazy.compactMap { $0 }.first(where: RegionName.isWellFormed)
      ?? Partition.commercial.implicitRegion
  }
}
