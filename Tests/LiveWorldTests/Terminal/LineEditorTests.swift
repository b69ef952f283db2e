import TestSupport
import Testing

@testable import AWSAPI
@testable import Commands
@testable import LiveWorld
@testable import Text

struct LineEditorTests {
  struct Typed: Equatable {
    var echo = ""
    var answer: Answer?
  }

  @Test(arguments: [
    Case("digits and Enter", "123456\r", Typed(echo: "123456", answer: .line("123456"))),
    Case("a line end for Enter", "1\n", Typed(echo: "1", answer: .line("1"))),
    Case("Enter alone", "\r", Typed(answer: .line(""))),
    Case("not done yet", "123", Typed(echo: "123")),
    Case("a space is shown", "1 2\r", Typed(echo: "1 2", answer: .line("1 2"))),
    Case("letters are stars", "pa$5\r", Typed(echo: "***5", answer: .line("pa$5"))),
    Case("Ctrl-C", "12\u{3}", Typed(echo: "12^C", answer: .interrupted)),
    Case("Ctrl-backslash", "\u{1C}", Typed(echo: "^C", answer: .interrupted)),
    Case("Ctrl-D on an empty line", "\u{4}", Typed(answer: .interrupted)),
    Case("Ctrl-D after a digit", "1\u{4}2\r", Typed(echo: "12", answer: .line("12"))),
    Case("Ctrl-D after erasing", "1\u{7F}\u{4}", Typed(echo: "1\u{8} \u{8}", answer: .interrupted)),
    Case("Ctrl-Z is nothing", "1\u{1A}2\r", Typed(echo: "12", answer: .line("12"))),
    Case("a tab is nothing", "1\t2\r", Typed(echo: "12", answer: .line("12"))),
    Case("delete", "12\u{7F}3\r", Typed(echo: "12\u{8} \u{8}3", answer: .line("13"))),
    Case("backspace", "12\u{8}3\r", Typed(echo: "12\u{8} \u{8}3", answer: .line("13"))),
    Case("delete on an empty line", "\u{7F}1\r", Typed(echo: "1", answer: .line("1"))),
    Case("Ctrl-U", "12\u{15}3\r", Typed(echo: "12\u{8} \u{8}\u{8} \u{8}3", answer: .line("3"))),
    Case("Ctrl-W", "12\u{17}3\r", Typed(echo: "12\u{8} \u{8}\u{8} \u{8}3", answer: .line("3"))),
    Case("arrow keys", "1\u{1B}[A\u{1B}[D2\r", Typed(echo: "12", answer: .line("12"))),
    Case("arrow keys of another mode", "1\u{1B}OA2\r", Typed(echo: "12", answer: .line("12"))),
    Case("a key with numbers", "1\u{1B}[1;5C2\r", Typed(echo: "12", answer: .line("12"))),
    Case("a paste with its marks", "\u{1B}[200~123456\u{1B}[201~\r", Typed(echo: "123456", answer: .line("123456"))),
    Case("Escape, then a key", "1\u{1B}x2\r", Typed(echo: "12", answer: .line("12"))),
    Case("beyond ASCII is nothing", "1é2\r", Typed(echo: "12", answer: .line("12"))),
    Case("what comes after Enter is not read", "1\r2", Typed(echo: "1", answer: .line("1"))),
    Case(
      "no more than 64 characters", String(repeating: "1", count: 70) + "\r",
      Typed(echo: String(repeating: "1", count: 64), answer: .line(String(repeating: "1", count: 64)))),
  ])
  func `a key shows itself and may end the question`(_ row: Case<String, Typed>) {
    var editor = LineEditor()
    let typed = row.given.utf8.reduce(into: Typed()) { typed, byte in
      guard typed.answer == nil else { return }
      let (echo, answer) = editor.type(byte)
      typed.echo += echo
      typed.answer = answer
    }
    #expect(typed == row.wanted)
  }

  @Test(arguments: [
    Case("interrupt", "1\u{18}", Typed(echo: "1^C", answer: .interrupted)),
    Case("Ctrl-C all the same", "1\u{3}", Typed(echo: "1^C", answer: .interrupted)),
    Case("quit that was Ctrl-W", "1\u{17}", Typed(echo: "1^C", answer: .interrupted)),
    Case("erase", "12#3\r", Typed(echo: "12\u{8} \u{8}3", answer: .line("13"))),
    Case("erase that is a digit", "5\r", Typed(echo: "5", answer: .line("5"))),
    Case("erase the line", "12@3\r", Typed(echo: "12\u{8} \u{8}\u{8} \u{8}3", answer: .line("3"))),
    Case("the end", "\u{1A}", Typed(answer: .interrupted)),
    Case("Enter", "1\r", Typed(echo: "1", answer: .line("1"))),
  ])
  func `the terminal's own keys count`(_ row: Case<String, Typed>) {
    let keys = csystem_keys(
      interrupt: 0x18, quit: 0x17, end: 0x1A, erase: 0x23, erase_word: 0x35, erase_line: 0x40)
    var editor = LineEditor(keys: TerminalKeys(keys))
    let typed = row.given.utf8.reduce(into: Typed()) { typed, byte in
      guard typed.answer == nil else { return }
      let (echo, answer) = editor.type(byte)
      typed.echo += echo
      typed.answer = answer
    }
    #expect(typed == row.wanted)
  }

  @Test(arguments: [
    Case("letters", "arn:a/b\r", Typed(echo: "arn:a/b", answer: .line("arn:a/b"))),
    Case("erasing", "ab\u{7F}c\r", Typed(echo: "ab\u{8} \u{8}c", answer: .line("ac"))),
    Case("an escape sequence", "a\u{1B}[31mb\r", Typed(echo: "ab", answer: .line("ab"))),
    Case(
      "no more than 256 characters", String(repeating: "a", count: 300) + "\r",
      Typed(echo: String(repeating: "a", count: 256), answer: .line(String(repeating: "a", count: 256)))),
  ])
  func `what is not a code is shown`(_ row: Case<String, Typed>) {
    var editor = LineEditor(shown: .everything)
    let typed = row.given.utf8.reduce(into: Typed()) { typed, byte in
      guard typed.answer == nil else { return }
      let (echo, answer) = editor.type(byte)
      typed.echo += echo
      typed.answer = answer
    }
    #expect(typed == row.wanted)
  }

  @Test(arguments: 0...255 as ClosedRange<UInt8>)
  func `no key shows anything but a digit, a space, a star or an erasure`(_ byte: UInt8) {
    var editor = LineEditor()
    _ = editor.type(UInt8(ascii: "1"))
    let echo = editor.type(byte).echo
    #expect(["", "*", " ", "^C", "\u{8} \u{8}"].contains(echo) || (0x30...0x39).contains(byte))
  }
}
