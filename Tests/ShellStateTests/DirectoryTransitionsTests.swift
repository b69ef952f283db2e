import TestSupport
import Testing
import Text

@testable import ShellState

/// The rows of the table that a trusted file decides.
struct DirectoryTransitionsTests {
  @Test(
    arguments: [
      Case("nothing", Situation(.none), .enter),
      Case("a last session", Situation(.none) { $0.canRestore = true }, .enter),
      Case("other credentials", Situation(.none) { $0.hasOwnCredentials = true }, .rest(.user)),
      Case("off is inherited", Situation(.off) { $0.isOff = true }, .rest(.off)),
      Case("another user", Situation(.none) { $0.isOwner = false }, .rest(.none)),
      Case("a session of another directory", Situation(.directory), .enter),
    ] as [Case<Situation, Move>])
  func `the first prompt in a trusted directory moves`(_ row: Case<Situation, Move>) {
    var situation = row.given
    situation.isFirstPrompt = true
    situation.fileChange = .other
    #expect(situation.move == row.wanted)
  }

  @Test(
    arguments: [
      Case("a session of this directory", Situation(.directory) { $0.fileChange = .same }, .stay),
      Case("a session of a directory left", Situation(.directory), .pop),
      Case(
        "a session of this directory, logged out since",
        Situation(.directory) {
          $0.fileChange = .same
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
    #expect(Situation(state) { $0.fileChange = .other }.move == .enter)
  }

  @Test(arguments: [Memory.State.none, .hand, .restored, .user])
  func `another file decides over a choice of credentials made elsewhere`(_ state: Memory.State) {
    let situation = Situation(state) {
      $0.fileChange = .other
      $0.hasOwnCredentials = true
      $0.isUntouched = false
    }
    #expect(situation.move == .enter)
  }

  @Test(
    arguments: [
      Case("nothing new", Variation { _ in }, .stay),
      Case("out", Variation { $0.fileChange = .none }, .pop),
      Case(
        "out, after the end",
        Variation {
          $0.fileChange = .none
          $0.hasEnded = true
        }, .pop),
      Case("other credentials", Variation { $0.isUntouched = false }, .yield),
      Case(
        "other credentials and out",
        Variation {
          $0.isUntouched = false
          $0.fileChange = .none
        }, .yield),
      Case("off by hand", Variation { $0.isOff = true }, .leave),
      Case("a renewal elsewhere", Variation { $0.stored = .newer }, .refresh),
      Case(
        "a logout elsewhere",
        Variation {
          $0.stored = .none
          $0.absence = .loggedOut
        }, .drop(.loggedOut)),
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
        "waiting",
        Variation {
          $0.isWaiting = true
          $0.stored = .none
        }, .stay),
      Case(
        "waiting, and logged out",
        Variation {
          $0.isWaiting = true
          $0.stored = .none
          $0.absence = .loggedOut
        }, .stay),
      Case(
        "waiting, and a session",
        Variation {
          $0.isWaiting = true
          $0.stored = .newer
        }, .refresh),
      Case(
        "waiting, and other credentials by hand",
        Variation {
          $0.isWaiting = true
          $0.isUntouched = false
        }, .yield),
      Case(
        "waiting, in files that cannot be read",
        Variation {
          $0.isWaiting = true
          $0.stored = .unknown
        }, .stay),
      Case(
        "waiting, and out",
        Variation {
          $0.isWaiting = true
          $0.fileChange = .none
        }, .pop),
      Case(
        "another user",
        Variation {
          $0.isOwner = false
          $0.fileChange = .none
        }, .stay),
    ] as [Case<Variation, Move>])
  func `a shell where a file decides moves`(_ row: Case<Variation, Move>) {
    let situation = Situation(.directory) {
      $0.fileChange = .same
      row.given.apply(&$0)
    }
    #expect(situation.move == row.wanted)
  }

  @Test(arguments: [Memory.State.hand, .restored])
  func `a logout elsewhere of what was chosen against a file does not bring the file's in`(_ state: Memory.State) {
    let situation = Situation(state) {
      $0.fileChange = .same
      $0.stored = .none
      $0.absence = .loggedOut
    }
    #expect(situation.move == .drop(.loggedOut))
  }

  @Test(arguments: [Memory.State.user, .off])
  func `a file that was decided against moves nothing`(_ state: Memory.State) {
    #expect(Situation(state) { $0.fileChange = .same }.move == .stay)
  }
}
