import TestSupport
import Testing

@testable import AWSConfig

struct LifetimeTests {
  @Test(arguments: [
    Case("hours", "36h", 129_600),
    Case("minutes", "90m", 5400),
    Case("seconds", "45s", 45),
    Case("bare seconds", "3600", 3600),
    Case("hours and minutes", "1h30m", 5400),
    Case("all three", "1h1m1s", 3661),
    Case("zero", "0", 0),
    Case("a year", "31536000", 31_536_000),
    Case("nothing", "", nil),
    Case("beyond a year", "31536001", nil),
    Case("beyond a year in hours", "8761h", nil),
    Case("beyond a year in sum", "8760h1s", nil),
    Case("beyond all numbers", "99999999999999999999", nil),
    Case("beyond all hours", "99999999999999999999h", nil),
    Case("the wrong order", "30m1h", nil),
    Case("a unit twice", "1m1m", nil),
    Case("no unit after another", "1h30", nil),
    Case("no number", "h", nil),
    Case("days", "1d", nil),
    Case("a sign", "-5m", nil),
    Case("a plus", "+5m", nil),
    Case("a fraction", "1.5h", nil),
    Case("a space", "1 h", nil),
    Case("upper case", "1H", nil),
    Case("digits of another script", "٣m", nil),
  ])
  func `a time is read as people write it`(_ row: Case<String, Int?>) {
    #expect(Lifetime.seconds(row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("days", "90d", 7_776_000), Case("no day", "0d", 0), Case("a year", "365d", 31_536_000),
    Case("hours", "36h", 129_600), Case("beyond a year", "366d", nil), Case("no number", "d", nil),
    Case("days and hours", "1d2h", nil), Case("a sign", "-1d", nil), Case("nothing", "", nil),
    Case("beyond all numbers", "99999999999999999999d", nil),
  ])
  func `an age may also be in days`(_ row: Case<String, Int?>) {
    #expect(Lifetime.days(row.given) == row.wanted)
  }

  @Test(arguments: [
    Case("nothing left", 0, "<1m"),
    Case("the last minute", 59, "<1m"),
    Case("a minute", 60, "1m"),
    Case("under an hour", 3599, "59m"),
    Case("an hour", 3600, "1h00m"),
    Case("minutes of one digit", 3600 + 9 * 60, "1h09m"),
    Case("never rounded up", 129_599, "35h59m"),
    Case("the most", 129_600, "36h00m"),
  ])
  func `time left is never rounded up`(_ row: Case<Int, String>) {
    #expect(Lifetime.text(row.given) == row.wanted)
  }
}
