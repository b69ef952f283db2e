import ShellCode

/// A start-up file's bytes, and the blocks in it that load aws-mfa. Every other byte stays as it is, whatever it is.
struct StartText: Equatable, Sendable {
  let bytes: [UInt8]

  static let begin = "# >>> aws-mfa >>>"
  static let end = "# <<< aws-mfa <<<"

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var hasBlock: Bool { firstBlock != nil }

  /// The bytes with a block of these lines, in place of the first one or at the end. Other blocks go.
  func with(_ lines: [String]) -> [UInt8] {
    if let old = firstBlock {
      return bytes[..<old.range.lowerBound] + Self.block(lines, old.note)
        + StartText(Array(bytes[old.range.upperBound...])).without.bytes
    }
    let isOpen = !bytes.isEmpty && bytes.last != Self.lineFeed
    return bytes + (isOpen ? [Self.lineFeed] : []) + Self.block(lines, isOpen ? .lineBreak : .block)
  }

  /// The bytes of a new file, for which this many folders were made.
  static func newFile(_ lines: [String], folders: Int) -> [UInt8] {
    block(lines, .file(folders: folders))
  }

  /// What is left without any block.
  struct Rest: Equatable {
    var bytes: [UInt8]
    /// If the file was new and nothing else is in it: how many folders were made for it.
    var madeFolders: Int?
  }

  var without: Rest {
    var rest = Rest(bytes: bytes)
    while let block = StartText(rest.bytes).firstBlock {
      let after = rest.bytes[block.range.upperBound...]
      rest.bytes.removeSubrange(block.range.lowerBound...)
      switch block.note {
      case .file(let folders) where rest.bytes.isEmpty && after.isEmpty: rest.madeFolders = folders
      case .lineBreak where after.isEmpty:
        for ending in [Self.lineFeed] + (block.hasCarriageReturns ? [Self.carriageReturn] : [])
        where rest.bytes.last == ending {
          rest.bytes.removeLast()
        }
      default: break
      }
      rest.bytes += after
    }
    return rest
  }

  /// The bytes with every block replaced by empty lines, so that the others keep their numbers.
  var blanked: [UInt8] {
    var text = bytes
    while let block = StartText(text).firstBlock {
      let breaks = text[block.range].count { $0 == Self.lineFeed }
      text.replaceSubrange(block.range, with: Array(repeating: Self.lineFeed, count: breaks))
    }
    return text
  }
}

extension StartText {
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A complete block: its lines with their line breaks.
  private struct Block {
    let range: Range<Int>
    let note: Note
    let hasCarriageReturns: Bool
  }

  /// The first complete block. One that has a beginning and no end is a comment.
  private var firstBlock: Block? {
    var start: Int?
    var note: [UInt8]?
    var at = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    while at < bytes.count {
      let next = (bytes[at...].firstIndex(of: Self.lineFeed) ?? bytes.count - 1) + 1
      let line = bytes[at..<next].drop(atEnd: Self.lineFeed)
      let text = line.drop(atEnd: Self.carriageReturn)
      if text.elementsEqual(Self.begin.utf8) {
        (start, note) = (at, nil)
      } else if let start {
        if text.elementsEqual(Self.end.utf8) {
          return Block(
            range: start..<next, note: Note(String(decoding: note ?? [], as: UTF8.self)),
            hasCarriageReturns: text.count < line.count)
        }
        note = note ?? Array(text)
      }
      at = next
    }
    return nil
  }

  private static func block(_ lines: [String], _ note: Note) -> [UInt8] {
    ([begin, note.line] + lines + [end]).flatMap { ByteText.bytes(of: $0) + [lineFeed] }
  }
}

/// The second line of a block: what goes with it when it is removed.
private enum Note {
  case block
  case lineBreak
  case file(folders: Int)

  private static let start = "# Written by awsmfa init; --remove deletes this "

  var line: String {
    switch self {
    case .block: Self.start + "block."
    case .lineBreak: Self.start + "block and the line break above."
    case .file(folders: 0): Self.start + "file."
    case .file(folders: 1): Self.start + "file and its folder if empty."
    case .file(let folders): Self.start + "file and \(folders) folders if empty."
    }
  }

  /// Reads what ``line`` writes, and what install.sh wrote before 0.1.
  init(_ line: String) {
    let number = Self.start + "file and "
    switch line {
    case Self.file(folders: 1).line: self = .file(folders: 1)
    case Self.lineBreak.line,
      "# Written by install.sh of aws-mfa; its --uninstall removes this block and the line break before it.":
      self = .lineBreak
    case Self.file(folders: 0).line, "# Written by install.sh of aws-mfa; its --uninstall removes this file.":
      self = .file(folders: 0)
    case _ where line.hasPrefix(number):
      self = .file(folders: Int(line.dropFirst(number.count).prefix { $0.isNumber }) ?? 0)
    default: self = .block
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func drop(atEnd byte: UInt8) -> ArraySlice<UInt8> {
    last == byte ? dropLast() : self
  }
}
