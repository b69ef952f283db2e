import TestSupport
import Testing

@testable import AWSConfig

struct INIEditTests {
  struct Edit: Sendable {
    let file: String
    var removing: Set<String> = []
  }

  /// Every row sets `k = 2` and `m = 3` in `[a]`.
  @Test(arguments: [
    Case("an empty file", Edit(file: ""), "[a]\nk = 2\nm = 3\n"),
    Case("a missing section", Edit(file: "[b]\nx = 1\n"), "[b]\nx = 1\n\n[a]\nk = 2\nm = 3\n"),
    Case("a missing section and newline", Edit(file: "[b]\nx = 1"), "[b]\nx = 1\n[a]\nk = 2\nm = 3\n"),
    Case("only a comment", Edit(file: "# mine"), "# mine\n[a]\nk = 2\nm = 3\n"),
    Case("an empty section", Edit(file: "[a]\n[b]\n"), "[a]\nk = 2\nm = 3\n[b]\n"),
    Case(
      "DEFAULT stays", Edit(file: "[DEFAULT]\nk = 1\nx = 1\n[a]\nx = 0\n[DEFAULT]\nm = 1\n", removing: ["x"]),
      "[DEFAULT]\nk = 1\nx = 1\n[a]\nk = 2\nm = 3\n[DEFAULT]\nm = 1\n"),
    Case("before an indented DEFAULT", Edit(file: "[a]\n  [DEFAULT]\n"), "[a]\n  k = 2\n  m = 3\n  [DEFAULT]\n"),
    Case("a header that ends the file", Edit(file: "[a]"), "[a]\nk = 2\nm = 3\n"),
    Case("in its place", Edit(file: "[a]\nx = 0\nk = 1\ny = 9\n"), "[a]\nx = 0\nk = 2\ny = 9\nm = 3\n"),
    Case("in another case", Edit(file: "[a]\nK: 1\n"), "[a]\nk = 2\nm = 3\n"),
    Case("with its continuation", Edit(file: "[a]\nk = 1\n  1b\nx = 0\n"), "[a]\nk = 2\nx = 0\nm = 3\n"),
    Case("no final newline", Edit(file: "[a]\nx = 0"), "[a]\nx = 0\nk = 2\nm = 3\n"),
    Case("replaced without a final newline", Edit(file: "[a]\nk = 1"), "[a]\nk = 2\nm = 3\n"),
    Case("comments stay", Edit(file: "[a]\n# one\nk = 1\n# two\n"), "[a]\n# one\nk = 2\nm = 3\n# two\n"),
    Case(
      "before the next section", Edit(file: "[a]\nx = 0\n\n# b's\n[b]\n"), "[a]\nx = 0\nk = 2\nm = 3\n\n# b's\n[b]\n"),
    Case("CRLF", Edit(file: "[a]\r\nx = 0\r\n"), "[a]\r\nx = 0\r\nk = 2\r\nm = 3\r\n"),
    Case("CR", Edit(file: "[b]\rx = 0\r"), "[b]\rx = 0\r\r[a]\rk = 2\rm = 3\r"),
    Case("CRLF at the first line only", Edit(file: "[b]\r\nx = 0\n"), "[b]\r\nx = 0\n\r\n[a]\r\nk = 2\r\nm = 3\r\n"),
    Case("a byte order mark", Edit(file: "\u{FEFF}[a]\nk = 1\n"), "\u{FEFF}[a]\nk = 2\nm = 3\n"),
    Case("keys removed", Edit(file: "[a]\nx = 0\ny = 1\nk = 1\n", removing: ["x", "y"]), "[a]\nk = 2\nm = 3\n"),
    Case(
      "a key removed with its continuation", Edit(file: "[a]\nx = 0\n  0b\n# c\n", removing: ["x"]),
      "[a]\nk = 2\nm = 3\n# c\n"),
    Case(
      "another section's key stays", Edit(file: "[a]\n[b]\nx = 0\n", removing: ["x"]), "[a]\nk = 2\nm = 3\n[b]\nx = 0\n"
    ),
    Case("a set key is not removed", Edit(file: "[a]\nk = 1\n", removing: ["k", "m"]), "[a]\nk = 2\nm = 3\n"),
  ])
  func `setting changes only its own lines`(_ row: Case<Edit, String>) throws {
    let document = try INIDocument(Array(row.given.file.utf8))
    let new = document.setting([("k", "2"), ("m", "3")], removing: row.given.removing, in: "a")
    #expect(text(new) == row.wanted)
  }

  /// What the edit means when read back: an edit must not pull a neighbouring line into a value.
  @Test(arguments: [
    Case("an indented section", "[a]\n  k = 1\n  x = 0\n", ["[a]", "k=2", "x=0", "m=3"]),
    Case("an indented last option", "[a]\n  x = 0\n", ["[a]", "x=0", "k=2", "m=3"]),
    Case("an indented header after it", "[a]\n [b]\nx = 0\n", ["[a]", "k=2", "m=3", "[b]", "x=0"]),
    Case("an indented header after its option", "[a]\n  k = 1\n  [b]\nx = 0\n", ["[a]", "k=2", "m=3", "[b]", "x=0"]),
  ])
  func `indented otherTools keep their meaning`(_ row: Case<String, [String]>) throws {
    let document = try INIDocument(Array(row.given.utf8))
    let new = document.setting([("k", "2"), ("m", "3")], in: "a")
    #expect(try meaning(text(new)) == row.wanted)
  }

  @Test(arguments: [
    Case("not there", "[b]\nx = 1\n", "[b]\nx = 1\n"),
    Case("alone", "[a]\nk = 1\n", ""),
    Case("the last", "[b]\nx = 1\n\n[a]\nk = 1\n", "[b]\nx = 1\n"),
    Case("between two", "[b]\nx = 1\n\n[a]\nk = 1\n\n[c]\n", "[b]\nx = 1\n\n[c]\n"),
    Case("the first", "[a]\nk = 1\n[b]\n", "[b]\n"),
    Case("a last line without an end before it", "[b]\n[a]\nk = 1\n", "[b]"),
    Case("no empty line before it, and another after", "[b]\n[a]\nk = 1\n[c]\n", "[b]\n[c]\n"),
    Case("comments that follow stay", "[a]\nk = 1\n# b's\n[b]\n", "# b's\n[b]\n"),
    Case("CRLF", "[b]\r\n\r\n[a]\r\nk = 1\r\n", "[b]\r\n"),
    Case("without options", "[b]\n\n[a]\n", "[b]\n"),
    Case("with a continuation", "[a]\nk = 1\n  2\n[b]\n", "[b]\n"),
  ])
  func `removing takes the section and nothing else`(_ row: Case<String, String>) throws {
    let document = try INIDocument(Array(row.given.utf8))
    #expect(text(document.removing(sections: ["a"])) == row.wanted)
  }

  @Test func `of two spellings of one name only the named section is removed`() throws {
    let document = try INIDocument(Array("[caf\u{E9}]\n[cafe\u{301}]\nk = 1\n".utf8))
    #expect(document.removing(sections: ["caf\u{E9}"]) == Array("[cafe\u{301}]\nk = 1\n".utf8))
    #expect(document.removing(sections: ["caf\u{E9}", "cafe\u{301}"]) == [])
  }
}
