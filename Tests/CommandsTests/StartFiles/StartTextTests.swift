import TestSupport
import Testing

@testable import Commands

/// The blocks in a start-up file.
struct StartTextTests {
  private static let begin = "# >>> aws-mfa >>>\n"
  private static let end = "# <<< aws-mfa <<<\n"
  private static let note = "# Written by awsmfa init; --remove deletes this block.\n"

  private func with(_ text: String, _ lines: [String] = ["new"]) -> String {
    String(decoding: StartText(Array(text.utf8)).with(lines), as: UTF8.self)
  }

  private func without(_ text: String) -> String {
    String(decoding: StartText(Array(text.utf8)).without.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    Case("an empty file", "", begin + note + "new\n" + end),
    Case("lines", "a\nb\n", "a\nb\n" + begin + note + "new\n" + end),
    Case(
      "an open end", "a\nb",
      "a\nb\n" + begin + "# Written by awsmfa init; --remove deletes this block and the line break above.\nnew\n" + end),
    Case("an older block in its place", "a\n\(begin)\(note)old\n\(end)b\n", "a\n\(begin)\(note)new\n\(end)b\n"),
    Case(
      "install.sh's block in its place",
      "a\n\(begin)# Written by install.sh of aws-mfa; its --uninstall removes this block.\neval \"$(x init bash)\"\n\(end)b\n",
      "a\n\(begin)\(note)new\n\(end)b\n"),
    Case(
      "several blocks", "\(begin)\(note)1\n\(end)a\n\(begin)\(note)2\n\(end)b\n\(begin)\(note)3\n\(end)",
      "\(begin)\(note)new\n\(end)a\nb\n"),
    Case("a beginning without an end", "a\n\(begin)b\n", "a\n\(begin)b\n\(begin)\(note)new\n\(end)"),
    Case("an end without a beginning", "a\n\(end)b\n", "a\n\(end)b\n\(begin)\(note)new\n\(end)"),
    Case("markers that are part of a line", "x \(begin)y\nx \(end)", "x \(begin)y\nx \(end)\(begin)\(note)new\n\(end)"),
  ])
  func `a block is added at the end, or takes the place of the first one`(_ row: Case<String, String>) {
    #expect(with(row.given) == row.wanted)
  }

  @Test(arguments: [
    "", "\n", "a\nb\n", "a\nb", "a\r\nb\r\n", "a\r\nb", "\u{FEFF}a", "\u{FEFF}", "é\0\n\n\n", "a\0", "\r", " ",
  ])
  func `removing a block gives back every byte`(_ text: String) {
    let (once, twice) = (with(text), with(with(text, ["other"]), ["new"]))
    #expect([without(once), without(twice), with(once)] == [text, text, once])
  }

  @Test func `bytes that are not text stay`() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0, 0x0A, 0xE9]
    #expect(StartText(StartText(bytes).with(["new"])).without.bytes == bytes)
  }

  @Test(arguments: [
    Case("other line ends", added(to: "a\n").replacing("\n", with: "\r\n"), "a\r\n"),
    Case("other line ends after an open end", added(to: "a").replacing("\n", with: "\r\n"), "a"),
    Case("lines below, after an open end", added(to: "a") + "b", "a\nb"),
    Case("a byte order mark before it", "\u{FEFF}" + added(to: ""), "\u{FEFF}"),
    Case("no line break at the end", String(added(to: "a\n").dropLast()), "a\n"),
    Case(
      "install.sh's note",
      "a\n\(begin)# Written by install.sh of aws-mfa; its --uninstall removes this block and the line break before it.\nx\n\(end)",
      "a"),
    Case("several", added(to: "a") + "b\n" + added(to: ""), "a\nb\n"),
  ])
  func `a block is known after other changes`(_ row: Case<String, String>) {
    #expect(without(row.given) == row.wanted)
  }

  private static func added(to text: String) -> String { StartTextTests().with(text) }

  @Test(arguments: [0, 1, 2, 14])
  func `a new file says which folders go with it`(_ folders: Int) {
    let new = StartText.newFile(["x"], folders: folders)
    #expect(StartText(new).without == StartText.Rest(bytes: [], madeFolders: folders))
    #expect(StartText(StartText(new).with(["y"])).without.madeFolders == folders)
    #expect(StartText(new + [0x61]).without == StartText.Rest(bytes: [0x61]))
  }

  @Test func `no line of a block's own is longer than 80 columns`() {
    let texts = [StartText.newFile([], folders: 12), StartText([0x61]).with([]), StartText([]).with([])]
    let lines = texts.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
    #expect(lines.filter { $0.count > 80 } == [])
  }

  @Test func `lines keep their numbers without the blocks`() {
    let text = "a\n\(Self.begin)\(Self.note)x\n\(Self.end)b\n"
    #expect(String(decoding: StartText(Array(text.utf8)).blanked, as: UTF8.self) == "a\n\n\n\n\nb\n")
  }
}

extension String {
  fileprivate func replacing(_ text: String, with other: String) -> String {
    split(separator: Character(text), omittingEmptySubsequences: false).joined(separator: other)
  }
}
