/// Changes to one section that leave every other byte of the file as it is.
extension INIDocument {
  /// The file with `values` in section `name`, in that order, and without the section's keys in `removing`.
  ///
  /// An option that is there is replaced in its place; a new one follows the last. A missing section is added at the end,
  /// after an empty line, or straight away if the last line had no end. Comments, other options and line ends stay; new lines end as the file's first line does, and are
  /// indented as their neighbours, since a line that is indented deeper than the one above would be part of its value.
  package func setting(
    _ values: [(key: String, value: String)], removing: Set<String> = [], in name: String
  ) -> [UInt8] {
    guard let section = section(named: name) else {
      return appending(section: name, values)
    }
    var text: [UInt8] = []
    let start = section.header.range.upperBound
    var position = start
    var pending = values
    var indentation = indentation(of: section)
    for option in options(in: section) {
      let key = key(of: option)
      let lines = option.lines.range
      text += bytes[position..<lines.lowerBound]
      position = lines.upperBound
      indentation = bytes[lines.lowerBound..<option.key.range.lowerBound]
      if let index = pending.firstIndex(where: { $0.key == key }) {
        text += indentation + line(pending.remove(at: index))
      } else if !removing.contains(key) {
        text += ended(bytes[lines])
      }
    }
    text += pending.flatMap { indentation + line($0) }
    return ended(bytes[..<start]) + text + bytes[position...]
  }

  /// The file without the section, and without what ``setting(_:removing:in:)`` put before it: an empty line, or the end of
  /// a last line that had none. Comments that follow the section's last option stay.
  package func removing(section name: String) -> [UInt8] {
    guard let section = section(named: name) else { return bytes }
    let end = (options(in: section).last?.lines ?? section.header).range.upperBound
    var kept = bytes[..<section.header.range.lowerBound]
    if kept.ends(with: lineEnd + lineEnd) || (end == bytes.count && kept.ends(with: lineEnd)) {
      kept = kept.dropLast(lineEnd.count)
    }
    return Array(kept + bytes[end...])
  }

  /// Of the first option of a section that has none: as deep as the next header, which it would else swallow.
  private func indentation(of section: Section) -> ArraySlice<UInt8> {
    let next = sections.first { $0.header.range.lowerBound >= section.header.range.upperBound }
    return (next ?? section).indentation(in: bytes)
  }

  private func appending(section name: String, _ values: [(key: String, value: String)]) -> [UInt8] {
    let isEnded = ended(bytes[...]).count == bytes.count
    let separator = bytes.isEmpty || !isEnded ? [] : lineEnd
    let header = Array("[\(name)]".utf8) + lineEnd
    return ended(bytes[...]) + separator + header + values.flatMap(line)
  }

  private func line(_ option: (key: String, value: String)) -> [UInt8] {
    Array("\(option.key) = \(option.value)".utf8) + lineEnd
  }

  private func ended(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard let last = text.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: "\r") else {
      return Array(text)
    }
    return text + lineEnd
  }

  /// As the first line of the file ends.
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
