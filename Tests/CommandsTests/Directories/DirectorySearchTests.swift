import ShellCode
import TestSupport
import Testing
import Text

@testable import AWSAPI
@testable import Commands
@testable import ShellState

struct DirectorySearchTests {
  struct Tree: Sendable {
    var files: [String]
    var from: String
    var home = "/home/u"
    /// Directories of other users.
    var foreign: Set<String> = ["/", "/home", "/srv", "/tmp"]
  }

  @Test(
    arguments: [
      Case("here", Tree(files: ["/home/u/w"], from: "/home/u/w"), "/home/u/w/.awsmfa"),
      Case("above", Tree(files: ["/home/u/w"], from: "/home/u/w/a/b"), "/home/u/w/.awsmfa"),
      Case(
        "the nearest of several", Tree(files: ["/home/u", "/home/u/w", "/home/u/w/a"], from: "/home/u/w/a/b"),
        "/home/u/w/a/.awsmfa"),
      Case("at home", Tree(files: ["/home/u"], from: "/home/u/w"), "/home/u/.awsmfa"),
      Case("home itself", Tree(files: ["/home/u"], from: "/home/u"), "/home/u/.awsmfa"),
      Case("not above home", Tree(files: ["/data"], from: "/data/u/w", home: "/data/u", foreign: []), nil),
      Case(
        "a home that ends in a slash", Tree(files: ["/data"], from: "/data/u/w", home: "/data/u/", foreign: []), nil),
      Case(
        "a neighbour of home", Tree(files: ["/data/user"], from: "/data/user/w", home: "/data/u"), "/data/user/.awsmfa"),
      Case("outside, in a directory of one's own", Tree(files: ["/srv/w"], from: "/srv/w/a"), "/srv/w/.awsmfa"),
      Case("outside, in the first foreign directory", Tree(files: ["/srv"], from: "/srv/w/a"), "/srv/.awsmfa"),
      Case("not beyond a foreign directory", Tree(files: ["/srv/w"], from: "/srv/w/x/y", foreign: ["/srv/w/x"]), nil),
      Case("not at the root", Tree(files: [""], from: "/srv", foreign: []), nil),
      Case("not at the root itself", Tree(files: [""], from: "/"), nil),
      Case("not where homes are", Tree(files: ["/home"], from: "/home/other", foreign: []), nil),
      Case(
        "not where hosts are",
        Tree(files: ["/net", "/mnt", "/media", "/Volumes", "/Users"], from: "/net/host/x", foreign: []), nil),
      Case("on a host", Tree(files: ["/net/host"], from: "/net/host/x", foreign: []), "/net/host/.awsmfa"),
      Case("a name with a line end", Tree(files: ["/home/u/a\nb"], from: "/home/u/a\nb/c\n"), "/home/u/a\nb/.awsmfa"),
      Case(
        "a name of any bytes",
        Tree(files: ["/home/u/" + ByteText.decoding([0xFF])], from: "/home/u/" + ByteText.decoding([0xFF]) + "/x"),
        "/home/u/" + ByteText.decoding([0xFF]) + "/.awsmfa"),
      Case(
        "a name that begins with a combining mark", Tree(files: ["/home/u/w"], from: "/home/u/w/\u{301}x"),
        "/home/u/w/.awsmfa"),
      Case("nothing", Tree(files: [], from: "/home/u/w"), nil),
    ] as [Case<Tree, String?>])
  func `the nearest file is found`(_ row: Case<Tree, String?>) {
    let stage = Stage()
    stage.foreign = row.given.foreign
    for directory in row.given.files { stage.files[directory + "/.awsmfa"] = "p" }
    let search = DirectorySearch(home: row.given.home, files: stage.world.files)
    #expect(search.nearest(from: row.given.from) == row.wanted)
  }
}
