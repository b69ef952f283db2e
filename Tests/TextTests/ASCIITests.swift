import TestSupport
import Testing
import Text

struct ASCIITests {
  /// Every byte that is of a class, as a text.
  private func members(_ belongs: (UInt8) -> Bool) -> String {
    String(String.UnicodeScalarView((0...255 as ClosedRange<UInt8>).filter(belongs).map { Unicode.Scalar($0) }))
  }

  private static let digits = "0123456789"
  private static let uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  private static let lowercase = "abcdefghijklmnopqrstuvwxyz"

  @Test func `a class of bytes holds these and no others`() {
    #expect(
      [
        members(\.isDigit), members(\.isUppercase), members(\.isLowercase), members(\.isAlphanumeric),
        members(\.isWord),
      ] == [
        Self.digits, Self.uppercase, Self.lowercase, Self.digits + Self.uppercase + Self.lowercase,
        Self.digits + Self.uppercase + "_" + Self.lowercase,
      ])
  }

  @Test func `a visible byte is one from ! to ~`() {
    #expect(
      members(\.isVisible) == String(String.UnicodeScalarView(("!"..."~" as ClosedRange<Unicode.Scalar>).scalars)))
  }

  @Test(arguments: [
    Case("letters and digits", "aZ09", true), Case("marks that are named", "a-b.c", true), Case("nothing", "", true),
    Case("another mark", "a_b", false), Case("a space", "a b", false), Case("a letter beyond ASCII", "é", false),
    Case("a digit beyond ASCII", "٣", false), Case("a mark with an accent", "a-\u{301}", false),
  ])
  func `a text is of letters, digits and marks`(_ row: Case<String, Bool>) {
    #expect(row.given.isAlphanumeric(or: "-.") == row.wanted)
  }

  @Test(arguments: [
    Case("a word", "a!~", true), Case("a space", "a b", false), Case("a tab", "a\tb", false),
    Case("DEL", "\u{7F}", false), Case("beyond ASCII", "é", false),
  ])
  func `a text is visible`(_ row: Case<String, Bool>) {
    #expect(row.given.isVisibleASCII == row.wanted)
  }

  @Test(arguments: [
    Case("digits", "0123456789", true), Case("a sign", "-1", false), Case("a digit beyond ASCII", "٣", false),
    Case("a letter", "1e9", false),
  ])
  func `a text is of digits`(_ row: Case<String, Bool>) {
    #expect(row.given.isDigits == row.wanted)
  }
}

extension ClosedRange<Unicode.Scalar> {
  fileprivate var scalars: [Unicode.Scalar] {
    (lowerBound.value...upperBound.value).compactMap(Unicode.Scalar.init)
  }
}
