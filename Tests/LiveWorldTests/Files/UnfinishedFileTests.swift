import Foundation
import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import LiveWorld
@testable import Text

/// What happens to a file that another program is still writing.
@Suite(.serialized) struct UnfinishedFileTests {
  private static let old = "[a]\nkey = 1\n[b]\nkey = 2\n"
  private static let new = "[a]\nkey = 1\n[b]\nkey = 2\n[c]\nkey = 3\n"

  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.file("f", Self.old)
    rest()
  }

  /// Dates the file to long ago.
  private func rest() {
    let past = Date(timeIntervalSinceNow: -3600)
    try? FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
  }

  /// Adds a line to the file, of which at least `[a]` must be there.
  private func update(patience: Int = Reading.patience) throws(Failure) {
    let reading = Reading(Array(Self.old.utf8), patience: patience) {
      String(decoding: $0, as: UTF8.self).contains("[a]")
    }
    try folder.shared("f").update(since: reading) { $0 + Array("ours\n".utf8) }
  }

  private func watched() throws -> WatchedFile {
    try #require(try Settling(path: path, reading: Reading(Array(Self.old.utf8))).wait())
  }

  @Test(arguments: InPlaceWriter.Way.seen)
  func `a writer that is halfway is waited for`(_ way: InPlaceWriter.Way) throws {
    let writer = InPlaceWriter(path, way, for: 300, then: Self.new)
    try update()
    writer.wait()
    #expect((folder.text("f"), folder.names) == (Self.new + "ours\n", ["f"]))
  }

  @Test func `without that wait everything is lost`() throws {
    let writer = InPlaceWriter(path, .truncated, for: 300, then: Self.new)
    try folder.shared("f").update(since: nil) { $0 + Array("ours\n".utf8) }
    writer.wait()
    #expect(folder.text("f") == "ours\n")
  }

  @Test func `a writer that comes while the file is changed is not overwritten`() throws {
    var writer: Thread?
    let done = DispatchSemaphore(value: 0)
    var changes = 0
    try folder.shared("f").update(since: Reading(Array(Self.old.utf8))) { bytes in
      changes += 1
      if writer == nil {
        let path = path
        writer = Thread {
          InPlaceWriter.write(path, .truncated, Self.new) { usleep(100_000) }
          done.signal()
        }
        writer?.start()
        usleep(100_000)
      }
      return bytes + Array("ours\n".utf8)
    }
    done.wait()
    #expect((changes, folder.text("f")) == (2, Self.new + "ours\n"))
  }

  @Test func `a file that nobody has touched has no late bytes`() throws {
    let file = try watched()
    #expect(file.lateBytes(path, until: Deadline(seconds: 5)) == nil)
  }

  @Test(arguments: [
    Case("empty", "", nil), Case("without what is needed", "[b]\nkey = 2\n", nil),
    Case("shorter", "[a]\nkey = 1\n", "[a]\nkey = 1\nours\n"), Case("longer", Self.new, Self.new + "ours\n"),
  ])
  func `a file that stays as it was left is written if it has what is needed`(_ row: Case<String, String?>) throws {
    _ = try folder.file("f", row.given)
    var failure: Failure?
    do throws(Failure) { try update(patience: 500) } catch { failure = error }
    let wanted = row.wanted == nil ? Failure.file(FileError(path: path, reason: .cutShort)) : nil
    #expect((failure, folder.text("f")) == (wanted, row.wanted ?? row.given))
  }

  @Test func `a file that was removed meanwhile is not recreated`() throws {
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: Failure.file(FileError(path: path, reason: .cutShort))) { try update(patience: 200) }
    #expect(folder.names == [])
  }

  #if os(Linux)
    @Test func `what was written to a file as it lost its name is found`() throws {
      let file = try watched()
      let path = path
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        InPlaceWriter.write(path, .truncated, Self.new) { usleep(100_000) }
        done.signal()
      }
      usleep(100_000)
      try FileManager.default.moveItem(atPath: path, toPath: path + ".gone")
      #expect(file.lateBytes(path, until: Deadline(seconds: 5)) == Array(Self.new.utf8))
      done.wait()
    }

    @Test func `a writer that does not finish is not overwritten`() throws {
      let writer = InPlaceWriter(path, .truncated, for: 600, then: Self.new)
      #expect(throws: Failure.file(FileError(path: path, reason: .beingWritten))) { try update(patience: 200) }
      writer.wait()
      #expect(folder.text("f") == Self.new)
    }
  #endif

  @Test func `a file at rest costs no wait`() throws {
    let start = Date()
    for _ in 0..<20 { try update() }
    #expect(Date().timeIntervalSince(start) < 0.9)
  }
}
