import TestSupport
import Testing

@testable import AWSConfig

struct INIReadingTests {
  @Test(arguments: [
    Case("an empty file", "", []),
    Case("a section without options", "[a]\n", ["[a]"]),
    Case("an option", "[a]\nk = v\n", ["[a]", "k=v"]),
    Case("no final newline", "[a]\nk = v", ["[a]", "k=v"]),
    Case("no spaces around the delimiter", "[a]\nk=v\n", ["[a]", "k=v"]),
    Case("a colon as the delimiter", "[a]\nk: v\n", ["[a]", "k=v"]),
    Case("the first delimiter counts", "[a]\nk: v=w\nl = x:y\n", ["[a]", "k=v=w", "l=x:y"]),
    Case("an empty value", "[a]\nk =\n", ["[a]", "k="]),
    Case("keys in any case", "[a]\nAWS_Access_Key_ID = v\n", ["[a]", "aws_access_key_id=v"]),
    Case("section names keep their case", "[A]\n[a]\n", ["[A]", "[a]"]),
    Case("inner spaces of a section name", "[ a b ]\n", ["[ a b ]"]),
    Case("a bracket in a section name", "[a]b]\n", ["[a]b]"]),
    Case("text after a header", "[a] # note\n", ["[a]"]),
    Case("comments", "# c\n[a]\n; c\nk = v\n  # c\n", ["[a]", "k=v"]),
    Case("no inline comments", "[a]\nk = v # w\nl = x ; y\n", ["[a]", "k=v # w", "l=x ; y"]),
    Case("a continuation", "[a]\nk = v\n  w\n", ["[a]", "k=v⏎w"]),
    Case("a continuation after an empty line", "[a]\nk = v\n\n  w\n", ["[a]", "k=v⏎⏎w"]),
    Case("a comment in a continuation", "[a]\nk = v\n# c\n  w\n", ["[a]", "k=v⏎w"]),
    Case("trailing empty lines", "[a]\nk = v\n\n\n[b]\n", ["[a]", "k=v", "[b]"]),
    Case("a nested block", "[a]\ns3 =\n  x = 1\n  y = 2\n", ["[a]", "s3=⏎x = 1⏎y = 2"]),
    Case("what Python strips after a nested line", "[a]\ns3 =\n  x = 1 \u{C}\u{1F}\n", ["[a]", "s3=⏎x = 1"]),
    Case("an indented header under an option", "[a]\nk = v\n [b]\n", ["[a]", "k=v⏎[b]"]),
    Case("an indented option without one above", "[a]\n  k = v\n  l = w\n", ["[a]", "k=v", "l=w"]),
    Case("less indentation ends a value", "[a]\n  k = v\n l = w\n", ["[a]", "k=v", "l=w"]),
    Case("CRLF", "[a]\r\nk = v\r\n  w\r\n", ["[a]", "k=v⏎w"]),
    Case("CR", "[a]\rk = v\rl = w\r", ["[a]", "k=v", "l=w"]),
    Case("mixed line ends", "[a]\rk = v\r\nl = w\n", ["[a]", "k=v", "l=w"]),
    Case("a byte order mark", "\u{FEFF}[a]\nk = v\n", ["[a]", "k=v"]),
    Case("no-break and ideographic spaces", "[a]\nk\u{A0}=\u{3000}v\u{2003}\n", ["[a]", "k=v"]),
    Case("indentation in characters", "[a]\n\u{3000}k = v\n\u{3000}l = w\n", ["[a]", "k=v", "l=w"]),
    Case("DEFAULT", "[a]\nk = v\n[DEFAULT]\nl = w\n[b]\n", ["[a]", "k=v", "[b]"]),
    Case("DEFAULT twice", "[DEFAULT]\nk = v\n[a]\n[DEFAULT]\nl = w\n", ["[a]"]),
    Case("what only looks like DEFAULT", "[Default]\n[ DEFAULT]\n", ["[Default]", "[ DEFAULT]"]),
    Case(
      "a nested line without = in DEFAULT that no section takes", "[DEFAULT]\nk =\n  x\n[a]\nK = v\n", ["[a]", "k=v"]),
    Case("tabs", "[a]\nk\t=\tv\t\n", ["[a]", "k=v"]),
    Case("a value beyond ASCII", "[a]\nk = é 漢\n", ["[a]", "k=é 漢"]),
  ])
  func `a document is read as botocore reads it`(_ row: Case<String, [String]>) throws {
    #expect(try meaning(row.given) == row.wanted)
  }

  typealias Malformed = INIDocument.Malformed

  @Test(arguments: [
    Case("an option first", "\nk = v\n", Malformed(line: 2, reason: .optionBeforeSection)),
    Case("any text first", "words\n", Malformed(line: 1, reason: .optionBeforeSection)),
    Case("no delimiter", "[a]\nk\n", Malformed(line: 2, reason: .notAnOption)),
    Case("no key", "[a]\n= v\n", Malformed(line: 2, reason: .notAnOption)),
    Case("an empty header", "[a]\n[]\n", Malformed(line: 2, reason: .notAnOption)),
    Case("an open header", "[a\n", Malformed(line: 1, reason: .openHeader)),
    Case("an open header later", "[a]\n[b\n", Malformed(line: 2, reason: .openHeader)),
    Case("an open header before an option", "[a\nk = v\n", Malformed(line: 1, reason: .openHeader)),
    Case("a nested line without =", "[a]\ns3 =\n  x\n", Malformed(line: 3, reason: .nestedNotAnOption)),
    Case("a section twice", "[a]\n[b]\n[a]\n", Malformed(line: 3, reason: .duplicateSection("a"))),
    Case("a key twice", "[a]\nk = 1\nk = 2\n", Malformed(line: 3, reason: .duplicateOption("k"))),
    Case("a key twice in another case", "[a]\nk = 1\nK = 2\n", Malformed(line: 3, reason: .duplicateOption("K"))),
    Case("a key twice in DEFAULT", "[DEFAULT]\nk = 1\nk = 2\n", Malformed(line: 3, reason: .duplicateOption("k"))),
    Case(
      "a key twice in two DEFAULT", "[DEFAULT]\nk = 1\n[a]\nk = 2\n[DEFAULT]\n\u{212A} = 3\n",
      Malformed(line: 6, reason: .duplicateOption("\u{212A}"))),
    Case(
      "a nested line without = in DEFAULT", "[DEFAULT]\nk =\n  x\n[a]\nk = v\n[b]\n",
      Malformed(line: 3, reason: .nestedNotAnOption)),
    Case("a line counted over CRLF", "[a]\r\n\r\nk\r\n", Malformed(line: 3, reason: .notAnOption)),
    Case("a line counted over CR", "[a]\r\rk\r", Malformed(line: 3, reason: .notAnOption)),
    Case("a line counted over continuations", "[a]\nk = 1\n  2\n\n  3\nx\n", Malformed(line: 6, reason: .notAnOption)),
  ])
  func `what botocore refuses is refused with its line`(_ row: Case<String, Malformed>) {
    #expect(throws: row.wanted) { try meaning(row.given) }
  }

  @Test func `the same key in two sections is not a duplicate`() throws {
    #expect(try meaning("[a]\nk = 1\n[b]\nk = 2\n") == ["[a]", "k=1", "[b]", "k=2"])
  }

  @Test func `bytes that are not UTF-8 are read and kept`() throws {
    let bytes = Array("[a]\nk = ".utf8) + [0xFF, 0xC3] + Array("\n".utf8)
    let document = try INIDocument(bytes)
    #expect(document.bytes == bytes && document.keys(in: document.sections[0]) == ["k"])
  }
}
