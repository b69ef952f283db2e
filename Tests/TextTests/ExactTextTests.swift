import TestSupport
import Testing
import Text

struct ExactTextTests {
  private static let composed = "\u{E9}"
  private static let decomposed = "e\u{301}"

  @Test func `two spellings of the same characters are two texts`() {
    #expect(
      [
        Self.composed.isExactly(Self.decomposed), Self.composed.isExactly(Self.composed),
        [Self.composed].containsExactly(Self.decomposed), [Self.composed].containsExactly(Self.composed),
      ] == [false, true, false, true])
    #expect(Set([Self.composed, Self.decomposed, Self.composed].map(ExactText.init)).count == 2)
  }

  @Test(arguments: [
    Case("an ending", "p-mfa", "p"), Case("the ending twice", "p-mfa-mfa", "p-mfa"), Case("no ending", "p", nil),
    Case("nothing before it", "-mfa", nil), Case("nothing", "", nil), Case("the ending elsewhere", "p-mfa2", nil),
    Case("an accent before it", "e\u{301}-mfa", "e\u{301}"), Case("an accent after it", "p-mfa\u{301}", nil),
  ])
  func `what stands before an ending`(_ row: Case<String, String?>) {
    #expect(row.given.before(ending: "-mfa").map { Array($0.utf8) } == row.wanted.map { Array($0.utf8) })
  }
}
