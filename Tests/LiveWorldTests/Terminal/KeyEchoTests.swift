import Testing

@testable import Commands
@testable import LiveWorld

/// What a terminal shows of keys while they are typed.
struct KeyEchoTests {
  /// The line as a terminal shows it: a backspace goes back, and what follows is written over.
  private func screen(_ text: String, _ shown: Echo) -> String {
    var editor = LineEditor(shown: shown)
    var line: [Character] = []
    var column = 0
    for byte in text.utf8 {
      for character in editor.type(byte).echo {
        if character == "\u{8}" {
          column -= 1
          continue
        }
        if column < line.count { line[column] = character } else { line.append(character) }
        column += 1
      }
    }
    return String(line)
  }

  @Test func `an id is shown`() {
    #expect(screen("AKIAEXAMPLE000000001", .keyID) == "AKIAEXAMPLE000000001")
  }

  @Test(arguments: ["AKIAEXAMPLE000000001,secret", "A1b", "AB12CD34EF56GH78IJ90K", "aws_access_key_id = AKIA", " A"])
  func `what cannot be an id is not shown, nor what came before it`(_ text: String) {
    #expect(screen(text, .keyID) == String(repeating: "*", count: text.count))
  }

  @Test func `nothing of a secret is shown, its digits neither`() {
    #expect(screen("a1 B/2", .nothing) == "******")
  }

  @Test func `a paste of 256 characters is kept whole`() {
    var editor = LineEditor(shown: .nothing)
    let text = String(repeating: "x", count: 256)
    for byte in text.utf8 { _ = editor.type(byte) }
    #expect(editor.type(13).answer == .line(text))
  }
}
