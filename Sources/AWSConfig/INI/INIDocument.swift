/// A file in the dialect of `~/.aws/config` and `~/.aws/credentials`, kept byte for byte.
///
/// It is read by the rules of botocore, which every Python tool shares: Python's `configparser` in strict mode. A
/// document that botocore refuses is refused here too, with the line. Two things are tolerated: a byte order mark,
/// which botocore refuses, and bytes that are not UTF-8, which it refuses depending on the locale.
package struct INIDocument: Equatable, Sendable {
  package let bytes: [UInt8]
  let sections: [Section]
  /// The sections named `[DEFAULT]`, which belong to no profile: every section has their options unless it sets them.
  let defaults: [Section]
  /// Where each name is among ``sections``.
  private let names: NameTable

  /// A section: the line of its header and the options up to the next one. The name is as written between the brackets.
  package struct Section: Equatable, Sendable {
    let name: Span
    let header: Span
    /// The lines between the header and the next one.
    var body: Span
  }

  /// An option: `lines` includes all its continuation lines and line ends.
  struct Option: Equatable, Sendable {
    let key: Span
    let valueStart: Int32
    var lines: Span
  }

  /// A range in few bytes: large files have very many of them.
  struct Span: Equatable, Sendable {
    private let lower: Int32
    private let upper: Int32

    init(_ range: Range<Int>) {
      lower = Int32(range.lowerBound)
      upper = Int32(range.upperBound)
    }

    var range: Range<Int> { Int(lower)..<Int(upper) }
  }

  /// The size of the longest file that is read, in bytes.
  package static let longest = 64 << 20

  /// - Throws: ``Malformed`` with the line that botocore would refuse.
  package init(_ bytes: [UInt8]) throws(Malformed) {
    var reader = INIReader(bytes)
    try reader.read()
    self.bytes = bytes
    (sections, defaults) = reader.parted
    names = reader.partedNames
  }

  private init(_ bytes: [UInt8], _ sections: [Section], _ names: NameTable) {
    self.bytes = bytes
    self.sections = sections
    self.names = names
    defaults = []
  }

  static let empty = INIDocument([], [], NameTable(capacity: 0))

  package static func == (one: Self, other: Self) -> Bool {
    one.bytes == other.bytes && one.defaults == other.defaults
  }

  /// The same document, each section with only the options written in it.
  var withoutDefaults: INIDocument { defaults.isEmpty ? self : INIDocument(bytes, sections, names) }

  /// Why a file cannot be read, and where: `line` counts from 1.
  package struct Malformed: Error, Equatable {
    package enum Reason: Equatable, Sendable {
      case optionBeforeSection, notAnOption, nestedNotAnOption, openHeader
      case duplicateSection(String)
      case duplicateOption(String)
    }
    package let line: Int
    package let reason: Reason
  }

  func name(of section: Section) -> String {
    String(decoding: bytes[section.name.range], as: UTF8.self)
  }

  func section(named name: String) -> Section? {
    index(of: Array(name.utf8)).map { sections[$0] }
  }

  /// The index of the section whose name is written in exactly these bytes.
  func index(of name: [UInt8]) -> Int? {
    names.first(hash: ByteWords.hash(name, 0..<name.count)) { bytes[sections[$0].name.range].elementsEqual(name) }
  }

  /// A section of which several options are wanted.
  struct ReadSection: Sendable {
    fileprivate let options: [Option]
  }

  func reading(_ section: Section) -> ReadSection {
    ReadSection(options: options(in: section))
  }

  func value(_ key: String, in section: Section) -> String? {
    value(key, in: reading(section))
  }

  /// The option's value, without surrounding whitespace and comments; continuation lines are joined by a newline.
  func value(_ key: String, in section: ReadSection) -> String? {
    if let option = option(key, among: section.options) { return value(of: option) }
    for section in defaults {
      if let option = option(key, in: section) { return value(of: option) }
    }
    return nil
  }

  /// The lines that an option occupies, without their ends; empty if there is no such option.
  func lines(of key: String, in section: String) -> [String] {
    guard let lines = self.section(named: section).flatMap({ option(key, in: $0) })?.lines.range else { return [] }
    var found: [String] = []
    var start = lines.lowerBound
    while start < lines.upperBound {
      let line = INIReader.line(of: bytes, at: start)
      found.append(String(decoding: bytes[line.content], as: UTF8.self))
      start = line.next
    }
    return found
  }

  /// The number of the line that has this byte, counted from 1.
  func lineNumber(at position: Int) -> Int {
    var (number, start) = (1, 0)
    while true {
      let next = INIReader.line(of: bytes, at: start).next
      if position < next || next == start { return number }
      (number, start) = (number + 1, next)
    }
  }

  /// The keys of a section in file order, in lower case, as botocore compares them.
  func keys(in section: Section) -> [String] {
    options(in: section).map(key)
  }

  /// Options are only read when wanted: most sections of a large file never are.
  func options(in section: Section) -> [Option] {
    INIReader.options(of: section, in: bytes)
  }

  func option(_ key: String, in section: Section) -> Option? {
    option(key, among: options(in: section))
  }

  private func option(_ key: String, among options: [Option]) -> Option? {
    let wanted = Array(key.utf8)
    return options.first { isKey(bytes[$0.key.range], wanted) }
  }

  private func isKey(_ key: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    guard key.allSatisfy({ $0 < 0x80 }) else { return INIReader.lowercased(key) == wanted }
    return key.elementsEqual(wanted) { INIReader.lowercased($0) == $1 }
  }

  func key(of option: Option) -> String {
    String(decoding: INIReader.lowercased(bytes[option.key.range]), as: UTF8.self)
  }

  private func value(of option: Option) -> String {
    var value: [UInt8] = []
    let first = Int(option.valueStart)
    var start = first
    while start < option.lines.range.upperBound {
      let line = INIReader.line(of: bytes, at: start)
      let content = INIReader.trimmed(bytes, line.content)
      let isFirst = start == first
      if isFirst || !INIReader.isComment(bytes, content) {
        if !isFirst { value.append(UInt8(ascii: "\n")) }
        value += bytes[content]
      }
      start = line.next
    }
    return String(decoding: INIReader.droppingTrailingWhitespace(value), as: UTF8.self)
  }
}
