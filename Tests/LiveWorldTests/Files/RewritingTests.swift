import Foundation
import Testing

@testable import AWSAPI
@testable import Commands
@testable import LiveWorld
@testable import Text

/// Hundreds of changes beside a program that rewrites the file in place again and again.
@Suite(.serialized) struct RewritingTests {
  private static let keys = (1...50).map { "[p\($0)]\naws_access_key_id = AKIA\($0)\n" }.joined()

  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.file("f", Self.keys + "theirs = 0\nours = 0\n")
  }

  private var text: String { folder.text("f") ?? "" }

  private func change(_ number: Int, since reading: Reading?) throws(Failure) {
    try folder.shared("f").update(since: reading) { bytes in
      Array(Rewriter.setting("ours", number, in: String(decoding: bytes, as: UTF8.self)).utf8)
    }
  }

  @Test func `two hundred changes lose nothing of the other program's`() throws {
    let rewriter = Rewriter(path)
    var stored = 0
    for number in 1...200 {
      let reading = Reading(try WatchedFile.contents(path) ?? []) {
        String(decoding: $0, as: UTF8.self).hasPrefix("[p1]")
      }
      if (try? change(number, since: reading)) != nil { stored += 1 }
    }
    let last = rewriter.stop()
    try change(0, since: nil)
    #expect((stored > 190, text) == (true, Self.keys + "theirs = \(last)\nours = 0\n"))
  }

  @Test func `without the wait keys are lost`() throws {
    let rewriter = Rewriter(path)
    for number in 1...1000 { try? change(number, since: nil) }
    _ = rewriter.stop()
    #expect(!text.hasPrefix(Self.keys))
  }
}
