import Commands
import Text

/// What is shown of an answer while it is typed.
enum Echo {
  case everything
  /// Digits; anything else appears as `*`, since people type passwords where a code is asked for.
  case code
  /// Nothing but `*`.
  case nothing
  /// An access key's id, for as long as it can be one: as soon as it cannot, every character is a `*`, the ones before
  /// it too. People paste the secret there.
  case keyID
}

/// The line being typed as the answer to a question.
struct LineEditor {
  private let keys: TerminalKeys
  private let shown: Echo
  private var line: [UInt8] = []
  private var escape = Escape.none

  private enum Escape {
    case none, started, sequence
  }

  init(keys: TerminalKeys = TerminalKeys(), shown: Echo = .code) {
    self.keys = keys
    self.shown = shown
  }

  /// In bytes: enough for a code, or for the longest name of a device.
  private var longest: Int { shown == .code ? 64 : 256 }
  /// In characters.
  private static let keyIDLength = 20

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
    let wasKeyID = isKeyID
    line.append(byte)
    let isShown =
      switch shown {
      case .everything: true
      case .code: byte.isDigit || byte == 0x20
      case .nothing: false
      case .keyID: isKeyID
      }
    if isShown { return String(Unicode.Scalar(byte)) }
    let before = shown == .keyID && wasKeyID ? line.count - 1 : 0
    return String(repeating: "\u{8}", count: before) + String(repeating: "*", count: before + 1)
  }

  /// Whether what was typed so far can be the beginning of a key's id.
  private var isKeyID: Bool {
    line.count <= Self.keyIDLength && line.allSatisfy { $0.isUppercase || $0.isDigit }
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
