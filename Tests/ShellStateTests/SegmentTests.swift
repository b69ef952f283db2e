import AWSConfig
import TestSupport
import Testing
import Text

@testable import ShellState

struct SegmentTests {
  struct Given: Sendable {
    var profile = "production"
    var left = 7980
    var format = Segment.format
  }

  private static func segment(_ text: String, _ level: Segment.Level) -> Segment {
    Segment(text: text, level: level)
  }

  @Test(arguments: [
    Case("hours", Given(), segment("production 2h13m", .ok)),
    Case("under an hour", Given(left: 43 * 60), segment("production 43m", .ok)),
    Case("the highest threshold", Given(left: 900), segment("production 15m", .warn)),
    Case("between the thresholds", Given(left: 899), segment("production 14m", .warn)),
    Case("the lowest threshold", Given(left: 300), segment("production 5m", .critical)),
    Case("the last minute", Given(left: 59), segment("production <1m", .critical)),
    Case("the end", Given(left: 0), segment("production expired", .expired)),
    Case("after the end", Given(left: -5), segment("production expired", .expired)),
    Case("its own format", Given(format: "[{left}] {profile}"), segment("[2h13m] production", .ok)),
    Case("a field as a name", Given(profile: "{left}"), segment("{left} 2h13m", .ok)),
    Case("code in a name", Given(profile: "$(id)`id`%n\\u!"), segment("_(id)_id__n_u_ 2h13m", .ok)),
    Case("control characters", Given(profile: "a\u{1B}[31mb\nc"), segment("a_[31mb_c 2h13m", .ok)),
    Case("code in the format", Given(format: "$(id) {profile}"), segment("_(id) production", .ok)),
    Case(
      "a long name", Given(profile: String(repeating: "x", count: 99)),
      segment(String(repeating: "x", count: 40) + " 2h13m", .ok)),
  ])
  func `the segment shows`(_ row: Case<Given, Segment>) {
    let given = row.given
    #expect(
      Segment(profile: given.profile, secondsLeft: given.left, thresholds: [900, 300], format: given.format)
        == row.wanted)
  }

  @Test(arguments: [
    Case("the next minute", 7980, 1), Case("within a minute", 7999, 20), Case("an hour", 3600, 1),
    Case("a threshold before the minute", 905, 5), Case("the last minute", 59, 59), Case("a threshold in it", 59, 29),
  ])
  func `the text changes next after so many seconds`(_ row: Case<Int, Int>) {
    let now = Instant(seconds: 1000)
    let thresholds = row.testDescription == "a threshold in it" ? [30] : [900, 300]
    #expect(Segment.nextChange(of: now + row.given, thresholds: thresholds, now: now) == now + row.wanted)
  }

  @Test func `after the end nothing changes`() {
    #expect(Segment.nextChange(of: Instant(seconds: 5), thresholds: [3], now: Instant(seconds: 5)) == nil)
  }
}
