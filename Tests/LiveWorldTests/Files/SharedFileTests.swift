import Foundation
import TestSupport
import Testing

@testable import AWSAPI
@testable import AWSConfig
@testable import Commands
@testable import LiveWorld
@testable import Text

struct SharedFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func update(_ name: String, _ change: (String) throws(Failure) -> String) throws(Failure) {
    try folder.shared(name).update(since: nil) { bytes throws(Failure) in
      Array(try change(String(decoding: bytes, as: UTF8.self)).utf8)
    }
  }

  @Test func `a new file is private, in a private folder`() throws {
    try update("aws/credentials") { $0 + "new" }
    #expect(
      [folder.text("aws/credentials"), folder.mode("aws/credentials"), folder.mode("aws")] == ["new", "600", "700"])
  }

  @Test(arguments: [
    Case("private", 0o600, "600"), Case("read-only", 0o400, "400"), Case("for the group", 0o640, "600"),
    Case("for all", 0o644, "600"), Case("executable", 0o755, "700"),
  ])
  func `a file keeps its owner's permissions and loses everybody else's`(_ row: Case<Int, String>) throws {
    _ = try folder.file("a", "old", mode: row.given)
    try update("a") { $0 + "+" }
    #expect([folder.text("a"), folder.mode("a")] == ["old+", row.wanted])
  }

  @Test func `nothing is left beside the file`() throws {
    _ = try folder.file("a", "old")
    try update("a") { $0 + "+" }
    #expect(folder.names == ["a"])
  }

  @Test func `a link stays a link, and its target changes in its own folder`() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/dotfiles", withIntermediateDirectories: false)
    _ = try folder.file("dotfiles/a", "old")
    let link = try folder.link("a", to: "dotfiles/a")
    try update("a") { $0 + "+" }
    #expect(
      try (folder.text("dotfiles/a"), FileManager.default.destinationOfSymbolicLink(atPath: link))
        == ("old+", "dotfiles/a"))
  }

  @Test func `a link to a file that does not exist yet creates that file`() throws {
    _ = try folder.link("a", to: "later/b")
    try update("a") { _ in "new" }
    #expect(folder.text("later/b") == "new")
  }

  @Test func `a pipe or a device is not replaced by a file`() throws {
    let path = folder.path + "/pipe"
    #expect(unsafe mkfifo(path, 0o600) == 0)
    for path in [path, "/dev/null"] {
      #expect(throws: Failure.file(FileError(path: path, reason: .notRegular))) {
        try SharedFile(path, locks: folder.locks()).update(since: nil) { _ in Array("new".utf8) }
      }
      #expect(FileAttributes(of: path)?.isRegular == false)
    }
  }

  @Test func `unchanged bytes are not written`() throws {
    let path = try folder.file("a", "old", mode: 0o644)
    let before = FileAttributes(of: path)
    try update("a") { $0 }
    #expect(FileAttributes(of: path) == before)
  }

  @Test func `a change that fails leaves the file`() throws {
    _ = try folder.file("a", "old")
    #expect(throws: Failure.nothingActive(.logout)) {
      try update("a") { _ throws(Failure) in throw Failure.nothingActive(.logout) }
    }
    #expect((folder.text("a"), folder.names) == ("old", ["a"]))
  }

  @Test func `a file that changes meanwhile is changed anew`() throws {
    let path = try folder.file("a", "old")
    var seen: [String] = []
    try update("a") { text in
      seen.append(text)
      if seen.count == 1 { _ = FileManager.default.createFile(atPath: path, contents: Data("other".utf8)) }
      return text + "+"
    }
    #expect((seen, folder.text("a")) == (["old", "other"], "other+"))
  }

  @Test func `a file that appears meanwhile is changed anew`() throws {
    let path = folder.path + "/a"
    var seen: [String] = []
    try update("a") { text in
      seen.append(text)
      if seen.count == 1 { _ = FileManager.default.createFile(atPath: path, contents: Data("other".utf8)) }
      return text + "+"
    }
    #expect((seen, folder.text("a")) == (["", "other"], "other+"))
  }

  @Test func `a file that never rests is given up`() throws {
    let path = try folder.file("a", "old")
    var count = 0
    #expect(throws: Failure.file(FileError(path: path, reason: .changing))) {
      try update("a") { text in
        count += 1
        _ = FileManager.default.createFile(atPath: path, contents: Data(String(repeating: "x", count: count).utf8))
        return text + "+"
      }
    }
    #expect((folder.names, count) == (["a"], 10))
  }

  @Test func `what a killed process has left is removed by the next write`() throws {
    _ = try folder.file("a", "old")
    _ = try folder.file(".aws-mfa.left", "half")
    try update("a") { $0 + "+" }
    #expect((folder.text("a"), folder.names) == ("old+", ["a"]))
  }

  @Test func `what another process is writing stays`() throws {
    let theirs = unsafe open(try folder.file(".aws-mfa.theirs", "half"), O_RDWR)
    defer { close(theirs) }
    #expect(flock(theirs, LOCK_EX) == 0)
    try update("a") { $0 + "new" }
    #expect((folder.text("a"), folder.names) == ("new", [".aws-mfa.theirs", "a"]))
  }

  @Test func `a lock that another holds is waited for`() throws {
    _ = try folder.file("a", "old")
    try update("a") { $0 + "+" }
    let descriptor = unsafe open(folder.lock(of: "a"), O_RDONLY)
    #expect(flock(descriptor, LOCK_EX) == 0)
    Thread.detachNewThread {
      usleep(150_000)
      close(descriptor)
    }
    let start = Date()
    try update("a") { $0 + "+" }
    #expect(folder.text("a") == "old++" && Date().timeIntervalSince(start) > 0.1)
  }

  @Test func `where something else has the lock's name, another name is locked`() throws {
    _ = try folder.file("a", "old")
    try FileManager.default.createDirectory(atPath: folder.lock(of: "a"), withIntermediateDirectories: true)
    try update("a") { $0 + "+" }
    let descriptor = unsafe open("\(folder.lock(of: "a")).\(geteuid())", O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    #expect(throws: Failure.file(FileError(path: folder.path + "/a", reason: .locked))) {
      try SharedFile(folder.path + "/a", locks: folder.locks(patience: 20)).update(since: nil) { $0 + Array("-".utf8) }
    }
  }

  @Test func `the lock is gone afterwards`() throws {
    try update("a") { $0 + "+" }
    let descriptor = unsafe open(folder.lock(of: "a"), O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
  }

  @Test func `a lock on the folder, which anyone who can open it can hold, is nothing to us`() throws {
    let descriptor = unsafe open(folder.path, O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let start = Date()
    try update("a") { $0 + "new" }
    #expect(folder.text("a") == "new" && Date().timeIntervalSince(start) < 1)
  }

  @Test func `the waits for all locks of a run have one limit`() throws {
    try update("a") { $0 + "old" }
    let descriptor = unsafe open(folder.lock(of: "a"), O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let locks = folder.locks(patience: 300)
    let file = SharedFile(folder.path + "/a", locks: locks)
    let start = Date()
    for _ in 1...5 {
      #expect(throws: Failure.file(FileError(path: folder.path + "/a", reason: .locked))) {
        try file.update(since: nil) { _ in [] }
      }
    }
    #expect((0.25...1).contains(Date().timeIntervalSince(start)) && folder.text("a") == "old")
  }

  @Test(arguments: ["a pipe", "a link", "a folder", "a file in the folder's place"])
  func `a file is written without a lock where there cannot be one`(_ obstacle: String) throws {
    let lock = folder.lock(of: "a")
    if obstacle == "a file in the folder's place" {
      try Data().write(to: URL(fileURLWithPath: folder.lockFolder))
    } else {
      try FileManager.default.createDirectory(atPath: folder.lockFolder, withIntermediateDirectories: false)
    }
    switch obstacle {
    case "a pipe": #expect(unsafe mkfifo(lock, 0o600) == 0)
    case "a link": try FileManager.default.createSymbolicLink(atPath: lock, withDestinationPath: folder.path + "/b")
    case "a folder": try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: false)
    default: break
    }
    try update("a") { $0 + "new" }
    #expect((folder.text("a"), folder.names) == ("new", ["a"]))
  }

  @Test func `a folder in the file's place is an error`() throws {
    #expect(throws: Failure.file(FileError(path: folder.path, reason: .unreadable("Is a directory")))) {
      try update(".") { $0 + "+" }
    }
  }
}
