import TestSupport
import Testing

@testable import AWSConfig
@testable import ShellState
@testable import Text

struct SegmentTests {
  struct Given: Sendable {
    var profile = "production"
    var left = 7980
    var format = Segment.format
    var alert: [String] = []
    var base: String?
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
    Case("every field", Given(format: "{role}@{account} {region}"), segment("Admin@111122223333 eu-west-1", .ok)),
    Case("a session in alarm", Given(alert: ["dev", "prod*"]), segment("production 2h13m", .critical)),
    Case("of a role given by an option", Given(alert: ["x"], base: "x"), segment("production 2h13m", .critical)),
    Case("near its end", Given(left: 800, alert: ["prod*"]), segment("production 13m", .critical)),
    Case("after its end", Given(left: 0, alert: ["prod*"]), segment("production expired", .expired)),
    Case("another session", Given(alert: ["prod", "*-admin"]), segment("production 2h13m", .ok)),
    Case(
      "a long name", Given(profile: String(repeating: "x", count: 99)),
      segment(String(repeating: "x", count: 40) + " 2h13m", .ok)),
  ])
  func `the segment shows`(_ row: Case<Given, Segment>) {
    let given = row.given
    var session = Segment.Session(
      profile: given.profile, region: "eu-west-1", account: "111122223333", role: "Admin")
    session.base = given.base
    let style = Segment.Style(
      format: given.format, thresholds: [900, 300], alert: given.alert.compactMap(NamePattern.init))
    #expect(Segment(session, secondsLeft: given.left, style: style) == row.wanted)
  }

  @Test(arguments: [
    Case("between others", "{profile} {role} {left}", "p logged out"),
    Case("first", "{role} {profile}", "p"), Case("last", "{profile} {region}", "p"), Case("alone", "{account}", ""),
    Case("two of them", "{profile} {role} {region} | {left}", "p | logged out"),
    Case("in brackets", "{profile} [{role}]", "p []"), Case("without spaces", "{profile}{role}/{left}", "p/logged out"),
    Case("spaces of one's own", "{profile}  {left} ", "p  logged out "),
  ])
  func `a field without a value takes a space with it`(_ row: Case<String, String>) {
    let segment = Segment(Segment.Session(profile: "p"), .loggedOut, style: Segment.Style(format: row.given))
    #expect(segment == Self.segment(row.wanted, .expired))
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
