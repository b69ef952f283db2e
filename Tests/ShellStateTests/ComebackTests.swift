import TestSupport
import Testing

@testable import ShellState

/// What a prompt does about a session that has ended, cell by cell.
struct ComebackTests {
  private static let process = Comeback(setting: .renew, hasCodeProcess: true)
  private static let role = Comeback(needsNoCode: true)
  private static let lost = Comeback(setting: .ask, isPossible: false, isDue: true)

  private static func move(_ comeback: Comeback?, _ change: (inout Situation) -> Void) -> Move {
    var situation = Situation()
    situation.state = .hand
    situation.stored = .same
    situation.comeback = comeback
    change(&situation)
    return situation.move
  }

  private static let atPrompt: [Case<Comeback?, Move>] = [
    Case("a guarded command", nil, .expire(.never)), Case("warn", Comeback(), .expire(.never)),
    Case("ask", Comeback(setting: .ask), .ask(isFirst: true)),
    Case("ask, of a profile that leads nowhere", lost, .expire(.never)),
    Case("renew, with a command for codes", process, .renew(needsCode: true)),
    Case("renew, without one", Comeback(setting: .renew), .expire(.never)),
    Case("a role on a live session", role, .renew(needsCode: false)),
    Case("such a role, and ask", Comeback(setting: .ask, needsNoCode: true), .renew(needsCode: false)),
  ]

  @Test(arguments: atPrompt)
  func `a session that ends at a prompt`(_ row: Case<Comeback?, Move>) {
    #expect(Self.move(row.given) { $0.hasEnded = true } == row.wanted)
  }

  @Test(arguments: [
    Case("warn", Comeback(), Move.expire(.never)), Case("ask", Comeback(setting: .ask), .expire(.owed)),
    Case("ask, of a profile that leads nowhere", lost, .expire(.never)),
    Case("renew, with a command for codes", process, .expire(.owed)),
    Case("a role on a live session", role, .expire(.next)),
  ])
  func `a session that has ended before a shell's first prompt`(_ row: Case<Comeback, Move>) {
    #expect(
      Self.move(row.given) {
        $0.hasEnded = true
        $0.isFirstPrompt = true
      } == row.wanted)
  }

  @Test(arguments: [
    Case("warn", Comeback(), Move.expire(.never)), Case("ask", Comeback(setting: .ask), .expire(.owed)),
    Case("renew, with a command for codes", process, .expire(.owed)),
    Case("renew, without one", Comeback(setting: .renew), .expire(.never)),
    Case("a role on a live session", role, .renew(needsCode: false)),
  ])
  func `a session that ends between two prompts`(_ row: Case<Comeback, Move>) {
    #expect(
      Self.move(row.given) {
        $0.hasEnded = true
        $0.isBetweenPrompts = true
      } == row.wanted)
  }

  @Test(arguments: [
    Case("without a time", Comeback(setting: .ask), Move.stay),
    Case("before its time", Comeback(setting: .ask, isDue: false), .stay),
    Case("at its time", Comeback(setting: .ask, isDue: true), .ask(isFirst: false)),
    Case(
      "at its time, with a command", Comeback(setting: .renew, hasCodeProcess: true, isDue: true),
      .renew(needsCode: true)),
    Case("at its time, and the setting is warn now", Comeback(isDue: true), .giveUp),
    Case("at its time, and the profile leads nowhere now", lost, .giveUp),
    Case("a role whose source has come back", role, .renew(needsCode: false)),
    Case("a role before its time", Comeback(needsNoCode: true, isDue: false), .stay),
    Case("an end that is still to be announced", Comeback(setting: .ask, isOwing: true), .ask(isFirst: true)),
    Case("such an end, and the setting is warn now", Comeback(isOwing: true), .stay),
  ])
  func `a session that has ended before`(_ row: Case<Comeback, Move>) {
    #expect(Self.move(row.given) { $0.ending = .expired } == row.wanted)
    #expect(
      Self.move(row.given) {
        $0.ending = .expired
        $0.isBetweenPrompts = true
      } == .stay)
  }

  /// An end that is still to be announced does not come before what has changed since.
  @Test func `an owed end gives way to every other move`() {
    let owed = Comeback(setting: .ask, isOwing: true)
    func move(_ change: (inout Situation) -> Void) -> Move {
      Self.move(owed) {
        $0.ending = .expired
        change(&$0)
      }
    }
    #expect(move { $0.fileChange = .other } == .enter)
    #expect(move { $0.isUntouched = false } == .yield)
    #expect(move { $0.isOff = true } == .leave)
    #expect(move { $0.stored = .newer } == .refresh)
    #expect(move { $0.isOwner = false } == .stay)
  }
}
