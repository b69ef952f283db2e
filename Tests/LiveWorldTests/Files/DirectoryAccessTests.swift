import AWSAPI
import Commands
import Foundation
import ShellCode
import TestSupport
import Testing
import Text

@testable import LiveWorld

struct DirectoryAccessTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(_ name: String) -> OwnFile {
    DirectoryAccess.read(folder.path + "/" + name, limit: 10)
  }

  @Test(arguments: [0o600, 0o644, 0o400])
  func `the user's own file is read`(_ mode: Int) throws {
    #expect(try read("a") == .absent && folder.file("a", "0123456789", mode: mode) == folder.path + "/a")
    #expect(read("a") == .file(path: folder.path + "/a", bytes: Array("0123456789".utf8)))
  }

  @Test(arguments: [
    Case("writable by all", 0o666, OwnFileRefusal.writableByOthers),
    Case("writable by others", 0o602, .writableByOthers),
  ])
  func `a file is refused that is`(_ row: Case<Int, OwnFileRefusal>) throws {
    _ = try folder.file("a", "p", mode: row.given)
    #expect(read("a") == .refused(row.wanted))
  }

  @Test func `a longer file is refused unread`() throws {
    let path = try folder.file("a", "")
    #expect(unsafe truncate(path, 1 << 40) == 0)
    #expect(read("a") == .refused(.tooLarge(limit: 10)))
  }

  @Test func `another user's file is refused, also through a link, and so is another user's link`() throws {
    let isRoot = geteuid() == 0
    let foreign = isRoot ? try folder.file("foreign", "p") : "/etc/passwd"
    let theirs = isRoot ? try folder.link("theirs", to: folder.file("own", "p")) : "/bin"
    if isRoot {
      #expect(unsafe chown(foreign, 12345, 12345) == 0)
      #expect(unsafe lchown(theirs, 12345, 12345) == 0)
    }
    let paths = [foreign, try folder.link("link", to: foreign), theirs]
    #expect(paths.map { DirectoryAccess.read($0, limit: 10) } == Array(repeating: .refused(.notOwn), count: 3))
  }

  @Test func `what is not a file is refused unopened`() throws {
    #expect(unsafe mkfifo(folder.path + "/pipe", 0o600) == 0)
    _ = try folder.link("device", to: "/dev/zero")
    #expect([read("pipe"), read("device"), read(".")] == Array(repeating: .refused(.notRegular), count: 3))
  }

  @Test func `links that lead nowhere or in a circle exist and are refused`() throws {
    let loop = try folder.link("loop", to: "loop")
    let dangling = try folder.link("dangling", to: "none")
    #expect([loop, dangling].allSatisfy(DirectoryAccess.exists))
    #expect(
      [read("loop"), read("dangling")] == [
        .refused(.unreadable("Too many levels of symbolic links")), .refused(.unreadable("No such file or directory")),
      ])
  }

  @Test func `a file is named by its folder's physical path and its own name`() throws {
    _ = try folder.file("a", "p")
    _ = try folder.link("here", to: folder.path)
    _ = try folder.link("b", to: "a")
    #expect(read("here/b") == .file(path: folder.path + "/b", bytes: Array("p".utf8)))
  }

  @Test func `a name of any bytes is read, listed and removed`() throws {
    let inner = folder.path + "/" + ByteText.decoding([0x66, 0xFF, 0x0A])
    try FileSystem.write(inner + "/a", "p")
    #expect(DirectoryAccess.read(inner + "/a", limit: 10) == .file(path: inner + "/a", bytes: Array("p".utf8)))
    #expect(DirectoryAccess.names(in: inner) == ["a"])
    try DirectoryAccess.remove(inner + "/a")
    #expect(DirectoryAccess.names(in: inner) == [] && !DirectoryAccess.exists(inner + "/a"))
  }

  @Test func `the working directory is named as the shell names it, if that is still its name`() throws {
    let physical = FileManager.default.currentDirectoryPath
    let link = try folder.link("here", to: physical)
    #expect(
      [link, folder.path, "here", nil].map(DirectoryAccess.working(named:)) == [link, physical, physical, physical])
  }

  @Test(arguments: ["here/.", "here/./", "./here", "x/../here", "/here", "here//", "x/../x/../here"])
  func `a name that does not lead straight down is not used`(_ detour: String) throws {
    let physical = FileManager.default.currentDirectoryPath
    try FileManager.default.createDirectory(atPath: folder.path + "/x", withIntermediateDirectories: false)
    _ = try folder.link("here", to: physical)
    #expect(DirectoryAccess.working(named: folder.path + "/" + detour) == physical)
  }

  @Test func `a slash at the end and dots in a name are no detour`() throws {
    let physical = FileManager.default.currentDirectoryPath
    let names = try ["...", "..x", ".y"].map { try folder.link($0, to: physical) }
    #expect((names + names.map { $0 + "/" }).allSatisfy { DirectoryAccess.working(named: $0) == $0 })
  }

  @Test func `what is gone counts as removed`() throws {
    try DirectoryAccess.remove(folder.path + "/none")
    #expect(DirectoryAccess.names(in: folder.path + "/none") == [])
  }
}
