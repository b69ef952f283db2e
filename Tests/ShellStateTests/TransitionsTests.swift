import TestSupport
import Testing
import Text

@testable import ShellState

/// The table of states: every state beside what may be true of it at a prompt.
struct TransitionsTests {
  @Test(
    arguments: [
      Case(
        "another user",
        Situation(.none) {
          $0.isOwner = false
          $0.canRestore = true
        }, .rest(.none)),
      Case(
        "off is inherited",
        Situation(.off) {
          $0.isOff = true
          $0.canRestore = true
        }, .rest(.off)),
      Case(
        "off is set",
        Situation(.none) {
          $0.isOff = true
          $0.canRestore = true
        }, .rest(.off)),
      Case(
        "other credentials",
        Situation(.none) {
          $0.hasOwnCredentials = true
          $0.canRestore = true
        }, .rest(.user)),
      Case("a last session", Situation(.none) { $0.canRestore = true }, .restore),
      Case("nothing", Situation(.none), .rest(.none)),
      Case("an inherited session", Situation(.restored), .stay),
      Case("an inherited session, renewed since", Situation(.restored) { $0.stored = .newer }, .refresh),
      Case(
        "an inherited session, logged out since",
        Situation(.restored) {
          $0.stored = .none
          $0.absence = .loggedOut
        }, .drop(.loggedOut)),
      Case(
        "an inherited live session that no file knows",
        Situation(.restored) {
          $0.stored = .none
          $0.absence = .noSection
          $0.hasLiveKeys = true
        }, .keep),
      Case(
        "an inherited session without keys that no file knows",
        Situation(.restored) {
          $0.stored = .none
          $0.absence = .noSection
        }, .close),
      Case("an inherited session, in files that cannot be read", Situation(.restored) { $0.stored = .unknown }, .close),
      Case(
        "an inherited session, ended since",
        Situation(.restored) {
          $0.stored = .none
          $0.hasEnded = true
        }, .expire(.never)),
      Case("an inherited session under other credentials", Situation(.restored) { $0.isUntouched = false }, .yield),
    ] as [Case<Situation, Move>])
  func `the first prompt moves`(_ row: Case<Situation, Move>) {
    var situation = row.given
    situation.isFirstPrompt = true
    #expect(situation.move == row.wanted)
  }

  @Test(
    arguments: [
      Case("nothing new", Situation(.none), .stay),
      Case("a session elsewhere", Situation(.none) { $0.canRestore = true }, .restore),
      Case(
        "credentials of the user's",
        Situation(.none) {
          $0.hasOwnCredentials = true
          $0.canRestore = true
        }, .rest(.user)),
      Case(
        "off by hand",
        Situation(.none) {
          $0.isOff = true
          $0.canRestore = true
        }, .rest(.off)),
      Case(
        "another user",
        Situation(.none) {
          $0.isOwner = false
          $0.canRestore = true
        }, .stay),
    ] as [Case<Situation, Move>])
  func `a shell without a session moves`(_ row: Case<Situation, Move>) {
    #expect(row.given.move == row.wanted)
  }

  @Test(
    arguments: [
      Case(
        "off",
        Situation(.off) {
          $0.canRestore = true
          $0.stored = .newer
        }, .stay),
      Case(
        "the user's",
        Situation(.user) {
          $0.canRestore = true
          $0.stored = .newer
        }, .stay),
    ] as [Case<Situation, Move>])
  func `a shell that keeps out stays so`(_ row: Case<Situation, Move>) {
    #expect(row.given.move == row.wanted)
  }

  @Test(
    arguments: [Memory.State.hand, .restored],
    [
      Case("nothing new", Variation { _ in }, .stay),
      Case("a renewal elsewhere", Variation { $0.stored = .newer }, .refresh),
      Case(
        "a renewal elsewhere after the end",
        Variation {
          $0.stored = .newer
          $0.hasEnded = true
          $0.ending = .expired
        }, .refresh),
      Case(
        "a logout elsewhere",
        Variation {
          $0.stored = .none
          $0.absence = .loggedOut
        }, .drop(.loggedOut)),
      Case(
        "after a logout elsewhere",
        Variation {
          $0.stored = .none
          $0.absence = .loggedOut
          $0.ending = .loggedOut
          $0.hasEnded = true
        }, .stay),
      Case(
        "a login after a logout elsewhere",
        Variation {
          $0.stored = .newer
          $0.ending = .loggedOut
        }, .refresh),
      Case(
        "a file without the section",
        Variation {
          $0.stored = .none
          $0.absence = .noSection
        }, .close),
      Case(
        "a file without the section once more",
        Variation {
          $0.stored = .none
          $0.absence = .noSection
          $0.ending = .unjudged
        }, .close),
      Case("files that cannot be read", Variation { $0.stored = .unknown }, .close),
      Case(
        "files that cannot be read, at the end",
        Variation {
          $0.stored = .unknown
          $0.hasEnded = true
        }, .expire(.never)),
      Case(
        "files that can be read again",
        Variation {
          $0.stored = .newer
          $0.ending = .unjudged
        }, .refresh),
      Case(
        "a logout elsewhere after the end",
        Variation {
          $0.stored = .none
          $0.absence = .loggedOut
          $0.hasEnded = true
          $0.ending = .expired
        }, .stay),
      Case("a session of another tie", Variation { $0.stored = .none }, .drop(.replaced)),
      Case(
        "the end",
        Variation {
          $0.stored = .none
          $0.hasEnded = true
        }, .expire(.never)),
      Case(
        "after the end",
        Variation {
          $0.stored = .none
          $0.hasEnded = true
          $0.ending = .expired
        }, .stay),
      Case(
        "other credentials",
        Variation {
          $0.isUntouched = false
          $0.stored = .newer
        }, .yield),
      Case("off by hand", Variation { $0.isOff = true }, .leave),
      Case(
        "the end of a session in no file",
        Variation {
          $0.isStored = false
          $0.stored = .none
          $0.hasEnded = true
        }, .expire(.never)),
      Case(
        "a session in no file",
        Variation {
          $0.isStored = false
          $0.stored = .none
          $0.absence = .loggedOut
        }, .stay),
      Case(
        "a session in no file, and another stored",
        Variation {
          $0.isStored = false
          $0.stored = .newer
        }, .stay),
      Case(
        "another user",
        Variation {
          $0.isOwner = false
          $0.stored = .newer
        }, .stay),
    ] as [Case<Variation, Move>])
  func `a shell with a session moves`(_ state: Memory.State, _ row: Case<Variation, Move>) {
    #expect(Situation(state, row.given.apply).move == row.wanted)
  }
}
