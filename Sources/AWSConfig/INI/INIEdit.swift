import Text

/// Changes to sections that leave every other byte of the file as it is.
extension INIDocument {
  /// A replacement for some of the file's bytes. Edits of several sections are computed first, then applied together.
  struct Edit: Equatable {
    let range: Range<Int>
    let text: [UInt8]
  }

  /// The file with the edits applied. They must not overlap.
  func applying(_ edits: [Edit]) -> [UInt8] {
    var text: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      text += bytes[position..<edit.range.lowerBound]
      text += edit.text
      position = edit.range.upperBound
    }
    return text + bytes[position...]
  }

  /// The file with `values` in section `name`, in that order, and without the section's keys in `removing`.
  ///
  /// An existing option is replaced in place; a new one follows the last. A missing section is added at the end, after
  /// an empty line, or directly if the last line had no end. Comments, other options and line ends stay; new lines end
  /// as the file's first line does, and are indented like their neighbours, since a line indented deeper than the one
  /// above would become part of its value.
  ///
  /// - Parameter isFlush: whether the section's options lose their indentation. Go's SDK does not read indented options
  ///   that follow a header.
  func setting(
    _ values: [(key: String, value: String)], removing: Set<String> = [], in name: String, isFlush: Bool = false
  ) -> [UInt8] {
    guard let section = section(named: name) else { return applying([appending(section: name, values)]) }
    return applying([edit(setting: values, removing: removing, in: section, isFlush: isFlush)])
  }

  func edit(
    setting values: [(key: String, value: String)], removing: Set<String> = [], in section: Section,
    isFlush: Bool = false
  ) -> Edit {
    let start = section.header.range.upperBound
    let options = options(in: section)
    // An indented header further down would become part of the value above it.
    let isFlush = isFlush && indentation(of: section).isEmpty
    var text = missingEnd(of: bytes[..<start])
    var position = start
    var pending = values
    var indentation = options.isEmpty ? indentation(of: section) : []
    for option in options {
      let key = key(of: option)
      let lines = option.lines.range
      text += bytes[position..<lines.lowerBound]
      position = lines.upperBound
      let written = lines.lowerBound..<option.key.range.lowerBound
      indentation = isFlush ? [] : bytes[written]
      if let index = pending.firstIndex(where: { $0.key == key }) {
        text += indentation + line(pending.remove(at: index))
      } else if !removing.contains(key) {
        text += indentation + bytes[written.upperBound..<lines.upperBound] + missingEnd(of: bytes[lines])
      }
    }
    text += pending.flatMap { indentation + line($0) }
    return Edit(range: start..<position, text: text)
  }

  /// The file without the sections, and without what ``setting(_:removing:in:)`` put before each: an empty line, or the
  /// end of a last line that had none. Comments after a section's last option stay.
  package func removing(sections names: some Sequence<String>) -> [UInt8] {
    let names = Set(names.map(ExactText.init))
    var end = bytes.count
    var edits: [Edit] = []
    // Backwards, since what to remove depends on where the remaining file ends.
    for section in sections.reversed() where names.contains(ExactText(name(of: section))) {
      let range = extent(of: section, before: end)
      edits.append(Edit(range: range, text: []))
      if range.upperBound == end { end = range.lowerBound }
    }
    return applying(edits)
  }

  /// The range to remove with a section, where the file ends at `end` once the sections after it are gone.
  private func extent(of section: Section, before end: Int) -> Range<Int> {
    let upper = min((options(in: section).last?.lines ?? section.header).range.upperBound, end)
    let kept = bytes[..<section.header.range.lowerBound]
    let hasSeparator = kept.ends(with: lineEnd + lineEnd) || (upper == end && kept.ends(with: lineEnd))
    return kept.endIndex - (hasSeparator ? lineEnd.count : 0)..<upper
  }

  /// The indentation for the first option of an empty section: that of the next header, which would otherwise become
  /// part of the option's value.
  private func indentation(of section: Section) -> ArraySlice<UInt8> {
    let next = [sections, defaults].compactMap {
      $0.first { $0.header.range.lowerBound >= section.header.range.upperBound }
    }
    return (next.min { $0.header.range.lowerBound < $1.header.range.lowerBound } ?? section).indentation(in: bytes)
  }

  private func appending(section name: String, _ values: [(key: String, value: String)]) -> Edit {
    let end = missingEnd(of: bytes[...])
    let separator = bytes.isEmpty || !end.isEmpty ? [] : lineEnd
    let header = Array("[\(name)]".utf8) + lineEnd
    return Edit(range: bytes.count..<bytes.count, text: end + separator + header + values.flatMap(line))
  }

  private func line(_ option: (key: String, value: String)) -> [UInt8] {
    Array("\(option.key) = \(option.value)".utf8) + lineEnd
  }

  /// The line end that is missing from a text.
  private func missingEnd(of text: ArraySlice<UInt8>) -> [UInt8] {
    guard let last = text.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: "\r") else { return [] }
    return lineEnd
  }

  /// The line end of the file's first line.
  private var lineEnd: [UInt8] {
    let end = INIReader.line(of: bytes, at: 0)
    let found = Array(bytes[end.content.upperBound..<max(end.next, end.content.upperBound)])
    return found.isEmpty ? [UInt8(ascii: "\n")] : found
  }
}

extension INIDocument.Section {
  fileprivate func indentation(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[header.range.lowerBound..<name.range.lowerBound - 1]
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with tail: [UInt8]) -> Bool {
    suffix(tail.count).elementsEqual(tail)
  }
}
