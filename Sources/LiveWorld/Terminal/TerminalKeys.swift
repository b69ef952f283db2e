/// What the keys of a question mean: first what the terminal is set to (`stty intr ^X`), then what they mean everywhere.
struct TerminalKeys {
  enum Meaning {
    case enter, interrupt, end, erase, eraseLine, text, nothing
  }

  private var own: [UInt8: Meaning] = [:]

  init() {}

  init(of terminal: borrowing Descriptor) {
    self.init(csystem_keys_of(terminal.number))
  }

  init(_ keys: csystem_keys) {
    add(keys.erase_line, .eraseLine)
    add(keys.erase_word, .eraseLine)
    add(keys.erase, .erase)
    add(keys.end, .end)
    add(keys.quit, .interrupt)
    add(keys.interrupt, .interrupt)
  }

  /// A key that a terminal does not have is negative.
  private mutating func add(_ key: CInt, _ meaning: Meaning) {
    if let key = UInt8(exactly: key) { own[key] = meaning }
  }

  func meaning(of byte: UInt8) -> Meaning {
    switch byte {
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
    default: if let meaning = own[byte] { return meaning }
    }
    switch byte {
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"): return .enter
    case 0x03, 0x1C: return .interrupt
    case 0x04: return .end
    case 0x08, 0x7F: return .erase
    case 0x15, 0x17: return .eraseLine
    case 0x20...0x7E: return .text
    default: return .nothing
    }
  }
}
