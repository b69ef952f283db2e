import Commands
import Text

/// The line being typed as the answer to a question. If the answer is a code, digits are shown and anything else
/// appears as `*`, since people type passwords there.
struct LineEditor {
  private let keys: TerminalKeys
  private let showsText: Bool
  private var line: [UInt8] = []
  private var escape = Escape.none

  private enum Escape {
    case none, started, sequence
  }

  init(keys: TerminalKeys = TerminalKeys(), showsText: Bool = false) {
    self.keys = keys
    self.showsText = showsText
  }

  /// In bytes: enough for a code, or for the longest name of a device.
  private var longest: Int { showsText ? 256 : 64 }

  /// What to echo for a key, and the answer if the key was the last one.
  mutating func type(_ byte: UInt8) -> (echo: String, answer: Answer?) {
    if skipsEscapeSequence(byte) { return ("", nil) }
    switch keys.meaning(of: byte) {
    case .enter: return ("", .line(String(decoding: line, as: UTF8.self)))
    case .interrupt: return ("^C", .interrupted)
    case .end: return line.isEmpty ? ("", .interrupted) : ("", nil)
    case .erase: return (erase(1), nil)
    case .eraseLine: return (erase(line.count), nil)
    case .text where line.count < longest: return (add(byte), nil)
    case .text, .nothing: return ("", nil)
    }
  }

  private mutating func add(_ byte: UInt8) -> String {
    line.append(byte)
    let isShown = showsText || byte.isDigit || byte == 0x20
    return isShown ? String(Unicode.Scalar(byte)) : "*"
  }

  private mutating func erase(_ count: Int) -> String {
    let erased = min(count, line.count)
    line.removeLast(erased)
    return String(repeating: "\u{8} \u{8}", count: erased)
  }

  /// Arrow keys and the markers around a paste are sent as `ESC [ … letter`.
  private mutating func skipsEscapeSequence(_ byte: UInt8) -> Bool {
    switch (escape, byte) {
    case (.none, 0x1B): escape = .started
    case (.none, _): return false
    case (.started, UInt8(ascii: "[")), (.started, UInt8(ascii: "O")): escape = .sequence
    case (.started, _): escape = .none
    case (.sequence, 0x40...0x7E): escape = .none
    case (.sequence, _): break
    }
    return true
  }
}
