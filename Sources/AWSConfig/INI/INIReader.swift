/// One pass over a document's lines, after Python's `configparser._read`: the same decisions in the same order.
struct INIReader {
  let bytes: [UInt8]
  private(set) var sections: [INIDocument.Section] = []
  /// The options of the `[DEFAULT]` sections so far: Python merges them all into one.
  private var defaultOptions: [INIDocument.Option] = []
  /// Nested blocks in `[DEFAULT]` that cannot be read. Python reads them only in sections that inherit them.
  private var defaultErrors: [(key: INIDocument.Span, line: Int)] = []
  private var hasDefaults = false
  private(set) var isInDefault = false
  /// The options of the open section.
  var options: [INIDocument.Option] = []
  /// Has a bit for each key of the open section: a key without its bit is a new one.
  var keyBits: UInt64 = 0
  private var names: NameTable
  /// Whether a key is not plain ASCII. Otherwise keys are compared byte by byte.
  private(set) var hasForeignKey = false
  var indentation = 0
  var lineNumber = 0
  var optionIsOpen = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    names = NameTable(capacity: bytes.count / 64)
    sections.reserveCapacity(bytes.count / 96)
  }

  mutating func read() throws(INIDocument.Malformed) {
    try read(lines: (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<bytes.count)
    closeSection(at: bytes.count)
    if !defaultErrors.isEmpty { try refuseTakenTroubles() }
  }

  /// The sections, separate from those named `[DEFAULT]`.
  var parted: (sections: [INIDocument.Section], defaults: [INIDocument.Section]) {
    hasDefaults ? (sections.filter { !isDefault($0) }, sections.filter(isDefault)) : (sections, [])
  }

  /// Where each name is among the parted sections.
  var partedNames: NameTable {
    guard hasDefaults else { return names }
    let sections = parted.sections
    var names = NameTable(capacity: sections.count * 2)
    for (index, section) in sections.enumerated() {
      _ = names.insert(hash: ByteWords.hash(bytes, section.name.range), index: index)
    }
    return names
  }

  private func isDefault(_ section: INIDocument.Section) -> Bool {
    section.name.range.count == 7 && bytes[section.name.range].elementsEqual("DEFAULT".utf8)
  }

  private func refuseTakenTroubles() throws(INIDocument.Malformed) {
    for error in defaultErrors {
      let isTaken = parted.sections.contains { section in
        !Self.options(of: section, in: bytes).contains {
          Self.lowercased(bytes[$0.key.range]) == Self.lowercased(bytes[error.key.range])
        }
      }
      if isTaken { throw INIDocument.Malformed(line: error.line, reason: .nestedNotAnOption) }
    }
  }

  /// The options of a section in a document that has been read without errors.
  static func options(of section: INIDocument.Section, in bytes: [UInt8]) -> [INIDocument.Option] {
    var reader = INIReader(section, in: bytes)
    try? reader.read(lines: section.body.range)
    return reader.options
  }

  private init(_ section: INIDocument.Section, in bytes: [UInt8]) {
    self.bytes = bytes
    names = NameTable(capacity: 0)
    sections = [section]
    options.reserveCapacity(8)
    indentation = Self.characters(in: bytes[section.header.range.lowerBound..<section.name.range.lowerBound - 1])
  }

  private mutating func read(lines: Range<Int>) throws(INIDocument.Malformed) {
    var start = lines.lowerBound
    while true {
      start = try readPlainLines(from: start, to: lines.upperBound)
      if start == lines.upperBound { return }
      let line = Self.line(of: bytes, at: start)
      lineNumber += 1
      // Trailing whitespace may stay: it is in no name or key.
      let content = Self.afterWhitespace(bytes, line.content)..<line.content.upperBound
      if !content.isEmpty, !Self.isComment(bytes, content) {
        try read(content, of: start..<line.next)
      }
      start = line.next
    }
  }

  private mutating func read(
    _ content: Range<Int>, of line: Range<Int>
  ) throws(INIDocument.Malformed) {
    let isIndented = content.lowerBound > line.lowerBound
    let depth = isIndented ? Self.characters(in: bytes[line.lowerBound..<content.lowerBound]) : 0
    if optionIsOpen, depth > indentation {
      try extendOption(content, of: line)
      return
    }
    indentation = depth
    if let name = sectionName(in: content) {
      try openSection(name, of: line)
    } else if sections.isEmpty {
      throw malformed(isHeader(content) ? .openHeader : .optionBeforeSection)
    } else {
      try openOption(content, of: line)
    }
  }

  /// A line that is indented deeper than the option above belongs to its value.
  private mutating func extendOption(
    _ content: Range<Int>, of line: Range<Int>
  ) throws(INIDocument.Malformed) {
    let last = options.count - 1
    let option = options[last]
    let first = Self.line(of: bytes, at: Int(option.valueStart)).content
    let isNested = Self.trimmed(bytes, first).isEmpty
    if isNested, !isNestedOption(Self.trimmed(bytes, content)) {
      guard let section = sections.last, isDefault(section) else { throw malformed(.nestedNotAnOption) }
      defaultErrors.append((option.key, lineNumber))
    }
    options[last].lines = INIDocument.Span(option.lines.range.lowerBound..<line.upperBound)
  }

  private func isNestedOption(_ content: Range<Int>) -> Bool {
    if !bytes[content].contains(where: { $0 < 0x20 || $0 >= 0x80 }) {
      return bytes[content].contains(UInt8(ascii: "="))
    }
    return Self.nestedLines(of: String(decoding: bytes[content], as: UTF8.self))
      .allSatisfy { $0.utf8.contains(UInt8(ascii: "=")) }
  }

  /// Whether a line without a section name seems to have been meant as a header.
  private func isHeader(_ content: Range<Int>) -> Bool {
    bytes[content.lowerBound] == UInt8(ascii: "[") && !bytes[content].contains(UInt8(ascii: "]"))
  }

  /// The text between the first `[` and the last `]` of a line that begins with `[`.
  private func sectionName(in content: Range<Int>) -> Range<Int>? {
    guard bytes[content.lowerBound] == UInt8(ascii: "["),
      let close = bytes[content].lastIndex(of: UInt8(ascii: "]")),
      close > content.lowerBound + 1
    else { return nil }
    return content.lowerBound + 1..<close
  }

  mutating func openSection(
    _ name: Range<Int>, of line: Range<Int>
  ) throws(INIDocument.Malformed) {
    let section = INIDocument.Section(
      name: INIDocument.Span(name), header: INIDocument.Span(line),
      body: INIDocument.Span(line.upperBound..<line.upperBound))
    let isDefault = isDefault(section)
    guard isDefault || isNewName(name) else {
      throw malformed(.duplicateSection(String(decoding: bytes[name], as: UTF8.self)))
    }
    closeSection(at: line.lowerBound)
    options.removeAll(keepingCapacity: true)
    keyBits = 0
    hasForeignKey = false
    if isDefault {
      options = defaultOptions
      hasForeignKey = true
      hasDefaults = true
    }
    isInDefault = isDefault
    sections.append(section)
    optionIsOpen = false
  }

  private mutating func isNewName(_ name: Range<Int>) -> Bool {
    let candidates = names.insert(hash: ByteWords.hash(bytes, name), index: sections.count)
    return !candidates.contains { bytes[sections[$0].name.range].elementsEqual(bytes[name]) }
  }

  private mutating func closeSection(at end: Int) {
    guard let last = sections.indices.last else { return }
    sections[last].body = INIDocument.Span(sections[last].header.range.upperBound..<end)
    if isInDefault { defaultOptions = options }
  }

  private mutating func openOption(
    _ content: Range<Int>, of line: Range<Int>
  ) throws(INIDocument.Malformed) {
    if options.isEmpty { hasForeignKey = false }
    let delimiter = delimiter(after: content.lowerBound)
    guard delimiter < content.upperBound else { throw malformed(isHeader(content) ? .openHeader : .notAnOption) }
    let key = Self.trimmed(bytes, content.lowerBound..<delimiter)
    guard !key.isEmpty else { throw malformed(.notAnOption) }
    guard !options.contains(where: { isSameKey($0.key.range, key) }) else {
      throw malformed(.duplicateOption(String(decoding: bytes[key], as: UTF8.self)))
    }
    keyBits |= Self.bit(of: key, in: bytes)
    options.append(
      INIDocument.Option(
        key: INIDocument.Span(key), valueStart: Int32(delimiter + 1), lines: INIDocument.Span(line)))
    optionIsOpen = true
  }

  /// The position of the next delimiter, on this line or a later one. Notes whether a byte before it is not ASCII.
  private mutating func delimiter(after start: Int) -> Int {
    var end = start
    while true {
      end = ByteWords.first(in: bytes, from: end) { ByteWords.delimiters($0) | ByteWords.foreign($0) }
      guard end < bytes.count, bytes[end] >= 0x80 else { return end }
      hasForeignKey = true
      end += 1
    }
  }

  func isSameKey(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    if hasForeignKey { return Self.lowercased(bytes[one]) == Self.lowercased(bytes[other]) }
    guard one.count == other.count else { return false }
    // From the end: many keys begin the same.
    let distance = other.upperBound - one.upperBound
    return one.reversed().allSatisfy { Self.lowercased(bytes[$0]) == Self.lowercased(bytes[$0 + distance]) }
  }

  private func malformed(_ reason: INIDocument.Malformed.Reason) -> INIDocument.Malformed {
    INIDocument.Malformed(line: lineNumber, reason: reason)
  }
}
