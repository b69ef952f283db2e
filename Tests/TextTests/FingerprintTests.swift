import TestSupport
import Testing

@testable import Text

struct FingerprintTests {
  /// From the authors' table of test vectors.
  @Test(arguments: [
    Case("nothing", "", "cbf29ce484222325"), Case("one letter", "a", "af63dc4c8601ec8c"),
    Case("a word", "foobar", "85944171f73967e8"),
  ])
  func `a fingerprint is FNV-1a of 64 bits`(_ row: Case<String, String>) {
    #expect(fingerprint(row.given) == row.wanted)
  }
}
