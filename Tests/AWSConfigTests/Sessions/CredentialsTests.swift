import AWSConfig
import Secrecy
import TestSupport
import Testing

struct CredentialsTests {
  @Test(arguments: [
    Case("AWS's example", "AKIAIOSFODNN7EXAMPLE", true),
    Case("16 characters", "ABCDEFGHIJKLMNOP", true),
    Case("15 characters", "ABCDEFGHIJKLMNO", false),
    Case("128 characters", String(repeating: "A", count: 128), true),
    Case("129 characters", String(repeating: "A", count: 129), false),
    Case("a space", "AKIAIOSFODNN7 EXAMPLE", false),
    Case("a line end", "AKIAIOSFODNN7EXAMPLE\n", false),
    Case("a quote", "AKIAIOSFODNN7'EXAMPLE", false),
    Case("beyond ASCII", "AKIAIOSFODNN7EXAMPLÉ", false),
  ])
  func `an access key id has its alphabet and length`(_ row: Case<String, Bool>) {
    #expect(AccessKeys.isID(row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("base 64", "abc/DEF+123==", true),
    Case("URL-safe base 64", "abc_DEF-123", true),
    Case("nothing", "", false),
    Case("16 KiB", String(repeating: "A", count: 16_384), true),
    Case("more than 16 KiB", String(repeating: "A", count: 16_385), false),
    Case("a space", "a b", false),
    Case("a line end", "a\n", false),
    Case("a quote", "a'b", false),
    Case("a semicolon", "a;b", false),
    Case("a dollar", "$(id)", false),
    Case("beyond ASCII", "é", false),
  ])
  func `a secret text is base 64`(_ row: Case<String, Bool>) {
    #expect(AccessKeys.isSecretText(row.given) == row.wanted)
  }

  @Test func `temporary keys are recognized by their id`() {
    #expect(["ASIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"].map(AccessKeys.isTemporaryID) == [true, false])
  }

  @Test(arguments: [Case("before", 90, 10), Case("at the end", 100, 0), Case("after", 110, 0)])
  func `time left is never negative`(_ row: Case<Int, Int>) {
    let session = SessionCredentials(
      keys: AccessKeys(id: "", secret: ""), token: "", expiration: Instant(seconds: 100))
    #expect(session.secondsLeft(at: Instant(seconds: row.given)) == row.wanted)
  }
}
