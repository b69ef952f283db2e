import AWSAPI
import AWSConfig
import Commands
import Foundation
import Testing
import Text

@testable import LiveWorld

struct SystemTests {
  @Test(arguments: [0, 951_825_600, 1_767_261_600, 1_782_000_000])
  func `the wall clock is the calendar's`(_ seconds: Int) {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      in: .current, from: Date(timeIntervalSince1970: Double(seconds)))
    #expect(
      WallClock.localTime(Instant(seconds: seconds))
        == LocalTime(
          year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0, hour: parts.hour ?? 0,
          minute: parts.minute ?? 0))
  }

  @Test func `the environment is the process's`() {
    #expect(Program.environment["PATH"] == ProcessInfo.processInfo.environment["PATH"])
  }

  @Test func `the program's path is absolute`() {
    #expect(Program.path.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: Program.path))
  }
}
