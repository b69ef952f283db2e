import Foundation
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import LiveWorld
@testable import Text

struct FileSystemTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a file's bytes are read whole`() throws {
    let text = String(repeating: "0123456789", count: 100_000)
    #expect(try FileSystem.contents(folder.file("a", text)) == Array(text.utf8))
  }

  @Test func `an empty file is not a missing file`() throws {
    #expect(try FileSystem.contents(folder.file("a", "")) == [])
  }

  @Test func `a missing file is nil, and so is one below a file`() throws {
    let file = try folder.file("a", "")
    #expect(try [FileSystem.contents(folder.path + "/b"), FileSystem.contents(file + "/b")] == [nil, nil])
  }

  @Test func `a folder cannot be read as a file`() {
    #expect(throws: FileError(path: folder.path, reason: .unreadable("Is a directory"))) {
      try FileSystem.contents(folder.path)
    }
  }

  @Test func `a pipe that nobody writes to does not hang`() throws {
    #expect(unsafe mkfifo(folder.path + "/pipe", 0o600) == 0)
    #expect(try FileSystem.contents(folder.path + "/pipe") == [])
  }

  @Test(arguments: [
    Case("for its owner only", 0o600, false), Case("readable by the group", 0o640, true),
    Case("readable by all", 0o604, true), Case("writable by others, who cannot read it", 0o622, false),
  ])
  func `others can read a file if its mode says so`(_ row: Case<mode_t, Bool>) throws {
    let file = try folder.file("a", "")
    #expect(unsafe chmod(file, row.given) == 0)
    #expect(FileSystem.isReadableByOthers(file) == row.wanted)
    #expect(!FileSystem.isReadableByOthers(file + ".none"))
  }

  @Test func `writing makes a private file in private folders, and leaves nothing beside it`() throws {
    try FileSystem.write(folder.path + "/x/y/file", "text")
    #expect(
      [folder.text("x/y/file"), folder.mode("x/y/file"), folder.mode("x/y"), folder.mode("x")]
        == ["text", "600", "700", "700"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/x/y") == ["file"])
  }

  @Test func `writing replaces a file whole, and makes it private`() throws {
    let path = try folder.file("a", "a longer text", mode: 0o644)
    try FileSystem.write(path, "b")
    #expect((folder.text("a"), folder.mode("a"), folder.names) == ("b", "600", ["a"]))
  }

  @Test func `writing does not follow a link`() throws {
    let target = try folder.file("target", "old")
    try FileSystem.write(folder.link("link", to: target), "new")
    #expect([folder.text("target"), folder.text("link")] == ["old", "new"])
  }

  @Test func `writing below a file is an error`() throws {
    let path = try folder.file("a", "") + "/b/c"
    #expect(throws: FileError(path: folder.path + "/a/b", reason: .notWritable("Not a directory"))) {
      try FileSystem.write(path, "x")
    }
  }

  struct Path: Sendable {
    var links: [String: String] = [:]
    let path: String
  }

  /// The paths are in a folder with the file `file`, the folder `real` and `real/file`.
  @Test(arguments: [
    Case("itself", Path(path: "file"), "file"),
    Case("missing", Path(path: "none"), "none"),
    Case("missing below missing", Path(path: "none/more/still"), "none/more/still"),
    Case("a link", Path(links: ["l": "file"], path: "l"), "file"),
    Case("a link to a link", Path(links: ["l": "m", "m": "file"], path: "l"), "file"),
    Case("a folder's link", Path(links: ["l": "real"], path: "l/file"), "real/file"),
    Case("missing below a folder's link", Path(links: ["l": "real"], path: "l/none"), "real/none"),
    Case("a link to nothing yet", Path(links: ["l": "none"], path: "l"), "none"),
    Case("a link to nothing yet elsewhere", Path(links: ["l": "real/none"], path: "l"), "real/none"),
    Case("a link up", Path(links: ["real/l": "../none"], path: "real/l"), "none"),
  ])
  func `a path is resolved as far as it exists`(_ row: Case<Path, String>) throws {
    _ = try folder.file("file", "")
    try FileManager.default.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: false)
    _ = try folder.file("real/file", "")
    _ = try row.given.links.map { try folder.link($0, to: $1) }
    #expect(FileSystem.realPath(folder.path + "/" + row.given.path) == folder.path + "/" + row.wanted)
  }
}
