import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

/// The table of states: every state, with everything that may be true of it at a prompt.
struct TransitionsTests {
  private static func situation(_ state: Memory.State, _ change: (inout Situation) -> Void = { _ in }) -> Situation {
    var situation = Situation()
    situation.state = state
    situation.stored = .same
    change(&situation)
    return situation
  }

  @Test(
    arguments: [
      Case(
        "another user",
        situation(.none) {
          $0.isOwner = false
          $0.canRestore = true
        }, .rest(.none)),
      Case(
        "off is inherited",
        situation(.off) {
          $0.isOff = true
          $0.canRestore = true
        }, .rest(.off)),
      Case(
        "off is set",
        situation(.none) {
          $0.isOff = true
          $0.canRestore = true
        }, .rest(.off)),
      Case(
        "other credentials",
        situation(.none) {
          $0.hasOwnCredentials = true
          $0.canRestore = true
        }, .rest(.user)),
      Case("a last session", situation(.none) { $0.canRestore = true }, .restore),
      Case("nothing", situation(.none), .rest(.none)),
      Case("an inherited session", situation(.restored), .stay),
      Case("an inherited session, renewed since", situation(.restored) { $0.stored = .newer }, .refresh),
      Case(
        "an inherited session, logged out since",
        situation(.restored) {
          $0.stored = .none
          $0.absence = .loggedOut
        }, .drop(.loggedOut)),
      Case(
        "an inherited live session that no file knows",
        situation(.restored) {
          $0.stored = .none
          $0.absence = .noSection
          $0.hasLiveKeys = true
        }, .keep),
      Case(
        "an inherited session without keys that no file knows",
        situation(.restored) {
          $0.stored = .none
          $0.absence = .noSection
        }, .close),
      Case("an inherited session, in files that cannot be read", situation(.restored) { $0.stored = .unknown }, .close),
      Case(
        "an inherited session, ended since",
        situation(.restored) {
          $0.stored = .none
          $0.hasEnded = true
        }, .expire),
      Case("an inherited session under other credentials", situation(.restored) { $0.isUntouched = false }, .yield),
    ] as [Case<Situation, Move>])
  func `the first prompt moves`(_ row: Case<Situation, Move>) {
    var situation = row.given
    situation.isFirstPrompt = true
    #expect(situation.move == row.wanted)
  }

  @Test(
    arguments: [
      Case("nothing new", situation(.none), .stay),
      Case("a session elsewhere", situation(.none) { $0.canRestore = true }, .restore),
      Case(
        "credentials of the user's",
        situation(.none) {
          $0.hasOwnCredentials = true
          $0.canRestore = true
        }, .rest(.user)),
      Case(
        "off by hand",
        situation(.none) {
          $0.isOff = true
          $0.canRestore = true
        }, .rest(.off)),
      Case(
        "another user",
        situation(.none) {
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
        situation(.off) {
          $0.canRestore = true
          $0.stored = .newer
        }, .stay),
      Case(
        "the user's",
        situation(.user) {
          $0.canRestore = true
          $0.stored = .newer
        }, .stay),
    ] as [Case<Situation, Move>])
  func `a shell that is off or the user's stays so`(_ row: Case<Situation, Move>) {
    #expect(row.given.move == row.wanted)
  }

  struct Change: Sendable {
    let apply: @Sendable (inout Situation) -> Void
    init(_ apply: @escaping @Sendable (inout Situation) -> Void) { self.apply = apply }
  }

  @Test(
    arguments: [Memory.State.hand, .restored],
    [
      Case("nothing new", Change { _ in }, .stay),
      Case("a renewal elsewhere", Change { $0.stored = .newer }, .refresh),
      Case(
        "a renewal elsewhere after the end",
        Change {
          $0.stored = .newer
          $0.hasEnded = true
          $0.ending = .expired
        }, .refresh),
      Case(
        "a logout elsewhere",
        Change {
          $0.stored = .none
          $0.absence = .loggedOut
        }, .drop(.loggedOut)),
      Case(
        "after a logout elsewhere",
        Change {
          $0.stored = .none
          $0.absence = .loggedOut
          $0.ending = .loggedOut
          $0.hasEnded = true
        }, .stay),
      Case(
        "a login after a logout elsewhere",
        Change {
          $0.stored = .newer
          $0.ending = .loggedOut
        }, .refresh),
      Case(
        "a file without the section",
        Change {
          $0.stored = .none
          $0.absence = .noSection
        }, .close),
      Case(
        "a file without the section once more",
        Change {
          $0.stored = .none
          $0.absence = .noSection
          $0.ending = .unjudged
        }, .close),
      Case("files that cannot be read", Change { $0.stored = .unknown }, .close),
      Case(
        "files that cannot be read, at the end",
        Change {
          $0.stored = .unknown
          $0.hasEnded = true
        }, .expire),
      Case(
        "files that can be read again",
        Change {
          $0.stored = .newer
          $0.ending = .unjudged
        }, .refresh),
      Case(
        "a logout elsewhere after the end",
        Change {
          $0.stored = .none
          $0.absence = .loggedOut
          $0.hasEnded = true
          $0.ending = .expired
        }, .stay),
      Case("a session of another tie", Change { $0.stored = .none }, .drop(.replaced)),
      Case(
        "the end",
        Change {
          $0.stored = .none
          $0.hasEnded = true
        }, .expire),
      Case(
        "after the end",
        Change {
          $0.stored = .none
          $0.hasEnded = true
          $0.ending = .expired
        }, .stay),
      Case(
        "other credentials",
        Change {
          $0.isUntouched = false
          $0.stored = .newer
        }, .yield),
      Case("off by hand", Change { $0.isOff = true }, .leave),
      Case(
        "the end of a session in no file",
        Change {
          $0.isStored = false
          $0.stored = .none
          $0.hasEnded = true
        }, .expire),
      Case(
        "a session in no file",
        Change {
          $0.isStored = false
          $0.stored = .none
          $0.absence = .loggedOut
        }, .stay),
      Case(
        "a session in no file, and another stored",
        Change {
          $0.isStored = false
          $0.stored = .newer
        }, .stay),
      Case(
        "another user",
        Change {
          $0.isOwner = false
          $0.stored = .newer
        }, .stay),
    ] as [Case<Change, Move>])
  func `a shell with a session moves`(_ state: Memory.State, _ row: Case<Change, Move>) {
    #expect(Self.situation(state, row.given.apply).move == row.wanted)
  }

  @Test(
    arguments: [
      Case("nothing", situation(.none), .enter),
      Case("a last session", situation(.none) { $0.canRestore = true }, .enter),
      Case("other credentials", situation(.none) { $0.hasOwnCredentials = true }, .rest(.user)),
      Case("off is inherited", situation(.off) { $0.isOff = true }, .rest(.off)),
      Case("another user", situation(.none) { $0.isOwner = false }, .rest(.none)),
      Case("a session of another directory", situation(.directory), .enter),
    ] as [Case<Situation, Move>])
  func `the first prompt in a trusted directory moves`(_ row: Case<Situation, Move>) {
    var situation = row.given
    situation.isFirstPrompt = true
    situation.place = .other
    #expect(situation.move == row.wanted)
  }

  @Test(
    arguments: [
      Case("a session of this directory", situation(.directory) { $0.place = .same }, .stay),
      Case("a session of a directory left", situation(.directory), .pop),
      Case(
        "a session of this directory, logged out since",
        situation(.directory) {
          $0.place = .same
          $0.stored = .none
          $0.absence = .loggedOut
        }, .drop(.loggedOut)),
    ] as [Case<Situation, Move>])
  func `the first prompt of a child shell moves`(_ row: Case<Situation, Move>) {
    var situation = row.given
    situation.isFirstPrompt = true
    #expect(situation.move == row.wanted)
  }

  @Test(arguments: [Memory.State.none, .hand, .directory, .restored, .user, .off])
  func `another file decides in every state`(_ state: Memory.State) {
    #expect(Self.situation(state) { $0.place = .other }.move == .enter)
  }

  @Test(arguments: [Memory.State.none, .hand, .restored, .user])
  func `another file decides over a choice of credentials made elsewhere`(_ state: Memory.State) {
    let situation = Self.situation(state) {
      $0.place = .other
      $0.hasOwnCredentials = true
      $0.isUntouched = false
    }
    #expect(situation.move == .enter)
  }

  @Test(
    arguments: [
      Case("nothing new", Change { _ in }, .stay),
      Case("out", Change { $0.place = .none }, .pop),
      Case(
        "out, after the end",
        Change {
          $0.place = .none
          $0.hasEnded = true
        }, .pop),
      Case("other credentials", Change { $0.isUntouched = false }, .yield),
      Case(
        "other credentials and out",
        Change {
          $0.isUntouched = false
          $0.place = .none
        }, .yield),
      Case("off by hand", Change { $0.isOff = true }, .leave),
      Case("a renewal elsewhere", Change { $0.stored = .newer }, .refresh),
      Case(
        "a logout elsewhere",
        Change {
          $0.stored = .none
          $0.absence = .loggedOut
        }, .drop(.loggedOut)),
      Case(
        "the end",
        Change {
          $0.stored = .none
          $0.hasEnded = true
        }, .expire),
      Case(
        "after the end",
        Change {
          $0.stored = .none
          $0.hasEnded = true
          $0.ending = .expired
        }, .stay),
      Case(
        "waiting",
        Change {
          $0.isWaiting = true
          $0.stored = .none
        }, .stay),
      Case(
        "waiting, and logged out",
        Change {
          $0.isWaiting = true
          $0.stored = .none
          $0.absence = .loggedOut
        }, .stay),
      Case(
        "waiting, and a session",
        Change {
          $0.isWaiting = true
          $0.stored = .newer
        }, .refresh),
      Case(
        "waiting, and other credentials by hand",
        Change {
          $0.isWaiting = true
          $0.isUntouched = false
        }, .yield),
      Case(
        "waiting, in files that cannot be read",
        Change {
          $0.isWaiting = true
          $0.stored = .unknown
        }, .stay),
      Case(
        "waiting, and out",
        Change {
          $0.isWaiting = true
          $0.place = .none
        }, .pop),
      Case(
        "another user",
        Change {
          $0.isOwner = false
          $0.place = .none
        }, .stay),
    ] as [Case<Change, Move>])
  func `a shell where a file decides moves`(_ row: Case<Change, Move>) {
    let situation = Self.situation(.directory) {
      $0.place = .same
      row.given.apply(&$0)
    }
    #expect(situation.move == row.wanted)
  }

  @Test(arguments: [Memory.State.hand, .restored])
  func `logging out elsewhere from what was chosen against a file does not bring the file's in`(_ state: Memory.State) {
    let situation = Self.situation(state) {
      $0.place = .same
      $0.stored = .none
      $0.absence = .loggedOut
    }
    #expect(situation.move == .drop(.loggedOut))
  }

  @Test(arguments: [Memory.State.user, .off])
  func `a file that was decided against changes nothing`(_ state: Memory.State) {
    #expect(Self.situation(state) { $0.place = .same }.move == .stay)
  }
}
