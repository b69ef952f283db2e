import TestSupport
import Testing

@testable import AWSConfig

struct InstantTests {
  /// The seconds are from Python: `datetime(…, tzinfo=utc).timestamp()`.
  @Test(arguments: [
    Case("the epoch", 0, "1970-01-01T00:00:00Z"),
    Case("before it", -1, "1969-12-31T23:59:59Z"),
    Case("a leap day", 951_825_600, "2000-02-29T12:00:00Z"),
    Case("the end of a leap year", 1_735_689_599, "2024-12-31T23:59:59Z"),
    Case("a common day", 1_767_261_600, "2026-01-01T10:00:00Z"),
    Case("a century without a leap day", 4_107_542_400, "2100-03-01T00:00:00Z"),
    Case("the last year of four digits", 253_402_300_799, "9999-12-31T23:59:59Z"),
    Case("the year one", -62_135_596_800, "0001-01-01T00:00:00Z"),
  ])
  func `a moment is written and read back`(_ row: Case<Int, String>) {
    let instant = Instant(seconds: row.given)
    #expect(instant.rfc3339 == row.wanted && Instant(rfc3339: row.wanted) == instant)
  }

  @Test(arguments: [
    Case("the epoch", "0", 0), Case("a moment", "1767261600", 1_767_261_600),
    Case("the end of the year 9999", "253402300799", 253_402_300_799), Case("the year 10000", "253402300800", nil),
    Case("before the epoch", "-1", nil), Case("the greatest", "9223372036854775807", nil),
    Case("the least", "-9223372036854775808", nil), Case("more digits than a number has", "99999999999999999999", nil),
    Case("no number", "soon", nil), Case("nothing", "", nil),
  ])
  func `seconds since 1970 are accepted if they can be a moment`(_ row: Case<String, Int?>) {
    #expect(Instant(epochText: row.given)?.seconds == row.wanted)
  }

  @Test(arguments: [
    "2026-01-01T10:00:00Z", "2026-01-01T10:00:00z", "2026-01-01t10:00:00Z", "2026-01-01 10:00:00Z",
    "2026-01-01T10:00:00.999Z", "2026-01-01T11:00:00+01:00", "2026-01-01T11:00:00+0100",
    "2026-01-01T04:30:00-05:30", "2026-01-01T10:00:00+00:00", "2026-01-01T10:00:00-00:00",
    "2025-12-31T23:00:00-11:00", "2026-01-02T00:00:00+14:00", "2026-01-01T09:59:60Z",
  ])
  func `an expiry with an offset is the same moment in UTC`(_ text: String) {
    #expect(Instant(rfc3339: text) == Instant(seconds: 1_767_261_600))
  }

  @Test(arguments: [
    "", "soon", "2026-01-01", "2026-01-01T10:00:00", "2026-01-01T10:00Z", "2026-1-01T10:00:00Z",
    "2026-01-01T10:00:00Zulu", "2026-01-01T10:00:00.Z", "2026-01-01T10:00:00+1", "2026-01-01T10:00:00+24:00",
    "2026-01-01T10:00:00+01:60", "2026-13-01T10:00:00Z", "2026-00-01T10:00:00Z", "2026-02-29T10:00:00Z",
    "2100-02-29T10:00:00Z", "2026-04-31T10:00:00Z", "2026-01-00T10:00:00Z", "2026-01-01T24:00:00Z",
    "2026-01-01T10:60:00Z", "2026-01-01T10:00:61Z", "+026-01-01T10:00:00Z", "٢٠٢٦-01-01T10:00:00Z",
    "9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00+00:01", " 2026-01-01T10:00:00Z", "2026-01-01T10:00:00Z\n",
    "2026-01-01T10:00:00 Z",
  ])
  func `what is not a moment is refused`(_ text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func `every day of four centuries is read back as written`() {
    let days = (0..<146_097).map { Instant(seconds: $0 * 86_400 + 86_399) }
    #expect(days.filter { Instant(rfc3339: $0.rfc3339) != $0 } == [])
  }

  @Test func `every day of four centuries has a different text`() {
    #expect(Set((0..<146_097).map { Instant(seconds: $0 * 86_400).rfc3339 }).count == 146_097)
  }

  @Test(arguments: [
    Case("the standard's example", "Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
    Case("the epoch", "Thu, 01 Jan 1970 00:00:00 GMT", 0),
    Case("one digit", "Thu, 1 Jan 1970 00:00:00 GMT", nil),
    Case("a day that the month lacks", "Tue, 30 Feb 2000 12:00:00 GMT", nil),
    Case("a sign", "Sun, +6 Nov 1994 08:49:37 GMT", nil),
    Case("a leap day", "Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
    Case("another zone", "Sun, 06 Nov 1994 08:49:37 CET", nil),
    Case("no weekday", "06 Nov 1994 08:49:37 GMT", nil),
    Case("a month in words", "Sun, 06 November 1994 08:49:37 GMT", nil),
    Case("the old form", "Sunday, 06-Nov-94 08:49:37 GMT", nil),
    Case("no hour of the day", "Sun, 06 Nov 1994 24:49:37 GMT", nil),
    Case("too few numbers", "Sun, 06 Nov 1994 08:49 GMT", nil),
    Case("too many numbers", "Sun, 06 Nov 1994 08:49:37:01 GMT", nil),
    Case("no day", "Sun, 32 Nov 1994 08:49:37 GMT", nil),
    Case("nothing", "", nil),
  ])
  func `the Date header is read`(_ row: Case<String, Int?>) {
    #expect(Instant(httpDate: row.given)?.seconds == row.wanted)
  }

  @Test func `moments are compared and moved by seconds`() {
    let (one, other) = (Instant(seconds: 10), Instant(seconds: 25))
    #expect(one < other && other - one == 15 && one + 15 == other)
  }
}
